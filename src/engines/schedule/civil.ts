// Civil days of Asia/Shanghai as plain numbers. China has kept one offset, UTC+8, without summer time since
// 15 September 1991, so from 1992 on a civil day is arithmetic; older days would need historic rules.

/** A civil date in Asia/Shanghai, `YYYY-MM-DD`. */
export type CivilDate = string;

export const MINUTE = 60_000;
export const HOUR = 60 * MINUTE;
export const DAY = 24 * HOUR;
const OFFSET = 8 * HOUR;

export const FIRST_YEAR = 1992;
export const LAST_YEAR = 2999;
export const EARLIEST = Date.UTC(FIRST_YEAR, 0, 1) - OFFSET;
export const LATEST = Date.UTC(LAST_YEAR + 1, 0, 1) - OFFSET;

/** The civil day on which an instant falls. */
export function civilDay(instant: Date): CivilDate {
  return civilDateOf(dayOf(instant.getTime()));
}

/** The number of the civil day on which an instant falls: days since 1 January 1970 in Shanghai. */
export function dayOf(instant: number): number {
  return Math.floor((instant + OFFSET) / DAY);
}

/** 00:00 of a civil day; 24:00 of the day before is the same instant. */
export function startOf(day: number): number {
  return day * DAY - OFFSET;
}

export function yearOf(day: number): number {
  return new Date(day * DAY).getUTCFullYear();
}

export function civilDateOf(day: number): CivilDate {
  return new Date(day * DAY).toISOString().slice(0, 10);
}

/** The day number of a civil date. A date that does not exist (30 February) is a mistake of the caller. */
export function dayNumber(date: CivilDate): number {
  const day = Date.parse(`${date}T00:00:00Z`) / DAY;
  // JavaScript reads 30 February as 2 March; writing it back shows the difference.
  if (!Number.isInteger(day) || civilDateOf(day) !== date) throw new RangeError(`not a civil date: ${date}`);
  return day;
}

/** Day 0 was a Thursday, so day −3 began a week; Saturday and Sunday are the sixth and seventh day of it. */
export function isWeekend(day: number): boolean {
  return (((day + 3) % 7) + 7) % 7 >= 5;
}

/** How many Mondays to Fridays lie in the days up to and including `day`. */
export function weekdaysThrough(day: number): number {
  const length = day + 4;
  const weeks = Math.floor(length / 7);
  return weeks * 5 + Math.min(length - weeks * 7, 5);
}

/** The inverse: the first day through which `count` Mondays to Fridays have passed. */
export function weekdayAt(count: number): number {
  const weeks = Math.floor((count - 1) / 5);
  return weeks * 7 + (count - 1 - weeks * 5) - 3;
}
