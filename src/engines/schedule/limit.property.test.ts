import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { makeCalendar } from './calendar.ts';
import { civilDateOf, DAY, dayNumber, dayOf, isWeekend, MINUTE, startOf } from './civil.ts';
import { atRiskAt } from './clock-state.ts';
import { dueAt, elapsed, isInDays, type LimitRun, type Unit, units } from './limit.ts';
import { naiveDueAt, naiveIsWorkday } from './naive-limit.ts';
import { hoursOn, makeOfficeHours } from './office-hours.ts';
import type { Pause } from './pauses.ts';
import { calendar as seedCalendar, hours as seedHours } from './vectors.ts';

const FIRST = dayNumber('2026-01-20');
const minutes = (text: string, max: number) =>
  fc.integer({ min: 0, max }).map((value) => new Date(startOf(dayNumber(text)) + value * MINUTE));
// Around Spring Festival 2026, where two working weekends meet nine days off.
const instant = minutes('2026-01-20', 50 * 1440);

const pause: fc.Arbitrary<Pause> = fc
  .tuple(instant, fc.oneof(fc.integer({ min: 0, max: 600 }), fc.integer({ min: 0, max: 8 * 1440 })))
  .map(([from, length]) => ({ from, to: new Date(from.getTime() + length * MINUTE) }));
const openPause: fc.Arbitrary<Pause> = instant.map((from) => ({ from, to: null }));
const pauses = fc
  .tuple(fc.array(pause, { maxLength: 5 }), fc.option(openPause, { freq: 6 }))
  .map(([ended, open]) => (open === null ? ended : [...ended, open]));

// Any calendar of holidays and make-up days, and any two or three periods a day, changing once on the way.
const anyCalendar = fc
  .uniqueArray(fc.integer({ min: FIRST, max: FIRST + 60 }), { maxLength: 25 })
  .map((days) =>
    makeCalendar(
      days.map((day) => ({
        date: civilDateOf(day),
        kind: isWeekend(day) ? ('workday' as const) : ('holiday' as const),
        nameZh: '假',
        nameEn: 'day',
      })),
      [2026],
    ),
  );
const periods = fc
  .uniqueArray(fc.integer({ min: 0, max: 1440 }), { minLength: 2, maxLength: 6 })
  .map((marks) => marks.sort((a, b) => a - b))
  .map((marks) =>
    marks.flatMap((start, position) => {
      const end = marks[position + 1];
      return position % 2 === 1 || end === undefined ? [] : [[start, end] as const];
    }),
  );
const anyHours = fc
  .tuple(periods, periods, fc.integer({ min: FIRST, max: FIRST + 50 }))
  .map(([first, second, change]) =>
    makeOfficeHours([
      { validFrom: '2024-01-01', periods: first },
      { validFrom: civilDateOf(change), periods: second },
    ]),
  );

const limit = fc.constantFrom<Unit>(...units).chain((unit) => {
  const amount = isInDays(unit)
    ? fc.integer({ min: 1, max: 20 })
    : fc.integer({ min: 1, max: 60 * 60 }).map((count) => count / 60);
  return amount.map((value) => ({ amount: value, unit }));
});
const run: fc.Arbitrary<LimitRun> = fc.record({
  calendar: fc.oneof(fc.constant(seedCalendar), anyCalendar),
  hours: fc.oneof(fc.constant(seedHours), anyHours),
  from: instant,
  limit,
  pauses,
});

/** Never due sorts after every due. */
const dueMs = (value: LimitRun): number => dueAt(value).due?.getTime() ?? Number.POSITIVE_INFINITY;

describe('due', () => {
  test('is what the minute-by-minute reading finds', () => {
    fc.assert(
      fc.property(run, (value) => {
        expect(dueAt(value).due).toEqual(naiveDueAt(value));
      }),
      { numRuns: 600 },
    );
  });

  test('is never earlier for a larger amount', () => {
    fc.assert(
      fc.property(run, fc.integer({ min: 1, max: 5 }), (value, more) => {
        const larger = { ...value.limit, amount: value.limit.amount + more };
        expect(dueMs({ ...value, limit: larger })).toBeGreaterThanOrEqual(dueMs(value));
      }),
      { numRuns: 1000 },
    );
  });

  test('is never earlier for a later start', () => {
    fc.assert(
      fc.property(run, fc.integer({ min: 0, max: 5000 }), (value, later) => {
        const from = new Date(value.from.getTime() + later * MINUTE);
        expect(dueMs({ ...value, from })).toBeGreaterThanOrEqual(dueMs(value));
      }),
      { numRuns: 1000 },
    );
  });

  test('lies after the start, and of a work limit within office hours', () => {
    fc.assert(
      fc.property(run, (value) => {
        const due = dueAt(value).due?.getTime();
        if (due === undefined) return;
        expect(due).toBeGreaterThan(value.from.getTime());
        if (!value.limit.unit.startsWith('WORK')) return;
        const day = dayOf(due - 1);
        const time = (due - startOf(day)) / MINUTE;
        expect(naiveIsWorkday(value.calendar, civilDateOf(day))).toBe(true);
        expect(hoursOn(value.hours, day).periods.some(([start, end]) => start < time && time <= end)).toBe(
          true,
        );
      }),
      { numRuns: 1000 },
    );
  });

  test('is the first moment at which the whole amount has been used', () => {
    fc.assert(
      fc.property(run, (value) => {
        const { due } = dueAt(value);
        if (due === null || value.limit.unit === 'CALENDAR_DAY') return;
        expect(elapsed(value, due)).toBeCloseTo(value.limit.amount, 9);
        expect(elapsed(value, new Date(due.getTime() - 1))).toBeLessThan(value.limit.amount);
      }),
      { numRuns: 1000 },
    );
  });

  test('comes no sooner than the risk of missing it', () => {
    fc.assert(
      fc.property(run, fc.double({ min: 0.01, max: 1, noNaN: true }), (value, share) => {
        const risk = atRiskAt(value, share)?.getTime() ?? Number.POSITIVE_INFINITY;
        expect(risk).toBeLessThanOrEqual(dueMs(value));
        expect(risk).toBeGreaterThan(value.from.getTime());
      }),
      { numRuns: 1000 },
    );
  });
});

describe('an exception in the calendar', () => {
  const exception = (kind: 'holiday' | 'workday') =>
    fc.integer({ min: FIRST, max: FIRST + 80 }).map((day) => ({
      date: civilDateOf(day),
      kind,
      nameZh: '假',
      nameEn: 'day',
    }));

  test('a further holiday never makes any limit due earlier', () => {
    fc.assert(
      fc.property(run, exception('holiday'), (value, day) => {
        const longer = makeCalendar([...value.calendar.days.values(), day], [2026]);
        expect(dueMs({ ...value, calendar: longer })).toBeGreaterThanOrEqual(dueMs(value));
      }),
      { numRuns: 1000 },
    );
  });

  test('a further working day never makes any limit due later', () => {
    fc.assert(
      fc.property(run, exception('workday'), (value, day) => {
        const shorter = makeCalendar([...value.calendar.days.values(), day], [2026]);
        expect(dueMs({ ...value, calendar: shorter })).toBeLessThanOrEqual(dueMs(value));
      }),
      { numRuns: 1000 },
    );
  });
});

describe('pauses', () => {
  test('never make a limit due earlier', () => {
    fc.assert(
      fc.property(run, pause, (value, further) => {
        expect(dueMs({ ...value, pauses: [...value.pauses, further] })).toBeGreaterThanOrEqual(dueMs(value));
      }),
      { numRuns: 1000 },
    );
  });

  test('may come in any order', () => {
    fc.assert(
      fc.property(run, (value) => {
        expect(dueAt({ ...value, pauses: value.pauses.toReversed() })).toEqual(dueAt(value));
      }),
      { numRuns: 500 },
    );
  });

  test('may be cut in two, overlap or be told twice', () => {
    fc.assert(
      fc.property(run, pause, fc.double({ min: 0, max: 1, noNaN: true }), (value, { from, to }, where) => {
        const end = to ?? from;
        const cut = new Date(from.getTime() + Math.floor((end.getTime() - from.getTime()) * where));
        const whole = dueAt({ ...value, pauses: [...value.pauses, { from, to: end }] });
        const first = { from, to: cut };
        const second = { from: cut, to: end };
        expect(dueAt({ ...value, pauses: [...value.pauses, first, second] })).toEqual(whole);
        expect(dueAt({ ...value, pauses: [first, { from, to: end }, ...value.pauses, second] })).toEqual(
          whole,
        );
      }),
      { numRuns: 1000 },
    );
  });

  test('lengthen elapsed hours by exactly their length', () => {
    fc.assert(
      fc.property(run, (value) => {
        const hourly = { ...value, limit: { amount: 100, unit: 'HOUR' as const } };
        const { due, pausedMs } = dueAt(hourly);
        if (due === null) return;
        expect(due.getTime()).toBe(value.from.getTime() + pausedMs + (100 / 24) * DAY);
      }),
      { numRuns: 500 },
    );
  });
});
