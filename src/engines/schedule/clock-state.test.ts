import { describe, expect, test } from 'vitest';
import { atRiskAt, type ClockQuestion, clockState } from './clock-state.ts';
import type { Unit } from './limit.ts';
import { at, calendar, hours } from './vectors.ts';

type Change = Partial<Pick<ClockQuestion, 'pauses' | 'doneAt' | 'atRiskShare'>>;

const ask = (unit: Unit, amount: number, now: string, change: Change = {}) =>
  clockState({
    calendar,
    hours,
    from: at('2026-03-02 09:00'),
    limit: { amount, unit },
    pauses: [],
    now: at(now),
    ...change,
  });

describe('a limit on its way', () => {
  // 4 working hours from Monday 09:00 are due at 15:00; three quarters of them have run at 12:00.
  test.each([
    ['WORK_HOUR', 4, '2026-03-02 09:00', 'running', 0, 4],
    ['WORK_HOUR', 4, '2026-03-02 11:59', 'running', 179 / 60, 61 / 60],
    ['WORK_HOUR', 4, '2026-03-02 12:00', 'atRisk', 3, 1],
    ['WORK_HOUR', 4, '2026-03-02 15:00', 'atRisk', 4, 0],
    ['WORK_HOUR', 4, '2026-03-02 15:01', 'overdue', 241 / 60, -1 / 60],
    ['WORK_HOUR', 4, '2026-03-03 09:30', 'overdue', 7.5, -3.5],
    // One working day: 6.5 h of Monday and 7 h of Tuesday to go; 75 % of 13.5 h is Tuesday 12:00 + 7.5 min.
    ['WORK_DAY', 1, '2026-03-02 10:00', 'running', 0, 1],
    ['WORK_DAY', 1, '2026-03-03 12:00', 'running', 0, 1],
    ['WORK_DAY', 1, '2026-03-03 14:08', 'atRisk', 0, 1],
    ['WORK_DAY', 1, '2026-03-03 17:30', 'atRisk', 1, 0],
    ['WORK_DAY', 1, '2026-03-03 17:31', 'overdue', 1, 0],
    ['WORK_DAY', 1, '2026-03-05 17:30', 'overdue', 3, -2],
    ['CALENDAR_DAY', 7, '2026-03-03 00:00', 'running', 0, 7],
    ['CALENDAR_DAY', 7, '2026-03-09 12:00', 'atRisk', 6, 1],
    ['CALENDAR_DAY', 7, '2026-03-11 00:00', 'overdue', 8, -1],
    ['HOUR', 24, '2026-03-03 02:59', 'running', 1079 / 60, 361 / 60],
    ['HOUR', 24, '2026-03-03 03:00', 'atRisk', 18, 6],
  ] as const)('%s %d at %s is %s', (unit, amount, now, state, used, remaining) => {
    const answer = ask(unit, amount, now);
    expect(answer.state).toBe(state);
    expect(answer.elapsed).toBeCloseTo(used, 9);
    expect(answer.remaining).toBeCloseTo(remaining, 9);
    expect(Object.is(answer.remaining, -0)).toBe(false);
    expect(answer.late).toBe(state === 'overdue');
  });

  test('the share that counts as risk is the caller’s to choose', () => {
    expect(ask('WORK_HOUR', 4, '2026-03-02 10:00', { atRiskShare: 0.25 }).state).toBe('atRisk');
    expect(ask('WORK_HOUR', 4, '2026-03-02 14:59', { atRiskShare: 1 }).state).toBe('running');
    expect(() => ask('WORK_HOUR', 4, '2026-03-02 10:00', { atRiskShare: 0 })).toThrow(RangeError);
  });

  test('the moment of risk moves with the pauses', () => {
    const pauses = [{ from: at('2026-03-02 10:00'), to: at('2026-03-02 11:00') }];
    const run = {
      calendar,
      hours,
      from: at('2026-03-02 09:00'),
      limit: { amount: 4, unit: 'WORK_HOUR' as const },
    };
    expect(atRiskAt({ ...run, pauses: [] })).toEqual(at('2026-03-02 12:00'));
    expect(atRiskAt({ ...run, pauses })).toEqual(at('2026-03-02 15:00'));
  });
});

describe('a stopped clock', () => {
  test('has no due instant while no end is known, and keeps what is left', () => {
    const pauses = [{ from: at('2026-03-02 10:00'), to: null }];
    expect(ask('WORK_HOUR', 4, '2026-03-04 10:00', { pauses })).toMatchObject({
      state: 'paused',
      due: null,
      atRiskAt: null,
      elapsed: 1,
      remaining: 3,
      late: false,
    });
  });

  test('is paused within a pause whose end is known', () => {
    const pauses = [{ from: at('2026-03-02 10:00'), to: at('2026-03-04 10:00') }];
    expect(ask('WORK_HOUR', 4, '2026-03-03 10:00', { pauses }).state).toBe('paused');
    expect(ask('WORK_HOUR', 4, '2026-03-04 10:00', { pauses }).state).toBe('running');
  });

  test('does not save what was late before it', () => {
    const pauses = [{ from: at('2026-03-02 16:00'), to: null }];
    expect(ask('WORK_HOUR', 4, '2026-03-02 17:00', { pauses })).toMatchObject({
      state: 'overdue',
      late: true,
    });
  });
});

describe('finished work', () => {
  test('is judged by the moment it was finished', () => {
    const answer = ask('WORK_HOUR', 4, '2026-06-01 10:00', { doneAt: at('2026-03-02 11:00') });
    expect(answer).toMatchObject({ state: 'done', elapsed: 2, remaining: 2, late: false });
  });

  test('may have been late by less than a day', () => {
    const answer = ask('WORK_DAY', 1, '2026-06-01 10:00', { doneAt: at('2026-03-03 18:00') });
    expect(answer).toMatchObject({ state: 'done', remaining: 0, late: true });
  });
});
