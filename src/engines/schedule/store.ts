// The calendar and office hours as the database holds them, kept in the process until their version changes.
import { sql } from 'kysely';
import type { Ctx } from '#kernel/context.ts';
import type { Calendar } from './calendar.ts';
import { calendarFromRows, officeHoursFromRows } from './load.ts';
import type { OfficeHours, OfficeLevel } from './office-hours.ts';

export interface Schedule {
  readonly version: number;
  readonly calendar: Calendar;
  hours(level: OfficeLevel): OfficeHours;
}

const kept = new WeakMap<object, Schedule>();

/**
 * The schedule valid in this transaction. The version is read each time: another server may have edited the calendar
 * a moment ago, and a due date computed from the old one would be stored stale.
 */
export async function scheduleOf(ctx: Ctx, knownVersion?: number): Promise<Schedule> {
  const { database } = ctx.platform;
  const version = knownVersion ?? (await readVersion(ctx));
  const known = kept.get(database);
  if (known?.version === version) return known;
  const days = await ctx.db
    .selectFrom('calendar_day')
    .select([sql<string>`day::text`.as('date'), 'kind', 'name_zh', 'name_en'])
    .execute();
  const years = await ctx.db.selectFrom('calendar_year').selectAll().execute();
  const hourRows = await ctx.db
    .selectFrom('office_hours')
    .select(['level', sql<string>`valid_from::text`.as('valid_from'), 'periods'])
    .execute();
  const hours = officeHoursFromRows(hourRows);
  const schedule: Schedule = {
    version,
    calendar: calendarFromRows(days, years),
    hours(level) {
      const found = hours.get(level);
      if (!found) throw new Error(`no office hours for ${level}`);
      return found;
    },
  };
  kept.set(database, schedule);
  return schedule;
}

async function readVersion(ctx: Ctx): Promise<number> {
  const row = await ctx.db.selectFrom('calendar_version').select('version').executeTakeFirstOrThrow();
  return row.version;
}
