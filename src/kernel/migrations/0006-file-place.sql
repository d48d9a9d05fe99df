-- The subject of a file may turn out to lie elsewhere in its county; what the file holds never changes.
grant update (code) on liren.file to liren_app;
