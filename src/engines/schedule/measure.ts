// The four ways in which time is counted 计量. Each counts something that only ever grows, so that a limit is
// "the first instant at which so much has been counted". Hours flow; days tick once, at the instant they end.
import type { Calendar } from './calendar.ts';
import { DAY, dayOf, MINUTE, startOf } from './civil.ts';
import { hoursOn, type OfficeHours, type OfficeHoursVersion } from './office-hours.ts';
import { isWorkingDay, workdayAt, workdaysThrough } from './workday-index.ts';

export interface Measure {
  /** What is counted after `from` up to and including `to`. */
  between(from: number, to: number): number;
  /** The first instant at which `amount` (more than nothing) has been counted after `from`. */
  after(from: number, amount: number): number;
}

/** Milliseconds on the wall clock. */
export const elapsedTime: Measure = {
  between: (from, to) => to - from,
  after: (from, amount) => from + amount,
};

/** Midnights: one for each civil day that ends. */
export const calendarDays: Measure = {
  between: (from, to) => dayOf(to) - dayOf(from),
  after: (from, amount) => startOf(dayOf(from) + amount),
};

/** Working days, each at the moment it ends: `end` is that moment in milliseconds after its midnight. */
export function workingDays({ index }: Calendar, end: (day: number) => number): Measure {
  const ended = (instant: number): number => {
    const day = dayOf(instant);
    const today = isWorkingDay(index, day) && instant - startOf(day) >= end(day) ? 1 : 0;
    return workdaysThrough(index, day - 1) + today;
  };
  return {
    between: (from, to) => ended(to) - ended(from),
    after: (from, amount) => {
      const day = workdayAt(index, ended(from) + amount);
      return startOf(day) + end(day);
    },
  };
}

/** Working days that end when the office closes (民法典 203 ¶2: 停止业务活动的时间为截止时间). */
export function officeDays(calendar: Calendar, hours: OfficeHours): Measure {
  return workingDays(calendar, (day) => hoursOn(hours, day).closing);
}

/** Working days that end at midnight. */
export function fullWorkdays(calendar: Calendar): Measure {
  return workingDays(calendar, () => DAY);
}

/** Milliseconds inside office hours. */
export function workingTime({ index }: Calendar, hours: OfficeHours): Measure {
  /** The working days before version number `next` begins: the index counts days, each version weighs them. */
  const daysBefore = (next: OfficeHoursVersion | undefined): number =>
    next === undefined ? Number.POSITIVE_INFINITY : workdaysThrough(index, next.firstDay - 1);

  const worked = (instant: number): number => {
    const day = dayOf(instant);
    let total = 0;
    let counted = 0;
    for (const [position, version] of hours.entries()) {
      const next = hours[position + 1];
      if (next === undefined || day < next.firstDay) {
        const today = isWorkingDay(index, day) ? workedWithin(version, instant - startOf(day)) : 0;
        return total + (workdaysThrough(index, day - 1) - counted) * version.perDay + today;
      }
      total += (daysBefore(next) - counted) * version.perDay;
      counted = daysBefore(next);
    }
    return total;
  };

  const instantOf = (amount: number): number => {
    let left = amount;
    let counted = 0;
    for (const [position, version] of hours.entries()) {
      const available = (daysBefore(hours[position + 1]) - counted) * version.perDay;
      if (left <= available) {
        const fullDays = Math.ceil(left / version.perDay) - 1;
        const day = workdayAt(index, counted + fullDays + 1);
        return startOf(day) + offsetOf(version, left - fullDays * version.perDay);
      }
      left -= available;
      counted = daysBefore(hours[position + 1]);
    }
    return Number.POSITIVE_INFINITY;
  };

  return {
    between: (from, to) => worked(to) - worked(from),
    after: (from, amount) => instantOf(worked(from) + amount),
  };
}

/** Working time of a working day that has passed `time` milliseconds after its midnight. */
function workedWithin({ periods }: OfficeHoursVersion, time: number): number {
  let total = 0;
  for (const [start, end] of periods) {
    if (time <= start * MINUTE) break;
    total += Math.min(time, end * MINUTE) - start * MINUTE;
  }
  return total;
}

/** The inverse: how long after midnight `amount` of the day's working time has passed, at the earliest. */
function offsetOf({ periods, closing }: OfficeHoursVersion, amount: number): number {
  let left = amount;
  for (const [start, end] of periods) {
    const length = (end - start) * MINUTE;
    if (left <= length) return start * MINUTE + left;
    left -= length;
  }
  return closing;
}
