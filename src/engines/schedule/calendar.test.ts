import { describe, expect, test } from 'vitest';
import { isSettled, isWorkday, makeCalendar, yearStatus } from './calendar.ts';
import { civilDateOf, dayNumber, isWeekend, weekdayAt, weekdaysThrough } from './civil.ts';
import { disagreements } from './naive-limit.ts';
import { calendar } from './vectors.ts';
import { workdayAt, workdaysThrough } from './workday-index.ts';

const datesOf = (year: number): readonly string[] => {
  const first = dayNumber(`${year}-01-01`);
  return Array.from({ length: dayNumber(`${year + 1}-01-01`) - first }, (_, offset) =>
    civilDateOf(first + offset),
  );
};

describe('the seeded calendar', () => {
  // 全国年节及纪念日放假办法 2: 11 days for all citizens, 13 since 2025. Everything beyond is borrowed from
  // weekends and worked off, so exceptions on weekdays less make-up days give just this number.
  test.each([
    [2024, 28, 8, 11, 251],
    [2025, 28, 5, 13, 248],
    [2026, 33, 6, 13, 248],
  ])(
    '%d: %d days off, %d made up, %d statutory, %d working days',
    (year, off, madeUp, statutory, working) => {
      const days = [...calendar.days.values()].filter(({ date }) => date.startsWith(String(year)));
      const holidays = days.filter(({ kind }) => kind === 'holiday');
      const workdays = days.filter(({ kind }) => kind === 'workday');
      expect(holidays).toHaveLength(off);
      expect(workdays).toHaveLength(madeUp);
      expect(holidays.filter(({ date }) => !isWeekend(dayNumber(date))).length - madeUp).toBe(statutory);
      expect(datesOf(year).filter((date) => isWorkday(calendar, date))).toHaveLength(working);
    },
  );

  test.each([2023, 2024, 2025, 2026, 2027])('its index agrees with its days in %d', (year) => {
    expect(disagreements(calendar, year)).toEqual([]);
  });

  test('shows which years are published', () => {
    expect([2023, 2024, 2025, 2026, 2027, 2050].map((year) => yearStatus(calendar, year))).toEqual([
      'unpublished',
      'published',
      'published',
      'published',
      'unpublished',
      'unpublished',
    ]);
  });

  test.each([
    ['2026-01-01', '2026-12-24', true],
    ['2026-12-24', '2026-12-25', false],
    ['2025-12-31', '2025-12-31', true],
    ['2023-12-31', '2024-01-02', false],
    ['2026-06-01', '2027-06-01', false],
  ])('%s to %s is settled: %s', (first, last, settled) => {
    expect(isSettled(calendar, dayNumber(first), dayNumber(last))).toBe(settled);
  });
});

describe('counting', () => {
  test('weekdays: the n-th is where n have passed', () => {
    for (let count = 1; count < 3000; count += 1) {
      const day = weekdayAt(count);
      expect([weekdaysThrough(day), weekdaysThrough(day - 1), isWeekend(day)]).toEqual([
        count,
        count - 1,
        false,
      ]);
    }
  });

  test('working days: the n-th is where n have passed', () => {
    const first = workdaysThrough(calendar.index, dayNumber('2023-12-01'));
    for (let count = first; count < first + 900; count += 1) {
      const day = workdayAt(calendar.index, count);
      expect([workdaysThrough(calendar.index, day), workdaysThrough(calendar.index, day - 1)]).toEqual([
        count,
        count - 1,
      ]);
    }
  });

  test('an empty calendar is the weekend rule', () => {
    const empty = makeCalendar([], []);
    expect(datesOf(2026).filter((date) => isWorkday(empty, date))).toHaveLength(261);
  });

  test.each(['2026-02-30', '2026-2-3', '', 'today'])('%j is no date', (text) => {
    expect(() => isWorkday(calendar, text)).toThrow(RangeError);
  });
});
