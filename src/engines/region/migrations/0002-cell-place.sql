-- What people call the place where they live: estates, buildings, hamlets, as the community keeps them for its cells.
create table liren.cell_place (
  county integer not null,
  id uuid not null,
  code bigint not null references liren.region (code),
  name text not null check (length(name) between 2 and 40),
  valid_from date not null,
  valid_to date,
  primary key (county, id),
  check (county = code / 1000000000),
  check (valid_to >= valid_from)
);
comment on table liren.cell_place is 'reference: named places of a cell, from which an address finds it; public like the tree itself, never deleted';
comment on column liren.cell_place.valid_to is 'the first day on which it no longer holds';
create unique index cell_place_name on liren.cell_place (county, code, name) where valid_to is null;
grant select, insert, update on liren.cell_place to liren_app;
