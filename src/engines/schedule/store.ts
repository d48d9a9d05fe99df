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

const LOCK = 610_804;
/** What was committed, for every request of this server. */
const kept = new WeakMap<object, Schedule>();
/** Transactions during which nobody else can edit the calendar, and the schedule each of them sees. */
const held = new WeakMap<Ctx, Schedule | undefined>();

/**
 * The schedule valid in this transaction. The version is read each time: another server may have edited the calendar
 * a moment ago.
 */
export async function scheduleOf(ctx: Ctx, knownVersion?: number): Promise<Schedule> {
  const mine = held.get(ctx);
  if (mine) return mine;
  const { database } = ctx.platform;
  const version = knownVersion ?? (await readVersion(ctx));
  let schedule = kept.get(database);
  if (schedule?.version !== version) {
    schedule = await loadSchedule(ctx);
    kept.set(database, schedule);
  }
  if (held.has(ctx)) held.set(ctx, schedule);
  return schedule;
}

/**
 * For whoever stores an instant computed from the schedule: an edit waits until this transaction has ended, and finds
 * the instant to recompute it; one that is under way is waited for. Call it before any row of a case is locked.
 */
export async function holdSchedule(ctx: Ctx): Promise<void> {
  if (held.has(ctx)) return;
  await sql`select pg_advisory_xact_lock_shared(${LOCK})`.execute(ctx.db);
  held.set(ctx, undefined);
}

/** For the one who edits: nobody stores an instant until this transaction has ended. */
export async function lockSchedule(ctx: Ctx): Promise<void> {
  await sql`select pg_advisory_xact_lock(${LOCK})`.execute(ctx.db);
}

/** The schedule as edited, for this transaction alone: it may yet be rolled back, and the next edit take its number. */
export async function draftSchedule(ctx: Ctx): Promise<Schedule> {
  await ctx.db.updateTable('calendar_version').set({ version: sql`version + 1` }).execute();
  const draft = await loadSchedule(ctx);
  held.set(ctx, draft);
  return draft;
}

interface Rows {
  readonly version: number;
  readonly days: unknown[];
  readonly years: unknown[];
  readonly hours: unknown[];
}

/** In one statement, so that an edit between two of them cannot mix two calendars. */
async function loadSchedule(ctx: Ctx): Promise<Schedule> {
  const { rows } = await sql<Rows>`
    select version,
      (select coalesce(jsonb_agg(jsonb_build_object('date', day, 'kind', kind, 'name_zh', name_zh, 'name_en', name_en)), '[]')
         from calendar_day) as days,
      (select coalesce(jsonb_agg(to_jsonb(calendar_year)), '[]') from calendar_year) as years,
      (select coalesce(jsonb_agg(jsonb_build_object('level', level, 'valid_from', valid_from, 'periods', periods)), '[]')
         from office_hours) as hours
      from calendar_version`.execute(ctx.db);
  const [row] = rows;
  if (!row) throw new Error('the calendar is not installed');
  const hours = officeHoursFromRows(row.hours);
  return {
    version: row.version,
    calendar: calendarFromRows(row.days, row.years),
    hours(level) {
      const found = hours.get(level);
      if (!found) throw new Error(`no office hours for ${level}`);
      return found;
    },
  };
}

async function readVersion(ctx: Ctx): Promise<number> {
  const row = await ctx.db.selectFrom('calendar_version').select('version').executeTakeFirstOrThrow();
  return row.version;
}
