// Counting working days without walking over them. Between two exceptions the weekend rule holds, so one
// binary search over the exceptions (some 25 a year) and a little arithmetic answer both questions: how many
// working days up to here, and on which day falls the n-th.
import { isWeekend, weekdayAt, weekdaysThrough } from './civil.ts';

export interface WorkdayIndex {
  /** Days whose rule differs from the weekend rule, ascending. */
  readonly days: Int32Array;
  /** Working days gained (make-up workdays) less lost (holidays on weekdays) through each of these days. */
  readonly shift: Int32Array;
  /** Working days through each of these days. */
  readonly through: Int32Array;
}

export function indexWorkdays(exceptions: Iterable<readonly [day: number, working: boolean]>): WorkdayIndex {
  // A holiday on a Sunday changes nothing, so it is not an exception here.
  const differing = [...exceptions]
    .filter(([day, working]) => working === isWeekend(day))
    .sort(([a], [b]) => a - b);
  const days = new Int32Array(differing.length);
  const shift = new Int32Array(differing.length);
  const through = new Int32Array(differing.length);
  let gained = 0;
  for (const [position, [day, working]] of differing.entries()) {
    gained += working ? 1 : -1;
    days[position] = day;
    shift[position] = gained;
    through[position] = weekdaysThrough(day) + gained;
  }
  return { days, shift, through };
}

export function workdaysThrough(index: WorkdayIndex, day: number): number {
  return weekdaysThrough(day) + (index.shift[lastAtMost(index.days, day)] ?? 0);
}

export function isWorkingDay(index: WorkdayIndex, day: number): boolean {
  const exceptional = index.days[lastAtMost(index.days, day)] === day;
  return exceptional === isWeekend(day);
}

/** The day on which the `count`-th working day falls. */
export function workdayAt(index: WorkdayIndex, count: number): number {
  // The last exception before the day sought; from there the weekend rule holds up to the next exception,
  // which is itself the answer if it is a make-up workday and the weekend rule would run past it.
  const before = lastAtMost(index.through, count - 1);
  const byRule = weekdayAt(count - (index.shift[before] ?? 0));
  return Math.min(byRule, index.days[before + 1] ?? byRule);
}

/** Position of the last entry that is at most `value`, −1 if there is none. */
function lastAtMost(sorted: Int32Array, value: number): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((sorted[middle] ?? 0) <= value) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}
