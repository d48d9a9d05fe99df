// Limits 时限 and when they are due. Nothing here is stored: the calendar, the office hours and the pauses are
// data that change, and the due instant follows them. The rules are in README.md, with their clauses.
import { type Calendar, isSettled } from './calendar.ts';
import { dayOf, EARLIEST, HOUR, LATEST, startOf } from './civil.ts';
import { calendarDays, elapsedTime, fullWorkdays, type Measure, officeDays, workingTime } from './measure.ts';
import type { OfficeHours } from './office-hours.ts';
import { mergePauses, type Pause, runningBetween, runUntil, type Span } from './pauses.ts';

export const units = ['WORK_HOUR', 'WORK_DAY', 'CALENDAR_DAY', 'HOUR'] as const;
export type Unit = (typeof units)[number];

/** Hours may be fractions (0.5 工作时); days are whole, as the law counts them. */
export interface Limit {
  readonly amount: number;
  readonly unit: Unit;
}

/** One limit on its way: what runs, since when, on whose calendar, and when it stood still. */
export interface LimitRun {
  readonly calendar: Calendar;
  readonly hours: OfficeHours;
  readonly from: Date;
  readonly limit: Limit;
  readonly pauses: readonly Pause[];
}

export interface Due {
  /** null while a pause is running. Still in time at this very instant. */
  readonly due: Date | null;
  /** A day that decided the result stands in a calendar not yet published; the weekend rule was used. */
  readonly provisional: boolean;
  /** Wall-clock time of the ended pauses that stopped this limit. */
  readonly pausedMs: number;
}

const LARGEST_AMOUNT = 100_000;
/** Midnight closes the day before it; a millisecond earlier still lies in that day. */
const LAST_MOMENT = 1;

export function dueAt(run: LimitRun): Due {
  const from = checkedStart(run);
  const spans = mergePauses(run.pauses, from);
  const ran = runUntil(
    measureOf(run, run.limit.unit),
    countingFrom(run.limit.unit, from),
    checkedAmount(run.limit),
    spans,
  );
  const due =
    run.limit.unit === 'CALENDAR_DAY' && ran !== Number.POSITIVE_INFINITY
      ? endOfNextWorkday(run.calendar, ran, spans)
      : ran;
  return {
    due: due === Number.POSITIVE_INFINITY ? null : new Date(due),
    provisional: isProvisional(run, from, ran, due, spans),
    pausedMs: pausedBefore(due, spans),
  };
}

/** How much of the limit has been used up, in its own unit: hours with fractions, whole days. */
export function elapsed(run: LimitRun, now: Date): number {
  const { unit } = run.limit;
  const from = checkedStart(run);
  const spans = mergePauses(run.pauses, from);
  return inUnit(unit, runningBetween(measureOf(run, unit), countingFrom(unit, from), now.getTime(), spans));
}

export function measureOf({ calendar, hours }: LimitRun, unit: Unit): Measure {
  switch (unit) {
    case 'WORK_HOUR':
      return workingTime(calendar, hours);
    case 'WORK_DAY':
      return officeDays(calendar, hours);
    case 'CALENDAR_DAY':
      return calendarDays;
    case 'HOUR':
      return elapsedTime;
  }
}

/** 民法典 201: 按日计算的，开始的当日不计入；按小时计算的，自规定的时间开始。 */
export function countingFrom(unit: Unit, from: number): number {
  return isInDays(unit) ? startOf(dayOf(from) + 1) : from;
}

export function isInDays(unit: Unit): boolean {
  return unit === 'WORK_DAY' || unit === 'CALENDAR_DAY';
}

export function inUnit(unit: Unit, counted: number): number {
  return isInDays(unit) ? counted : counted / HOUR;
}

/** 民法典 203 ¶1: a period whose last day is a day off ends with the next day that is not. */
function endOfNextWorkday(calendar: Calendar, midnight: number, spans: readonly Span[]): number {
  return runUntil(fullWorkdays(calendar), midnight - LAST_MOMENT, 1, spans);
}

function isProvisional(
  { calendar, limit }: LimitRun,
  from: number,
  ran: number,
  due: number,
  spans: readonly Span[],
): boolean {
  // Elapsed hours ask nothing of the calendar; calendar days only whether the last day is a day off.
  if (limit.unit === 'HOUR') return false;
  if (limit.unit === 'CALENDAR_DAY' && ran === Number.POSITIVE_INFINITY) return false;
  const first = limit.unit === 'CALENDAR_DAY' ? ran - LAST_MOMENT : from;
  const last = due === Number.POSITIVE_INFINITY ? (spans.at(-1)?.from ?? from) : due - LAST_MOMENT;
  return !isSettled(calendar, dayOf(first), dayOf(Math.max(first, last)));
}

function pausedBefore(due: number, spans: readonly Span[]): number {
  let total = 0;
  for (const { from, to } of spans) {
    if (from < due && to !== Number.POSITIVE_INFINITY) total += to - from;
  }
  return total;
}

function checkedStart({ from }: LimitRun): number {
  const instant = from.getTime();
  if (instant >= EARLIEST && instant < LATEST) return instant;
  throw new RangeError(`a limit must start between 1992 and 2999: ${instant}`);
}

/** The amount in what its measure counts. */
function checkedAmount({ amount, unit }: Limit): number {
  const counted = isInDays(unit) ? amount : Math.round(amount * HOUR);
  if (amount <= LARGEST_AMOUNT && counted >= 1 && Number.isInteger(counted)) return counted;
  throw new RangeError(`not a limit: ${amount} ${unit}`);
}
