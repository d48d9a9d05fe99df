// The Chinese working calendar: the weekend rule, and the exceptions the State Council announces each autumn
// for the year after (全国年节及纪念日放假办法 and the yearly notice): holidays, and weekend days on which
// work is made up 调休. Both are dated data, so this file knows no festival.
import { type CivilDate, dayNumber, yearOf } from './civil.ts';
import { indexWorkdays, isWorkingDay, type WorkdayIndex } from './workday-index.ts';

export const dayKinds = ['holiday', 'workday'] as const;
export type DayKind = (typeof dayKinds)[number];

export const yearStatuses = ['published', 'unpublished'] as const;
export type YearStatus = (typeof yearStatuses)[number];

export interface CalendarDay {
  readonly date: CivilDate;
  readonly kind: DayKind;
  readonly nameZh: string;
  readonly nameEn: string;
}

/** A value: an edit makes a new one, so that due dates computed from it can be cached against it. */
export interface Calendar {
  readonly days: ReadonlyMap<CivilDate, CalendarDay>;
  readonly publishedYears: ReadonlySet<number>;
  readonly index: WorkdayIndex;
}

export function makeCalendar(days: Iterable<CalendarDay>, publishedYears: Iterable<number>): Calendar {
  const byDate = new Map([...days].map((day) => [day.date, day] as const));
  return {
    days: byDate,
    publishedYears: new Set(publishedYears),
    index: indexWorkdays(
      [...byDate.values()].map((day) => [dayNumber(day.date), day.kind === 'workday'] as const),
    ),
  };
}

export function isWorkday(calendar: Calendar, date: CivilDate): boolean {
  return isWorkingDay(calendar.index, dayNumber(date));
}

/** A year the calendar has never heard of is as unknown as one whose notice has not come out. */
export function yearStatus(calendar: Calendar, year: number): YearStatus {
  return calendar.publishedYears.has(year) ? 'published' : 'unpublished';
}

const NOTICE_REACHES_BACK = 7;

/**
 * Whether every day from `first` to `last` stands in a published calendar. New Year's notice may move days of
 * the last week of December (it did for 2007, 2012, 2019 and 2023), so that week also needs the next year.
 */
export function isSettled(calendar: Calendar, first: number, last: number): boolean {
  const end = yearOf(last + NOTICE_REACHES_BACK);
  for (let year = yearOf(first); year <= end; year += 1) {
    if (!calendar.publishedYears.has(year)) return false;
  }
  return true;
}
