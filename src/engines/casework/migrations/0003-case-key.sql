-- Ids of cases are made by those who send them, and a primary key that begins with the county cannot see the other
-- counties. Whoever could open a second case under a known id elsewhere would hold the keys that derive from it.
create table liren.case_key (
  id uuid primary key,
  county integer not null,
  code bigint not null
);
comment on table liren.case_key is 'side: every case id once in the whole city';
grant select, insert on liren.case_key to liren_app;
insert into liren.case_key (id, county, code) select case_id, county, code from liren.case_number;
