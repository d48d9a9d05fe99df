import { describe, expect, test } from 'vitest';
import { calendarFromRows, officeHoursFromRows, parseCalendar, parseOfficeHours } from './load.ts';
import { officeLevels } from './office-hours.ts';
import { ScheduleDataError } from './rows.ts';
import { calendar, seedFiles } from './vectors.ts';

const issuesOf = (load: () => unknown) => {
  try {
    load();
  } catch (error) {
    if (error instanceof ScheduleDataError) {
      return error.issues.map(({ table, row, field, reason }) => `${table}:${row} ${field} ${reason}`);
    }
    throw error;
  }
  return [];
};

const years = 'year,status,source\n2026,published,国办发明电〔2025〕7号\n';
const header = 'date,kind,name_zh,name_en\n';
const day = (date: string, kind = 'holiday') => ({ date, kind, name_zh: '元旦', name_en: "New Year's Day" });
const year = { year: 2026, status: 'published', source: 'notice' };

describe('a calendar', () => {
  test('is the same from the files and from the tables', () => {
    const days = [...calendar.days.values()].map(({ date, kind, nameZh, nameEn }) => ({
      date,
      kind,
      name_zh: nameZh,
      name_en: nameEn,
    }));
    const rows = [2024, 2025, 2026].map((value) => ({ ...year, year: value }));
    expect(calendarFromRows(days, [...rows, { year: 2027, status: 'unpublished', source: '' }])).toEqual(
      calendar,
    );
  });

  test('names every bad line, field and reason', () => {
    const days = `${header}2026-01-01,holiday,元旦,New Year's Day\n\n2026-02-30,holiday,春节,Spring Festival\n2026-03-02,workday,补,make-up\n2026-01-01,holiday,,New Year's Day\n`;
    expect(issuesOf(() => parseCalendar({ days, years }))).toEqual([
      'calendar_day:4 date notADate',
      'calendar_day:5 date alreadyWorkday',
      'calendar_day:6 name_zh missing',
    ]);
  });

  test.each([
    [[day('2026-01-01'), day('2026-01-01')], [year], ['calendar_day:2 date duplicate']],
    [[day('2026-01-01', 'feast')], [], ['calendar_day:1 kind unknownKind']],
    [[day('1991-12-31')], [], ['calendar_day:1 date outOfRange']],
    [[null], [], ['calendar_day:1 * Invalid input: expected object, received null']],
    [[day('2026-01-01')], [year, year], ['calendar_year:2 year duplicate']],
    [[day('2026-01-01')], [{ ...year, year: 'next' }], ['calendar_year:1 year notAYear']],
    [[day('2026-01-01')], [{ ...year, source: '' }], ['calendar_year:1 source missing']],
    [[day('2026-01-01')], [{ ...year, status: 'soon' }], ['calendar_year:1 status unknownStatus']],
    [[day('2026-01-04', 'workday')], [year], ['calendar_year:1 status publishedWithoutHolidays']],
  ])('refuses rows %#', (days, rows, issues) => {
    expect(issuesOf(() => calendarFromRows(days, rows))).toEqual(issues);
  });

  test('says on which line a file is not CSV', () => {
    expect(issuesOf(() => parseCalendar({ days: `${header}2026-01-01,holiday\n`, years }))).toEqual([
      'calendar_day:2 * CSV_RECORD_INCONSISTENT_COLUMNS',
    ]);
  });
});

describe('office hours', () => {
  test('are seeded for every level', () => {
    const loaded = parseOfficeHours(seedFiles.hours);
    expect([...loaded.keys()]).toEqual([...officeLevels]);
    expect(loaded.get('community')?.[0]).toMatchObject({ perDay: 7 * 3_600_000, closing: 17.5 * 3_600_000 });
  });

  test('keep their versions in order', () => {
    const rows = ['2026-06-01', '2025-10-01'].map((from) => ({
      level: 'grid',
      valid_from: from,
      periods: '08:00-12:00',
    }));
    const loaded = officeHoursFromRows(rows).get('grid');
    expect(loaded?.map(({ validFrom }) => validFrom)).toEqual(['2025-10-01', '2026-06-01']);
  });

  test.each([
    '',
    '8:30-12:00',
    '12:00-08:30',
    '08:30-12:00,11:00-17:30',
    '14:00-17:30,08:30-12:00',
    '08:30-24:01',
    '08:60-12:00',
    '08:30-08:30',
  ])('are not %j', (periods) => {
    const row = { level: 'city', valid_from: '2024-01-01', periods };
    expect(issuesOf(() => officeHoursFromRows([row]))).toEqual(['office_hours:1 periods badPeriods']);
  });

  test('name the unknown level and the doubled day', () => {
    const row = { level: 'city', valid_from: '2024-01-01', periods: '08:30-24:00' };
    expect(issuesOf(() => officeHoursFromRows([row, row, { ...row, level: 'village' }]))).toEqual([
      'office_hours:2 valid_from duplicate',
      'office_hours:3 level unknownLevel',
    ]);
  });
});
