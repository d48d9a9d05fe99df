// Office hours 办公时间 of one level of office, dated: summer hours are simply a further version with the day
// from which it holds. They are the same on every working day, make-up workdays included.
import { type CivilDate, dayNumber, MINUTE } from './civil.ts';

export const officeLevels = ['city', 'county', 'street', 'community', 'grid'] as const;
export type OfficeLevel = (typeof officeLevels)[number];

/** Minutes after midnight, start before end, end at most 1440. */
export type OfficePeriod = readonly [startMinute: number, endMinute: number];

export interface OfficeHoursVersion {
  readonly validFrom: CivilDate;
  readonly firstDay: number;
  readonly periods: readonly OfficePeriod[];
  /** Working time of one working day, in milliseconds. */
  readonly perDay: number;
  /** The end of the last period, in milliseconds after midnight. */
  readonly closing: number;
}

/** Versions ascending by date. Before the first one its hours hold too: an old case must still be countable. */
export type OfficeHours = readonly [OfficeHoursVersion, ...OfficeHoursVersion[]];

export function makeOfficeHours(
  versions: readonly { readonly validFrom: CivilDate; readonly periods: readonly OfficePeriod[] }[],
): OfficeHours {
  const [first, ...rest] = versions
    .map(({ validFrom, periods }) => version(validFrom, periods))
    .sort((a, b) => a.firstDay - b.firstDay);
  if (first === undefined) throw new RangeError('office hours need at least one version');
  return [first, ...rest];
}

export function hoursOn(hours: OfficeHours, day: number): OfficeHoursVersion {
  let current = hours[0];
  for (const candidate of hours) {
    if (candidate.firstDay > day) break;
    current = candidate;
  }
  return current;
}

/** Reads `08:30-12:00,14:00-17:30`; undefined if it is not of that form, in order and without overlap. */
export function parsePeriods(text: string): OfficePeriod[] | undefined {
  const periods: OfficePeriod[] = [];
  for (const part of text.split(',')) {
    const match = /^(\d\d):([0-5]\d)-(\d\d):([0-5]\d)$/.exec(part.trim());
    if (match === null) return undefined;
    periods.push([Number(match[1]) * 60 + Number(match[2]), Number(match[3]) * 60 + Number(match[4])]);
  }
  return areOrdered(periods) ? periods : undefined;
}

function version(validFrom: CivilDate, periods: readonly OfficePeriod[]): OfficeHoursVersion {
  const last = periods.at(-1);
  if (last === undefined || !areOrdered(periods)) throw new RangeError(`bad office hours from ${validFrom}`);
  return {
    validFrom,
    firstDay: dayNumber(validFrom),
    periods,
    perDay: periods.reduce((sum, [start, end]) => sum + end - start, 0) * MINUTE,
    closing: last[1] * MINUTE,
  };
}

function areOrdered(periods: readonly OfficePeriod[]): boolean {
  let previousEnd = 0;
  for (const [start, end] of periods) {
    if (start < previousEnd || end <= start || end > 24 * 60) return false;
    previousEnd = end;
  }
  return true;
}
