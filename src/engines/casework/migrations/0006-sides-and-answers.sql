-- Who may act on a case must be readable from its own row, so that a page, a list and a stream ask the same rule.
set local app.lo = '0';
set local app.hi = '999999999999999';

alter table liren.case_file
  add column sides text[] not null default '{}',
  add column answered_by uuid;
comment on column liren.case_file.sides is 'open tasks beside the lead''s, as role, code and body of their desks';
comment on column liren.case_file.answered_by is 'the account that gave the last answer: nobody reviews the own answer';
update liren.case_file f set sides = array(
    select t.role || ' ' || t.holder_code || ' ' || coalesce(t.holder_org::text, '-') from liren.case_task t
     where t.county = f.county and t.case_id = f.id and t.done_at is null and t.role <> 'lead' order by 1)
 where answered_at is null;
update liren.case_file f set answered_by = s.account from liren.case_step s
 where s.county = f.county and s.case_id = f.id and s.at = f.answered_at and f.closed_at is null;

-- A lead without a limit of its own owes what the resident was promised; others count by the hours of their own office.
alter table liren.case_task add column with_case boolean not null default false;
comment on column liren.case_task.with_case is 'runs on the clock of the case instead of a limit of its own';
update liren.case_task t set with_case = true from liren.case_file f
 where f.county = t.county and f.id = t.case_id and t.role = 'lead' and t.started_at = f.clock_from
   and t.limit_amount = f.limit_amount and t.limit_unit = f.limit_unit;
