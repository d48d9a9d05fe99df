-- Who left a telephone number hears that there is an answer, and once more before silence closes the matter.
create table liren.voice_notice (
  county integer not null,
  case_id uuid not null,
  code bigint not null,
  answered_at timestamptz not null,
  kind text not null check (kind in ('answered', 'lapsing')),
  at timestamptz not null,
  primary key (county, case_id, answered_at, kind),
  check (county = code / 1000000000)
);
comment on table liren.voice_notice is 'regional: which news of an answer has been told; the key makes each be told once, whoever tries';
grant select, insert on liren.voice_notice to liren_app;
alter table liren.voice_notice enable row level security;
alter table liren.voice_notice force row level security;
create policy voice_notice_territory on liren.voice_notice using (
  code between nullif(current_setting('app.lo', true), '')::bigint
           and nullif(current_setting('app.hi', true), '')::bigint
  and (nullif(current_setting('app.subjects', true), '') is null
       or case_id = any (string_to_array(current_setting('app.subjects', true), ',')::uuid[])));
alter table liren.voice_notice add foreign key (county, case_id) references liren.voice (county, id);
