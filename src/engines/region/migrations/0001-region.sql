-- The region tree: one copy for all counties, read by every module, changed a few times a year.
create table liren.region (
  code bigint primary key,
  level text not null check (level in ('city', 'county', 'street', 'community', 'grid')),
  name text not null check (name <> ''),
  name_en text,
  parent bigint references liren.region (code),
  lo bigint not null,
  hi bigint not null,
  lon double precision,
  lat double precision,
  outline jsonb,
  schematic boolean not null default true,
  households integer check (households >= 0),
  established boolean not null default true,
  operating boolean not null default true,
  valid_from date not null,
  valid_to date,
  check (code = lo and hi >= lo),
  check ((parent is null) = (level = 'city')),
  check ((lon is null) = (lat is null)),
  check (valid_to >= valid_from)
);
comment on table liren.region is 'reference: divisions of the city and the cells below them; never deleted, ended by valid_to; outlines are a schematic map unless schematic is false';
comment on column liren.region.established is 'the division exists on paper 建制';
comment on column liren.region.operating is 'the division has an office that works 实际运行';
comment on column liren.region.valid_from is '0001-01-01: older than the first list that was loaded';
comment on column liren.region.valid_to is 'the first day on which it no longer holds';
create index region_parent on liren.region (parent);
grant select, insert, update on liren.region to liren_app;

create table liren.region_alias (
  code bigint not null references liren.region (code),
  alias text not null check (alias <> ''),
  kind text not null check (kind in ('former', 'short')),
  valid_to date,
  primary key (code, alias)
);
comment on table liren.region_alias is 'reference: former and short names under which a region is still looked for';
grant select, insert, update on liren.region_alias to liren_app;

-- `code` may be one that no list of ours ever held: old papers carry codes older than this installation.
create table liren.region_successor (
  code bigint not null,
  successor bigint not null references liren.region (code),
  since date not null,
  kind text not null check (kind in ('merge', 'split', 'rename', 'recode')),
  primary key (code, successor)
);
comment on table liren.region_successor is 'reference: which region took over from a code that ended; 废码不用, a code is never used again (行政区划代码管理办法)';
grant select, insert, update on liren.region_successor to liren_app;

-- One row. Every server keeps the tree in memory and asks once a request whether it is still this version.
create table liren.region_version (
  id integer primary key check (id = 1),
  version uuid not null,
  files text not null
);
comment on table liren.region_version is 'reference: the version of the tree, and the digest of the files it was loaded from';
insert into liren.region_version (id, version, files) values (1, gen_random_uuid(), '');
grant select, update on liren.region_version to liren_app;
