-- Why a session was ended by somebody else's hand: its person is told at the next sign-in. Null where its person ended it.
alter table liren.session add column ended_why text;
-- Another authenticator in the place of the one before, by whoever is signed in.
alter table liren.sign_in_challenge drop constraint sign_in_challenge_kind_check;
alter table liren.sign_in_challenge add constraint sign_in_challenge_kind_check
  check (kind in ('totp', 'enrol', 'invite', 'rebind', 'phone', 'oidc'));
