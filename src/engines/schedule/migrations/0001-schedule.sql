-- The working calendar and the office hours: dated data that an administrator edits, one copy for all regions.

-- A year without a row, or 'unpublished', is one whose State Council notice has not come out.
create table liren.calendar_year (
  year   int  not null primary key check (year between 1992 and 2999),
  status text not null check (status in ('published', 'unpublished')),
  source text not null default '',
  check (status = 'unpublished' or source <> '')
);
comment on table liren.calendar_year is 'reference: whether the working calendar of a year has been published, and by which notice';

-- Only what differs from Monday to Friday; work is made up on weekends alone.
create table liren.calendar_day (
  day     date not null primary key check (day between date '1992-01-01' and date '2999-12-31'),
  kind    text not null check (kind in ('holiday', 'workday')),
  name_zh text not null check (name_zh <> ''),
  name_en text not null check (name_en <> ''),
  check (kind = 'holiday' or extract(isodow from day) in (6, 7))
);
comment on table liren.calendar_day is 'reference: statutory holidays and make-up workdays';

create table liren.office_hours (
  level      text not null check (level in ('city', 'county', 'street', 'community', 'grid')),
  valid_from date not null,
  periods    text not null
    check (periods ~ '^[0-2][0-9]:[0-5][0-9]-[0-2][0-9]:[0-5][0-9](,[0-2][0-9]:[0-5][0-9]-[0-2][0-9]:[0-5][0-9])*$'),
  primary key (level, valid_from)
);
comment on table liren.office_hours is 'reference: office hours of each level, from a day on';
