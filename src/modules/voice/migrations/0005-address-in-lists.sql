-- The lists show where a matter is; the case carries it from now on.
set local app.lo = '0';
set local app.hi = '999999999999999';

update liren.case_file f set address = v.address from liren.voice v
 where v.county = f.county and v.id = f.id and v.address <> '';
