-- What residents typically say of each small class, for the suggestion while somebody writes.
create table liren.voice_example (
  id text primary key,
  category text not null references liren.voice_category (code),
  text text not null
);
comment on table liren.voice_example is 'reference: invented or anonymised texts per small class, from which the suggestion of a class is learned';
grant select, insert, delete on liren.voice_example to liren_app;
