import { afterEach, describe, expect, test, vi } from 'vitest';
import { dueAt, elapsed } from './limit.ts';
import { naiveDueAt } from './naive-limit.ts';
import { makeOfficeHours } from './office-hours.ts';
import { at, calendar, hours, vectors } from './vectors.ts';

const outcome = (run: Parameters<typeof dueAt>[0]) => {
  const { due, provisional } = dueAt(run);
  return { due: due?.toISOString() ?? null, provisional };
};

afterEach(() => {
  vi.unstubAllEnvs();
});

describe('the hand-checked table', () => {
  test('has at least two hundred rows, no two alike', () => {
    expect(vectors.length).toBeGreaterThanOrEqual(200);
    expect(new Set(vectors.map(({ run }) => JSON.stringify([run.from, run.limit, run.pauses]))).size).toBe(
      vectors.length,
    );
  });

  test.each(vectors.map((vector) => [vector.title, vector] as const))(
    '%s',
    (_, { run, due, provisional }) => {
      expect(outcome(run)).toEqual({ due: due?.toISOString() ?? null, provisional });
      // The minute-by-minute reading agrees with the paper, too.
      expect(naiveDueAt(run)).toEqual(due);
    },
  );

  test.each(['UTC', 'Asia/Shanghai', 'Asia/Urumqi', 'America/Los_Angeles'])(
    'holds on a machine in %s',
    (zone) => {
      vi.stubEnv('TZ', zone);
      for (const { run, due, provisional } of vectors) {
        expect(outcome(run)).toEqual({ due: due?.toISOString() ?? null, provisional });
      }
    },
  );
});

describe('paused time', () => {
  const run = {
    calendar,
    hours,
    from: at('2026-03-02 09:00'),
    limit: { amount: 4, unit: 'WORK_HOUR' as const },
  };

  test('is the wall-clock length of the ended pauses that stopped the limit', () => {
    const pauses = [
      { from: at('2026-03-01 10:00'), to: at('2026-03-02 09:30') },
      { from: at('2026-03-02 10:00'), to: at('2026-03-02 11:00') },
      { from: at('2026-03-02 10:30'), to: at('2026-03-02 11:30') },
      { from: at('2026-03-09 10:00'), to: at('2026-03-09 12:00') },
    ];
    expect(dueAt({ ...run, pauses }).pausedMs).toBe(120 * 60_000);
  });

  test('does not include a pause that begins as the limit falls due', () => {
    const pauses = [{ from: at('2026-03-02 15:00'), to: at('2026-03-02 16:00') }];
    expect(dueAt({ ...run, pauses })).toEqual({
      due: at('2026-03-02 15:00'),
      provisional: false,
      pausedMs: 0,
    });
  });

  test('does not include a pause still running', () => {
    const pauses = [
      { from: at('2026-03-02 10:00'), to: at('2026-03-02 11:00') },
      { from: at('2026-03-02 11:30'), to: null },
    ];
    expect(dueAt({ ...run, pauses })).toEqual({ due: null, provisional: false, pausedMs: 60 * 60_000 });
  });
});

describe('elapsed', () => {
  const from = at('2026-02-13 16:00');
  const pauses = [{ from: at('2026-02-14 09:00'), to: at('2026-02-14 10:00') }];
  test.each([
    ['WORK_HOUR', '2026-02-13 15:00', 0],
    ['WORK_HOUR', '2026-02-13 17:00', 1],
    ['WORK_HOUR', '2026-02-14 11:00', 3],
    ['WORK_HOUR', '2026-02-20 11:00', 7.5],
    ['HOUR', '2026-02-14 12:00', 19],
    ['WORK_DAY', '2026-02-14 17:29', 0],
    ['WORK_DAY', '2026-02-14 17:30', 1],
    ['WORK_DAY', '2026-02-24 17:30', 2],
    ['CALENDAR_DAY', '2026-02-14 00:00', 0],
    ['CALENDAR_DAY', '2026-02-15 00:00', 1],
    ['CALENDAR_DAY', '2026-02-20 12:00', 6],
  ] as const)('in %s at %s is %d', (unit, now, used) => {
    expect(elapsed({ calendar, hours, from, limit: { amount: 5, unit }, pauses }, at(now))).toBe(used);
  });
});

describe('dated office hours', () => {
  const seasonal = makeOfficeHours([
    {
      validFrom: '2026-06-01',
      periods: [
        [8 * 60, 12 * 60],
        [15 * 60, 18 * 60 + 30],
      ],
    },
    {
      validFrom: '2025-10-01',
      periods: [
        [8 * 60 + 30, 12 * 60],
        [14 * 60, 17 * 60 + 30],
      ],
    },
  ]);
  test.each([
    [
      '2026-05-29 17:00',
      1,
      'WORK_HOUR',
      '2026-06-01 08:30',
      'Friday by the winter hours, Monday by the summer hours',
    ],
    ['2026-05-29 08:30', 7, 'WORK_HOUR', '2026-05-29 17:30', 'used up as the last winter day closes'],
    ['2026-05-29 08:30', 14.5, 'WORK_HOUR', '2026-06-01 18:30', '7 h and then a summer day of 7.5 h'],
    ['2026-05-29 09:00', 1, 'WORK_DAY', '2026-06-01 18:30', 'the last day closes by the summer hours'],
    ['2025-09-15 08:30', 7, 'WORK_HOUR', '2025-09-15 17:30', 'before the first version its hours hold'],
  ] as const)('%s + %d %s is %s: %s', (from, amount, unit, due, _why) => {
    const run = { calendar, hours: seasonal, from: at(from), limit: { amount, unit }, pauses: [] };
    expect(dueAt(run).due).toEqual(at(due));
    expect(naiveDueAt(run)).toEqual(at(due));
  });
});

describe('what is not a limit', () => {
  const run = { calendar, hours, from: at('2026-03-02 09:00'), pauses: [] };
  test.each([
    [0, 'WORK_DAY'],
    [-1, 'HOUR'],
    [0.5, 'WORK_DAY'],
    [1.5, 'CALENDAR_DAY'],
    [Number.NaN, 'HOUR'],
    [Number.POSITIVE_INFINITY, 'WORK_HOUR'],
  ] as const)('%d %s is refused', (amount, unit) => {
    expect(() => dueAt({ ...run, limit: { amount, unit } })).toThrow(RangeError);
  });

  test.each([new Date(Number.NaN), at('1991-12-31 12:00'), at('3000-01-01 00:00')])(
    'starting at %s',
    (from) => {
      expect(() => dueAt({ ...run, from, limit: { amount: 1, unit: 'HOUR' } })).toThrow(RangeError);
    },
  );

  test('a pause that ends before it begins', () => {
    const pauses = [{ from: at('2026-03-02 11:00'), to: at('2026-03-02 10:00') }];
    expect(() => dueAt({ ...run, pauses, limit: { amount: 1, unit: 'HOUR' } })).toThrow(RangeError);
  });
});
