-- What every module stands on: the audit trail, the outbox, answers kept for replays, files.
grant usage on schema liren to liren_app;

create table liren.audit_event (
  seq bigint generated always as identity,
  txid bigint not null default pg_current_xact_id()::text::bigint,
  id uuid not null,
  at timestamptz not null,
  code bigint not null,
  account uuid,
  post uuid,
  role text not null,
  action text not null,
  subject text not null,
  subject_id text not null,
  purpose text not null,
  request_id text not null,
  detail jsonb not null,
  primary key (id),
  -- What lies outside would be seen by no territory, and so never sealed.
  check (code between 0 and 999999999999999)
);
comment on table liren.audit_event is 'side: who did or looked at what, in which post, for which purpose; append-only';
create index audit_event_order on liren.audit_event (txid, seq);
create index audit_event_place on liren.audit_event (code, at);
create index audit_event_subject on liren.audit_event (subject, subject_id, at);
grant select on liren.audit_event to liren_app;
-- Not txid: the application must not be able to date a row back among sealed ones.
grant insert (id, at, code, account, post, role, action, subject, subject_id, purpose, request_id, detail)
  on liren.audit_event to liren_app;
alter table liren.audit_event enable row level security;
alter table liren.audit_event force row level security;
create policy audit_event_append on liren.audit_event for insert with check (true);
create policy audit_event_territory on liren.audit_event for select using (
  code between nullif(current_setting('app.lo', true), '')::bigint
           and nullif(current_setting('app.hi', true), '')::bigint
  and nullif(current_setting('app.subjects', true), '') is null);

create table liren.audit_seal (
  no integer primary key,
  txid_from bigint not null,
  txid_to bigint not null,
  count integer not null,
  root text not null,
  previous text not null,
  at timestamptz not null,
  key_id text not null,
  signature text not null
);
comment on table liren.audit_seal is 'side: Merkle roots over batches of audit_event, chained and signed; a copy is kept outside the database';
grant select, insert on liren.audit_seal to liren_app;

create table liren.outbox (
  id bigint generated always as identity primary key,
  at timestamptz not null default now(),
  code bigint not null,
  topic text not null,
  payload jsonb not null
);
comment on table liren.outbox is 'local: what was decided and must still be told; rows leave when they have been told';
-- UPDATE only because a row that is being told is locked FOR UPDATE; nothing updates it.
grant select, insert, update, delete on liren.outbox to liren_app;

create table liren.replay (
  key_hash text primary key,
  request_hash text not null,
  status integer not null,
  answer bytea not null,
  at timestamptz not null default now()
);
comment on table liren.replay is 'side: sealed answers by idempotency key, so that a repeated request changes nothing and hears the same';
create index replay_age on liren.replay (at);
grant select, insert, delete on liren.replay to liren_app;

create table liren.file (
  county integer not null,
  id uuid not null,
  code bigint not null,
  subject text not null,
  subject_id uuid not null,
  name text not null,
  type text not null,
  size integer not null,
  sha256 text not null,
  width integer,
  height integer,
  bytes bytea not null,
  thumbnail bytea,
  added_at timestamptz not null,
  added_by uuid,
  primary key (county, id),
  check (county = code / 1000000000)
);
comment on table liren.file is 'regional: attachments, re-encoded on arrival; served only through the policy of their subject';
create index file_subject on liren.file (county, subject_id);
grant select, insert on liren.file to liren_app;
alter table liren.file enable row level security;
alter table liren.file force row level security;
create policy file_territory on liren.file using (
  code between nullif(current_setting('app.lo', true), '')::bigint
           and nullif(current_setting('app.hi', true), '')::bigint
  and (nullif(current_setting('app.subjects', true), '') is null
       or subject_id = any (string_to_array(current_setting('app.subjects', true), ',')::uuid[])));
