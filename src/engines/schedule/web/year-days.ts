// A year as months of civil days. Dates are text; UTC arithmetic only counts, it means no instant.
import { useQuery } from '@tanstack/react-query';
import type { Answer, Call } from '#kernel/contract.ts';
import { clientFor } from '#web/app/client.ts';
import { scheduleApi } from '../contract.ts';

export const schedule = clientFor(scheduleApi);
export type CalendarYear = Answer<typeof scheduleApi.year>;
export type SpecialDay = CalendarYear['days'][number];
export type DayChange = CalendarYear['changes'][number];
export type DayKind = Call<typeof scheduleApi.setDay>['body']['kind'];

export type Hours = Answer<typeof scheduleApi.officeHours>[number];
export type Level = Hours['level'];
export const levels = ['city', 'county', 'street', 'community', 'grid'] as const satisfies readonly Level[];
export const hoursKey = ['calendar', 'office-hours'] as const;

export const yearKey = (year: number) => ['calendar', year] as const;

export function useYear(year: number) {
  return useQuery({ queryKey: yearKey(year), queryFn: () => schedule.year({ params: { year } }) });
}

/** The civil day in the city. */
export function today(): string {
  return new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Shanghai' }).format(new Date());
}

export interface Day {
  readonly date: string;
  readonly number: number;
  /** 1 Monday … 7 Sunday. */
  readonly weekday: number;
}

export function daysOf(year: number, month: number): readonly Day[] {
  const count = new Date(Date.UTC(year, month, 0)).getUTCDate();
  return Array.from({ length: count }, (_, index) => {
    const moment = new Date(Date.UTC(year, month - 1, index + 1));
    return { date: moment.toISOString().slice(0, 10), number: index + 1, weekday: moment.getUTCDay() || 7 };
  });
}
