-- What was changed by hand, by whom and why: one row for each day, year and set of hours, and none is ever changed.
create table liren.calendar_change (
  id         uuid not null primary key,
  at         timestamptz not null,
  what       text not null check (what in ('day', 'published', 'withdrawn', 'hours', 'hoursWithdrawn')),
  -- The day; 1 January of a year; the day from which hours hold.
  day        date not null,
  level      text check (level in ('city', 'county', 'street', 'community', 'grid')),
  was        text not null,
  became     text not null,
  reason     text not null check (reason <> ''),
  account    uuid,
  check ((level is not null) = (what in ('hours', 'hoursWithdrawn')))
);
comment on table liren.calendar_change is 'reference: changes of the working calendar and the office hours, by whom and why; append-only';
create index calendar_change_day on liren.calendar_change (day, at);
grant select, insert on liren.calendar_change to liren_app;
-- Hours that are not yet in force, or were entered by mistake today, can be withdrawn; the change remains.
grant delete on liren.office_hours to liren_app;
