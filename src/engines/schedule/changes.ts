// What was changed by hand: who, when and why, kept beside what it became. Rows are only added.
import { sql } from 'kysely';
import type { Ctx } from '#kernel/context.ts';
import { uuidv7 } from '#kernel/uuid.ts';
import { civilDay, dayOf, startOf } from './civil.ts';
import type { OfficeLevel } from './office-hours.ts';

export type Recompute = (ctx: Ctx) => Promise<number>;
/** What the holders of accounts are called; accounts belong to another module. */
export type Names = (ctx: Ctx, accounts: readonly string[]) => Promise<ReadonlyMap<string, string>>;

export interface Change {
  readonly what: 'day' | 'published' | 'withdrawn' | 'hours' | 'hoursWithdrawn';
  readonly day: string;
  readonly level: OfficeLevel | null;
  readonly was: string;
  readonly became: string;
  readonly reason: string;
}

export async function keepChanges(ctx: Ctx, changes: readonly Change[]): Promise<void> {
  if (changes.length === 0) return;
  const { account } = ctx.actor;
  await ctx.db
    .insertInto('calendar_change')
    .values(changes.map((change) => ({ ...change, id: uuidv7(ctx.now.getTime()), at: ctx.now, account })))
    .execute();
}

export function recordEdit(ctx: Ctx, subjectId: string, detail: Record<string, unknown>): void {
  ctx.audit({
    action: 'schedule.edit',
    subject: 'calendar',
    subjectId,
    code: ctx.actor.code ?? 0,
    purpose: 'administration',
    detail,
  });
}

/**
 * The days of a published year that are no longer as its notice says, newest change first. What was entered before the
 * publication is the notice. Names of staff are for staff.
 */
export async function changedDays(ctx: Ctx, year: number, namesOf: Names) {
  const rows = await ctx.db
    .selectFrom('calendar_change')
    .select(['at', 'what', 'was', 'became', 'reason', 'account', sql<string>`day::text`.as('date')])
    .where('day', '>=', `${year}-01-01`)
    .where('day', '<=', `${year}-12-31`)
    .where('what', 'in', ['day', 'published'])
    .orderBy('at', 'desc')
    .orderBy('id', 'desc')
    .execute();
  const published = rows.findIndex(({ what }) => what === 'published');
  const since = published === -1 ? rows : rows.slice(0, published);
  const accounts = since.flatMap(({ account }) => account ?? []);
  const names = ctx.actor.kind === 'staff' ? await namesOf(ctx, [...new Set(accounts)]) : new Map();
  return since.map(({ date, at, was, became: kind, reason, account }) => ({
    date,
    at: at.toISOString(),
    was: kindOf(was),
    kind: kindOf(kind),
    reason,
    who: names.get(account ?? '') ?? null,
  }));
}

function kindOf(text: string): 'holiday' | 'workday' | 'ordinary' {
  return text === 'holiday' || text === 'workday' ? text : 'ordinary';
}

/** What hours were before they were first touched today; '' for those that did not exist. */
export async function hoursBeforeToday(ctx: Ctx, level: OfficeLevel, from: string) {
  const rows = await hoursTouchedToday(ctx);
  return rows.find((row) => row.level === level && row.from === from)?.was;
}

/** The sets of hours entered or changed today, each as it was before, oldest first. */
export function hoursTouchedToday(ctx: Ctx) {
  return ctx.db
    .selectFrom('calendar_change')
    .select(['level', 'was', sql<string>`day::text`.as('from')])
    .where('what', '=', 'hours')
    .where('at', '>=', new Date(startOf(dayOf(ctx.now.getTime()))))
    .orderBy('at')
    .orderBy('id')
    .execute();
}

export const todayOf = (ctx: Ctx) => civilDay(ctx.now);
