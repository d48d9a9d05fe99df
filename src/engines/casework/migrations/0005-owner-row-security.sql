-- Who said what: seen by that resident's own requests alone, written where the case is opened.
alter table liren.case_owner enable row level security;
alter table liren.case_owner force row level security;
create policy case_owner_own on liren.case_owner for select using (
  account = nullif(current_setting('app.account', true), '')::uuid);
create policy case_owner_opened on liren.case_owner for insert with check (
  code between nullif(current_setting('app.lo', true), '')::bigint
           and nullif(current_setting('app.hi', true), '')::bigint);
comment on table liren.case_number is 'side: finds a case by its number without knowing its county. No row security: it says where a numbered case lies, nothing of whom or what';
comment on table liren.case_key is 'side: every case id once in the whole city. No row security: ids and places, nothing of whom or what';
