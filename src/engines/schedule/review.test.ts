// Whoever copies a notice is told what they have most likely left out.
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parseCalendar } from './load.ts';
import { doubtsAbout, type EnteredDay, reviewOf } from './web/review.ts';

const read = (name: string) =>
  readFileSync(new URL(`../../../data/calendars/${name}.csv`, import.meta.url), 'utf8');
const calendar = parseCalendar({ days: read('cn'), years: read('cn-years') });
const yearOf = (year: number): EnteredDay[] =>
  [...calendar.days.values()]
    .filter(({ date }) => date.startsWith(`${year}-`))
    .map(({ date, kind, nameZh: name }) => ({ date, kind, name }));

describe('an administrator about to publish a year', () => {
  it('is told how many days have been entered; the law gives thirteen working days since 2025, eleven before', () => {
    expect(reviewOf(yearOf(2026))).toEqual({ holidays: 33, workdays: 6, net: 13 });
    expect(reviewOf(yearOf(2025)).net).toBe(13);
    expect(reviewOf(yearOf(2024)).net).toBe(11);
  });

  it('is not warned of a year that was copied whole', () => {
    expect(doubtsAbout(yearOf(2026), yearOf(2025))).toEqual({ few: false, balance: false, missing: [] });
    expect(doubtsAbout(yearOf(2025), yearOf(2026))).toEqual({ few: false, balance: false, missing: [] });
  });

  it('is warned of one with New Year alone, and of a single make-up day left out', () => {
    const newYear = yearOf(2026).filter(({ name }) => name === '元旦');
    expect(doubtsAbout(newYear, yearOf(2026))).toEqual({
      few: true,
      balance: true,
      missing: ['春节', '清明节', '劳动节', '端午节', '中秋节', '国庆节'],
    });
    const made = yearOf(2026).findIndex(({ kind }) => kind === 'workday');
    const without = yearOf(2026).filter((_, at) => at !== made);
    expect(doubtsAbout(without, yearOf(2026))).toEqual({ few: false, balance: true, missing: [] });
  });
});
