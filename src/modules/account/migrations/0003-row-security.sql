-- The second wall around those who work here, and around residents who signed in by phone. Sign-in happens before there
-- is a territory, so each of its questions opens a window of its own (src/modules/account/windows.ts) and shuts it again.
alter table liren.account enable row level security;
alter table liren.account force row level security;
-- In the territory, or with a post in it: a county ends the posts it gave, whatever else their holder is elsewhere.
create policy account_territory on liren.account using (
  nullif(current_setting('app.subjects', true), '') is null
  and (code between nullif(current_setting('app.lo', true), '')::bigint
                and nullif(current_setting('app.hi', true), '')::bigint
       or exists (select 1 from liren.post
                   where post.account_id = account.id
                     and post.code between nullif(current_setting('app.lo', true), '')::bigint
                                       and nullif(current_setting('app.hi', true), '')::bigint)));
-- The one whose second step this is, who changes the own password, who holds a one-time link.
create policy account_holder on liren.account using (
  id = nullif(current_setting('app.account', true), '')::uuid);
-- The login that was typed; the person the identity provider names.
create policy account_login on liren.account for select using (
  login = nullif(current_setting('app.login', true), ''));
create policy account_subject on liren.account for select using (
  oidc_subject = nullif(current_setting('app.oidc', true), ''));
-- The officers whose names hang at the entrance of their cell; those who stand on a page of the audit trail.
create policy account_posted on liren.account for select using (
  current_setting('app.posted', true) = 'yes'
  and exists (select 1 from liren.post where post.account_id = account.id and post.role = 'gridOfficer'));
create policy account_named on liren.account for select using (
  id = any (string_to_array(nullif(current_setting('app.accounts', true), ''), ',')::uuid[]));

alter table liren.resident enable row level security;
alter table liren.resident force row level security;
-- By the blind index of the phone that has just shown its code.
create policy resident_phone on liren.resident using (
  phone_index = nullif(current_setting('app.phone', true), ''));

comment on table liren.session is 'side: open sign-ins by the hash of their token; whatever ends a post or an account ends its rows in the same transaction. No row security: it is what says which territory a request has, and its key is a secret of 256 bits';
comment on table liren.sign_in_challenge is 'side: sign-ins that have begun and not ended, and one-time links. No row security: found before anybody is known, by the hash of a secret of 256 bits; phone and codes are sealed';
comment on table liren.recovery_code is 'side: single-use codes that stand in for a lost authenticator app. No row security: nothing but keyed hashes of secrets';
comment on table liren.message_out is 'side: short messages for the gateway; swept after a week. No row security: sealed, and sent by the platform itself';
comment on table liren.login_attempt is 'side: tries and sent codes counted by a keyed hash of login, phone or address, known or not. No row security: nothing but counts under keyed hashes';
