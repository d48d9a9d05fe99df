-- A step says which limit it gave and until when it waits; a pause ends by itself; what was handed on can be taken back.
set local app.lo = '0';
set local app.hi = '999999999999999';

alter table liren.case_step
  add column limit_amount integer,
  add column limit_unit text check (limit_unit in ('WORK_HOUR', 'WORK_DAY', 'CALENDAR_DAY', 'HOUR')),
  add column until timestamptz;
alter table liren.case_file
  add column paused_until timestamptz,
  add column urged integer not null default 0,
  add column reviewed_at_top boolean not null default false;
comment on column liren.case_file.paused_until is 'when the clock runs again by itself; null for a pause of before this was asked';
comment on column liren.case_file.reviewed_at_top is 'another person of the top desk has looked at it after a dispute: there is no further review';
create index case_file_resuming on liren.case_file (paused_until) where paused_until is not null;

comment on column liren.case_file.sides is 'open tasks beside the lead''s, as role, code and body of their desks; as giver the desk that may take it back';
update liren.case_file f set sides = array(
    select case t.role when 'lead' then 'giver ' || t.giver_code || ' ' || coalesce(t.giver_org::text, '-')
                       else t.role || ' ' || t.holder_code || ' ' || coalesce(t.holder_org::text, '-') end
      from liren.case_task t
     where t.county = f.county and t.case_id = f.id and t.done_at is null and (t.role <> 'lead' or t.giver_code is not null)
     order by 1)
 where answered_at is null;

-- What a desk searches, as it is compared: one width, small letters, no spaces. Modules add what is theirs.
alter table liren.case_file add column sought text not null default '';
update liren.case_file set sought = lower(regexp_replace(normalize(title, nfkc), '\s', '', 'g'));

-- A matter of a community may be found to lie in one of its cells. Only where it lies may change on what is appended.
grant update (code) on liren.case_step, liren.case_escalation, liren.case_number, liren.case_key to liren_app;
