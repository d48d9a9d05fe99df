-- Who is who: public bodies, staff accounts and their posts, sessions, and what sign-in must remember.
create table liren.organisation (
  county integer not null,
  id uuid not null,
  code bigint not null,
  name text not null check (name <> ''),
  name_en text not null,
  kind text not null,
  primary key (county, id),
  check (county = code / 1000000000)
);
comment on table liren.organisation is 'regional: departments and utilities of a city or county, which posts act for and cases are given to';
create index organisation_place on liren.organisation (code);
grant select, insert, update on liren.organisation to liren_app;
alter table liren.organisation enable row level security;
alter table liren.organisation force row level security;
create policy organisation_territory on liren.organisation using (
  code between nullif(current_setting('app.lo', true), '')::bigint
           and nullif(current_setting('app.hi', true), '')::bigint
  and nullif(current_setting('app.subjects', true), '') is null);
-- Names of public bodies are public, and a street gives cases to departments of its county, which lie above it.
create policy organisation_public on liren.organisation for select using (true);

create table liren.account (
  id uuid primary key,
  login text not null unique check (login ~ '^[a-z0-9][a-z0-9._-]*$'),
  name text not null check (name <> ''),
  synthetic boolean not null,
  code bigint not null,
  password_hash text,
  totp_secret bytea,
  totp_last_step bigint,
  oidc_subject text unique,
  created_at timestamptz not null,
  disabled_at timestamptz
);
comment on table liren.account is 'side: staff who can sign in; never deleted, because the trail names them';
comment on column liren.account.code is 'the smallest territory that holds all posts in force or to come';
create index account_place on liren.account (code);
grant select, insert, update on liren.account to liren_app;

create table liren.post (
  county integer not null,
  id uuid not null,
  code bigint not null,
  account_id uuid not null,
  role text not null,
  org uuid,
  valid_from date not null,
  valid_to date,
  ended_at timestamptz,
  ended_reason text,
  primary key (county, id),
  check (county = code / 1000000000),
  check (valid_to >= valid_from),
  check ((ended_at is null) = (ended_reason is null))
);
comment on table liren.post is 'regional: which account holds which role, where, for which body, from when to when; ended, never deleted';
comment on column liren.post.valid_to is 'the last day in force';
create index post_place on liren.post (county, code);
create index post_holder on liren.post (account_id);
alter table liren.post add constraint post_org foreign key (county, org) references liren.organisation (county, id);
grant select, insert, update on liren.post to liren_app;
alter table liren.post enable row level security;
alter table liren.post force row level security;
create policy post_territory on liren.post using (
  code between nullif(current_setting('app.lo', true), '')::bigint
           and nullif(current_setting('app.hi', true), '')::bigint
  and nullif(current_setting('app.subjects', true), '') is null);
-- Two narrow windows, opened for one question and shut again: the posts of one holder (sign-in happens before there is
-- a territory), and the officers whose names hang at the entrance of their cell.
create policy post_holder on liren.post for select using (
  account_id = nullif(current_setting('app.account', true), '')::uuid);
create policy post_posted on liren.post for select using (
  role = 'gridOfficer' and current_setting('app.posted', true) = 'yes');

create table liren.session (
  token_hash text primary key,
  kind text not null check (kind in ('staff', 'resident')),
  account uuid not null,
  name text not null,
  post uuid,
  role text,
  code bigint,
  org uuid,
  post_until date,
  created_at timestamptz not null,
  seen_at timestamptz not null,
  expires_at timestamptz not null,
  revoked_at timestamptz,
  check ((post is null) = (role is null) and (post is null) = (code is null))
);
comment on table liren.session is 'side: open sign-ins by the hash of their token; whatever ends a post or an account ends its rows in the same transaction';
create index session_account on liren.session (account);
create index session_post on liren.session (post);
grant select, insert, update, delete on liren.session to liren_app;

create table liren.sign_in_challenge (
  token_hash text primary key,
  kind text not null check (kind in ('totp', 'enrol', 'invite', 'phone', 'oidc')),
  account_id uuid references liren.account (id),
  phone_index text,
  code_mac text,
  sealed bytea,
  tries integer not null default 0,
  created_at timestamptz not null,
  expires_at timestamptz not null
);
comment on table liren.sign_in_challenge is 'side: sign-ins that have begun and not ended, and one-time links';
create index sign_in_challenge_account on liren.sign_in_challenge (account_id);
create index sign_in_challenge_phone on liren.sign_in_challenge (phone_index);
create index sign_in_challenge_age on liren.sign_in_challenge (expires_at);
grant select, insert, update, delete on liren.sign_in_challenge to liren_app;

create table liren.recovery_code (
  account_id uuid not null references liren.account (id),
  code_mac text not null,
  used_at timestamptz,
  primary key (account_id, code_mac)
);
comment on table liren.recovery_code is 'side: single-use codes that stand in for a lost authenticator app, as keyed hashes';
grant select, insert, update, delete on liren.recovery_code to liren_app;

create table liren.resident (
  id uuid primary key,
  phone_index text not null unique,
  phone bytea not null,
  created_at timestamptz not null
);
comment on table liren.resident is 'side: residents who chose to sign in by phone; the number is sealed, found by a blind index';
grant select, insert on liren.resident to liren_app;

create table liren.message_out (
  id uuid primary key,
  at timestamptz not null,
  recipient bytea not null,
  text bytea not null,
  sent_at timestamptz
);
comment on table liren.message_out is 'side: short messages for the gateway, sealed; swept after a week';
create index message_out_age on liren.message_out (at);
grant select, insert, update, delete on liren.message_out to liren_app;

create table liren.login_attempt (
  key text primary key,
  count integer not null,
  since timestamptz not null,
  until timestamptz
);
comment on table liren.login_attempt is 'side: tries and sent codes counted by a keyed hash of login, phone or address, known or not';
create index login_attempt_age on liren.login_attempt (since);
grant select, insert, update, delete on liren.login_attempt to liren_app;
