// From data to values: the seed files and the tables take the same path, so that what a file may say and what
// an editor may save are one rule. An editing use-case calls `calendarFromRows` on the rows it is about to
// commit and refuses what throws; a calendar in the database therefore always loads.
import { z } from 'zod';
import { type Calendar, dayKinds, makeCalendar, yearStatuses } from './calendar.ts';
import { dayNumber, FIRST_YEAR, isWeekend, LAST_YEAR } from './civil.ts';
import {
  makeOfficeHours,
  type OfficeHours,
  type OfficeLevel,
  officeLevels,
  parsePeriods,
} from './office-hours.ts';
import { checkRows, csvRows, type DataIssue, type Rows, ScheduleDataError, tableRows } from './rows.ts';

const civilDate = z.iso
  .date({ error: 'notADate' })
  .refine((date) => isYear(Number(date.slice(0, 4))), { error: 'outOfRange' });
const words = z.string({ error: 'missing' }).min(1, { error: 'missing' });

const dayRow = z
  .object({
    date: civilDate,
    kind: z.enum(dayKinds, { error: 'unknownKind' }),
    name_zh: words,
    name_en: words,
  })
  // Work is only made up on weekends; on a weekday such a row says nothing and is most likely a slip of the date.
  .refine(({ date, kind }) => kind === 'holiday' || isWeekend(dayNumber(date)), {
    path: ['date'],
    error: 'alreadyWorkday',
  });

const yearRow = z
  .object({
    year: z.coerce.number({ error: 'notAYear' }).refine(isYear, { error: 'notAYear' }),
    status: z.enum(yearStatuses, { error: 'unknownStatus' }),
    source: z.string({ error: 'missing' }),
  })
  // A published year rests on a notice that can be looked up.
  .refine(({ status, source }) => status === 'unpublished' || source !== '', {
    path: ['source'],
    error: 'missing',
  });

const hoursRow = z.object({
  level: z.enum(officeLevels, { error: 'unknownLevel' }),
  valid_from: civilDate,
  periods: z.string({ error: 'missing' }).transform((text, context) => {
    const periods = parsePeriods(text);
    if (periods !== undefined) return periods;
    context.addIssue({ code: 'custom', message: 'badPeriods' });
    return z.NEVER;
  }),
});

/** The two files `cn.csv` and `cn-years.csv`, as text. */
export function parseCalendar(files: { readonly days: string; readonly years: string }): Calendar {
  return calendarFrom(csvRows('calendar_day', files.days), csvRows('calendar_year', files.years));
}

/** Rows `{date, kind, name_zh, name_en}` and `{year, status, source}` of the two tables. */
export function calendarFromRows(days: readonly unknown[], years: readonly unknown[]): Calendar {
  return calendarFrom(tableRows('calendar_day', days), tableRows('calendar_year', years));
}

export function parseOfficeHours(file: string): ReadonlyMap<OfficeLevel, OfficeHours> {
  return officeHoursFrom(csvRows('office_hours', file));
}

/** Rows `{level, valid_from, periods}`. */
export function officeHoursFromRows(rows: readonly unknown[]): ReadonlyMap<OfficeLevel, OfficeHours> {
  return officeHoursFrom(tableRows('office_hours', rows));
}

function calendarFrom(dayRows: Rows, yearRows: Rows): Calendar {
  const days = checkRows(dayRows, dayRow, ({ date }) => date, 'date');
  const years = checkRows(yearRows, yearRow, ({ year }) => String(year), 'year');
  const published = years.checked.filter(({ value }) => value.status === 'published');
  const withHolidays = new Set(
    days.checked
      .filter(({ value }) => value.kind === 'holiday')
      .map(({ value }) => Number(value.date.slice(0, 4))),
  );
  // Marked as published before its days were entered, a year would silently be all weekdays.
  const empty = published
    .filter(({ value }) => !withHolidays.has(value.year))
    .map(({ row }) => ({ table: yearRows.table, row, field: 'status', reason: 'publishedWithoutHolidays' }));
  refuse([...days.issues, ...years.issues, ...empty]);
  return makeCalendar(
    days.checked.map(({ value: { date, kind, name_zh: nameZh, name_en: nameEn } }) => ({
      date,
      kind,
      nameZh,
      nameEn,
    })),
    published.map(({ value }) => value.year),
  );
}

function officeHoursFrom(rows: Rows): ReadonlyMap<OfficeLevel, OfficeHours> {
  const { checked, issues } = checkRows(
    rows,
    hoursRow,
    ({ level, valid_from }) => `${level} ${valid_from}`,
    'valid_from',
  );
  refuse(issues);
  const byLevel = Map.groupBy(checked, ({ value }) => value.level);
  return new Map(
    [...byLevel].map(([level, versions]) => [
      level,
      makeOfficeHours(versions.map(({ value }) => ({ validFrom: value.valid_from, periods: value.periods }))),
    ]),
  );
}

function refuse(issues: readonly DataIssue[]): void {
  if (issues.length > 0) throw new ScheduleDataError(issues);
}

function isYear(year: number): boolean {
  return Number.isInteger(year) && year >= FIRST_YEAR && year <= LAST_YEAR;
}
