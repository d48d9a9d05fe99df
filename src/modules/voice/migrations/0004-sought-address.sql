-- A neighbour at the counter says which door: the address is searched with the title.
set local app.lo = '0';
set local app.hi = '999999999999999';
update liren.case_file f
   set sought = f.sought || ' ' || lower(regexp_replace(normalize(v.address, nfkc), '\s', '', 'g'))
  from liren.voice v
 where v.county = f.county and v.id = f.id and v.address <> '';
