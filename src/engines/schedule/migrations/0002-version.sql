-- Servers keep the calendar in memory; this number tells them when theirs has been overtaken.
create table liren.calendar_version (
  one boolean primary key default true check (one),
  version integer not null
);
comment on table liren.calendar_version is 'reference: changes with every edit of the calendar or the office hours';
insert into liren.calendar_version (version) values (1);

grant select, insert, update, delete on liren.calendar_day to liren_app;
grant select, insert, update on liren.calendar_year, liren.office_hours, liren.calendar_version to liren_app;
