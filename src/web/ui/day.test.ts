import { describe, expect, it } from 'vitest';
import { dayOf, isWhole, noSuchDay, partsOf } from './day.ts';

const typed = (year: string, month = '', day = '') => dayOf({ year, month, day });

describe('a day somebody types', () => {
  it('is none only while nothing at all is written', () => {
    expect(typed('')).toBe('');
    expect(typed('2026')).toBe(noSuchDay);
    expect(typed('2026', '11')).toBe(noSuchDay);
    expect(typed('', '', '3')).toBe(noSuchDay);
    expect(typed('202', '1', '1')).toBe(noSuchDay);
  });

  it('is a day of the calendar, and no other', () => {
    expect(typed('2026', '11', '30')).toBe('2026-11-30');
    expect(typed('2024', '2', '29')).toBe('2024-02-29');
    for (const [month, day] of [
      ['11', '31'],
      ['2', '29'],
      ['13', '1'],
      ['0', '1'],
      ['1', '0'],
    ] as const) {
      expect(typed('2026', month, day), `${month}-${day}`).toBe(noSuchDay);
    }
  });

  it('is whole before it is right, so that only a whole one is told that it does not exist', () => {
    expect(isWhole({ year: '2026', month: '11', day: '31' })).toBe(true);
    expect(isWhole({ year: '2026', month: '11', day: '' })).toBe(false);
    expect(isWhole(partsOf('2026-03-02'))).toBe(true);
    expect(partsOf('2026-03-02')).toEqual({ year: '2026', month: '3', day: '2' });
  });
});
