-- Everything that asks for an answer. Steps are appended, never changed; case_file caches their fold.
create sequence liren.case_number_seq;
grant usage on sequence liren.case_number_seq to liren_app;

create table liren.case_file (
  county integer not null,
  id uuid not null,
  code bigint not null,
  kind text not null,
  number text not null,
  title text not null,
  category text not null,
  state text not null,
  holder_code bigint not null,
  holder_org uuid,
  holder_name text not null,
  orgs text[] not null default '{}',
  opened_at timestamptz not null,
  limit_amount integer not null,
  limit_unit text not null check (limit_unit in ('WORK_HOUR', 'WORK_DAY', 'CALENDAR_DAY', 'HOUR')),
  clock_from timestamptz not null,
  due_at timestamptz,
  risk_at timestamptz,
  provisional boolean not null default false,
  paused_since timestamptz,
  answered_at timestamptz,
  lapses_at timestamptz,
  closed_at timestamptz,
  outcome text,
  returned integer not null default 0,
  disputed integer not null default 0,
  escalated integer not null default 0,
  version integer not null,
  primary key (county, id),
  check (county = code / 1000000000)
);
comment on table liren.case_file is 'regional: one matter that asks for an answer; its state is the fold of its steps';
create index case_file_place on liren.case_file (code, opened_at);
create index case_file_street on liren.case_file (county, (code / 1000000), opened_at desc, id desc);
create index case_file_county on liren.case_file (county, opened_at desc, id desc);
create index case_file_newest on liren.case_file (opened_at desc, id desc);
create index case_file_running on liren.case_file (county, (code / 1000000), due_at, id) where due_at is not null;
create index case_file_running_city on liren.case_file (due_at, id) where due_at is not null;
create index case_file_lapsing on liren.case_file (lapses_at) where lapses_at is not null;
grant select, insert, update on liren.case_file to liren_app;

create table liren.case_step (
  county integer not null,
  id uuid not null,
  case_id uuid not null,
  code bigint not null,
  seq integer not null,
  at timestamptz not null,
  action text not null,
  from_state text,
  to_state text not null,
  account uuid,
  role text not null,
  desk text,
  holder_code bigint,
  holder_org uuid,
  holder_name text,
  note text,
  reason text,
  photos text[] not null default '{}',
  primary key (county, id),
  unique (county, case_id, seq),
  check (county = code / 1000000000)
);
comment on table liren.case_step is 'regional: what was done on a case, by which desk and why; append-only';
grant select, insert on liren.case_step to liren_app;

create table liren.case_task (
  county integer not null,
  id uuid not null,
  case_id uuid not null,
  code bigint not null,
  role text not null check (role in ('lead', 'co', 'supervise')),
  holder_code bigint not null,
  holder_org uuid,
  holder_name text not null,
  giver_code bigint,
  giver_org uuid,
  giver_name text,
  started_at timestamptz not null,
  limit_amount integer not null,
  limit_unit text not null check (limit_unit in ('WORK_HOUR', 'WORK_DAY', 'CALENDAR_DAY', 'HOUR')),
  due_at timestamptz,
  risk_at timestamptz,
  provisional boolean not null default false,
  rung integer not null default 0,
  fires_at timestamptz,
  done_at timestamptz,
  outcome text,
  primary key (county, id),
  check (county = code / 1000000000)
);
comment on table liren.case_task is 'regional: who owes what on a case until when; the lead, each co-handler and each supervisor has a deadline of its own';
create index case_task_case on liren.case_task (county, case_id);
create index case_task_desk on liren.case_task (holder_code, holder_org, due_at, id) where done_at is null;
create index case_task_org on liren.case_task (holder_org, started_at desc) where holder_org is not null;
create index case_task_ladder on liren.case_task (fires_at) where fires_at is not null;
grant select, insert, update on liren.case_task to liren_app;

create table liren.case_pause (
  county integer not null,
  id uuid not null,
  case_id uuid not null,
  code bigint not null,
  from_at timestamptz not null,
  to_at timestamptz,
  reason text not null,
  primary key (county, id),
  check (county = code / 1000000000)
);
comment on table liren.case_pause is 'regional: when the clock of a case stood still, and why';
create index case_pause_case on liren.case_pause (county, case_id);
grant select, insert, update on liren.case_pause to liren_app;

create table liren.case_escalation (
  county integer not null,
  task_id uuid not null,
  rung integer not null,
  case_id uuid not null,
  code bigint not null,
  fired_at timestamptz not null,
  primary key (county, task_id, rung),
  check (county = code / 1000000000)
);
comment on table liren.case_escalation is 'regional: rungs of the ladder that have fired; the key makes each fire once, whoever tries';
grant select, insert on liren.case_escalation to liren_app;

create table liren.case_number (
  number text primary key,
  county integer not null,
  code bigint not null,
  case_id uuid not null
);
comment on table liren.case_number is 'side: finds a case by its number without knowing its county';
grant select, insert on liren.case_number to liren_app;

create table liren.case_owner (
  account uuid not null,
  case_id uuid not null,
  county integer not null,
  code bigint not null,
  opened_at timestamptz not null,
  primary key (account, case_id)
);
comment on table liren.case_owner is 'side: the cases a resident with an account has opened';
grant select, insert on liren.case_owner to liren_app;

alter table liren.case_file enable row level security;
alter table liren.case_file force row level security;
create policy case_file_territory on liren.case_file using (
  code between nullif(current_setting('app.lo', true), '')::bigint
           and nullif(current_setting('app.hi', true), '')::bigint
  and (nullif(current_setting('app.subjects', true), '') is null
       or id = any (string_to_array(current_setting('app.subjects', true), ',')::uuid[])));

alter table liren.case_step enable row level security;
alter table liren.case_step force row level security;
create policy case_step_territory on liren.case_step using (
  code between nullif(current_setting('app.lo', true), '')::bigint
           and nullif(current_setting('app.hi', true), '')::bigint
  and (nullif(current_setting('app.subjects', true), '') is null
       or case_id = any (string_to_array(current_setting('app.subjects', true), ',')::uuid[])));

alter table liren.case_task enable row level security;
alter table liren.case_task force row level security;
create policy case_task_territory on liren.case_task using (
  code between nullif(current_setting('app.lo', true), '')::bigint
           and nullif(current_setting('app.hi', true), '')::bigint
  and (nullif(current_setting('app.subjects', true), '') is null
       or case_id = any (string_to_array(current_setting('app.subjects', true), ',')::uuid[])));

alter table liren.case_pause enable row level security;
alter table liren.case_pause force row level security;
create policy case_pause_territory on liren.case_pause using (
  code between nullif(current_setting('app.lo', true), '')::bigint
           and nullif(current_setting('app.hi', true), '')::bigint
  and (nullif(current_setting('app.subjects', true), '') is null
       or case_id = any (string_to_array(current_setting('app.subjects', true), ',')::uuid[])));

alter table liren.case_escalation enable row level security;
alter table liren.case_escalation force row level security;
create policy case_escalation_territory on liren.case_escalation using (
  code between nullif(current_setting('app.lo', true), '')::bigint
           and nullif(current_setting('app.hi', true), '')::bigint
  and (nullif(current_setting('app.subjects', true), '') is null
       or case_id = any (string_to_array(current_setting('app.subjects', true), ',')::uuid[])));

alter table liren.case_step add foreign key (county, case_id) references liren.case_file (county, id);
alter table liren.case_task add foreign key (county, case_id) references liren.case_file (county, id);
alter table liren.case_pause add foreign key (county, case_id) references liren.case_file (county, id);
