// The hand-checked table `vectors.csv`, for the tests: `due` and `why` were worked out on paper calendars, with
// hours 08:30-12:00 and 14:00-17:30 (7 h a day). Times are Shanghai time; 24:00 is the end of that day.
import { readFileSync } from 'node:fs';
import { parse } from 'csv-parse/sync';
import { z } from 'zod';
import { dayNumber, MINUTE, startOf } from './civil.ts';
import { type Due, type LimitRun, units } from './limit.ts';
import { parseCalendar } from './load.ts';
import { makeOfficeHours } from './office-hours.ts';

const seed = (name: string): string =>
  readFileSync(new URL(`../../../data/calendars/${name}`, import.meta.url), 'utf8');

export const seedFiles = {
  days: seed('cn.csv'),
  years: seed('cn-years.csv'),
  hours: seed('office-hours.csv'),
};

export const calendar = parseCalendar(seedFiles);

export const hours = makeOfficeHours([
  {
    validFrom: '2024-01-01',
    periods: [
      [8 * 60 + 30, 12 * 60],
      [14 * 60, 17 * 60 + 30],
    ],
  },
]);

/** An instant from `2026-03-02 09:00` in Shanghai, whatever the time zone of the machine. */
export function at(text: string): Date {
  const match = /^(\d{4}-\d\d-\d\d) (\d\d):(\d\d)$/.exec(text);
  if (match === null) throw new Error(`not a moment: ${text}`);
  const minutes = Number(match[2]) * 60 + Number(match[3]);
  return new Date(startOf(dayNumber(match[1] ?? '')) + minutes * MINUTE);
}

export interface Vector extends Pick<Due, 'due' | 'provisional'> {
  readonly run: LimitRun;
  readonly title: string;
}

const vectorRow = z.object({
  from: z.string(),
  limit: z.string().transform((text) => {
    const [amount, unit] = text.split(' ');
    return { amount: Number(amount), unit: z.enum(units).parse(unit) };
  }),
  pauses: z.string().transform((text) =>
    text
      .split(';')
      .filter((pause) => pause !== '')
      .map((pause) => {
        const [from = '', to = ''] = pause.split('>');
        return { from: at(from), to: to === '' ? null : at(to) };
      }),
  ),
  due: z.string(),
  provisional: z.enum(['', 'yes']),
  why: z.string(),
});

export const vectors: readonly Vector[] = parse<unknown>(
  readFileSync(new URL('./vectors.csv', import.meta.url), 'utf8'),
  { columns: true },
).map((line) => {
  const { from, limit, pauses, due, provisional, why } = vectorRow.parse(line);
  return {
    run: { calendar, hours, from: at(from), limit, pauses },
    due: due === 'paused' ? null : at(due),
    provisional: provisional === 'yes',
    title: `${from} + ${limit.amount} ${limit.unit}: ${why}`,
  };
});
