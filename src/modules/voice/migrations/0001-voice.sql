-- What residents bring. The case itself (state, holder, deadlines) lies with the casework engine.
create table liren.voice_category (
  code text primary key,
  group_zh text not null,
  group_en text not null,
  name_zh text not null,
  name_en text not null,
  limit_amount integer not null check (limit_amount > 0),
  limit_unit text not null check (limit_unit in ('WORK_HOUR', 'WORK_DAY', 'CALENDAR_DAY', 'HOUR')),
  body text not null,
  examples_zh text not null
);
comment on table liren.voice_category is 'reference: small classes of events and their limits (GB/T 30428.2 as the root)';
grant select, insert, update on liren.voice_category to liren_app;

create table liren.voice (
  county integer not null,
  id uuid not null,
  code bigint not null,
  channel text not null check (channel in ('grid', 'web', 'screen', 'hotline', 'station', 'point')),
  text text not null,
  address text not null,
  lon double precision,
  lat double precision,
  phone_sealed bytea,
  satisfaction integer check (satisfaction between 1 and 5),
  satisfaction_note text,
  primary key (county, id),
  check (county = code / 1000000000)
);
comment on table liren.voice is 'regional: what a resident said, where, through which channel; the telephone number is sealed';
comment on column liren.voice.satisfaction is 'how the answer was received, 满意度 1–5: it judges the answer, no person';
grant select, insert, update on liren.voice to liren_app;
alter table liren.voice enable row level security;
alter table liren.voice force row level security;
create policy voice_territory on liren.voice using (
  code between nullif(current_setting('app.lo', true), '')::bigint
           and nullif(current_setting('app.hi', true), '')::bigint
  and (nullif(current_setting('app.subjects', true), '') is null
       or id = any (string_to_array(current_setting('app.subjects', true), ',')::uuid[])));
alter table liren.voice add foreign key (county, id) references liren.case_file (county, id);
