-- How long silence is waited for is kept beside the instant it leads to, so that an edit of the calendar can recompute it.
alter table liren.case_file
  add column lapse_amount integer,
  add column lapse_unit text check (lapse_unit in ('WORK_HOUR', 'WORK_DAY', 'CALENDAR_DAY', 'HOUR'));
-- An edit of the calendar goes through every open case.
create index case_file_open on liren.case_file (county, id) where closed_at is null;
