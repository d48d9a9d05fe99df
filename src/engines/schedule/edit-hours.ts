// Office hours of a level from a day on, and taking back what was entered by mistake.
import type { Ctx } from '#kernel/context.ts';
import { kernelProblems } from '#kernel/problem.ts';
import { hoursBeforeToday, keepChanges, recordEdit, todayOf } from './changes.ts';
import { FIRST_YEAR, LAST_YEAR } from './civil.ts';
import type { Keepers } from './edit.ts';
import { type OfficeLevel, parsePeriods } from './office-hours.ts';
import { scheduleProblems } from './problems.ts';
import { readOfficeHours } from './read.ts';
import { draftSchedule, lockSchedule } from './store.ts';

export interface HoursEdit {
  readonly periods: string;
  readonly reason: string;
}
interface Which {
  readonly level: OfficeLevel;
  readonly from: string;
}

/** 作息时间: summer hours are two versions a year, one from the day they begin and one from the day they end. */
export async function setOfficeHours(ctx: Ctx, which: Which, edit: HoursEdit, keepers: Keepers) {
  const year = Number(which.from.slice(0, 4));
  if (year < FIRST_YEAR || year > LAST_YEAR) throw scheduleProblems.yearUnknown({ year });
  const periods = edit.periods.normalize('NFKC').replace(/\s+/g, '');
  if (!parsePeriods(periods)) throw scheduleProblems.periodsUnreadable({ field: 'periods' });
  await lockSchedule(ctx);
  const was = (await periodsOf(ctx, which)) ?? '';
  await put(ctx, which, periods);
  return edited(ctx, 'hours', which, { was, periods, reason: edit.reason }, keepers);
}

/** Hours nobody has worked by yet: not in force before tomorrow, or entered today. */
export async function withdrawOfficeHours(ctx: Ctx, which: Which, reason: string, keepers: Keepers) {
  await lockSchedule(ctx);
  const was = await periodsOf(ctx, which);
  if (was === undefined) throw kernelProblems.notFound({ what: 'officeHours' });
  const before = which.from > todayOf(ctx) ? '' : await hoursBeforeToday(ctx, which.level, which.from);
  if (before === undefined) throw scheduleProblems.hoursInUse();
  if (before !== '') await put(ctx, which, before);
  else await remove(ctx, which);
  return edited(ctx, 'hoursWithdrawn', which, { was, periods: before, reason }, keepers);
}

async function periodsOf(ctx: Ctx, { level, from }: Which): Promise<string | undefined> {
  const row = await ctx.db
    .selectFrom('office_hours')
    .select('periods')
    .where('level', '=', level)
    .where('valid_from', '=', from)
    .executeTakeFirst();
  return row?.periods;
}

async function put(ctx: Ctx, { level, from }: Which, periods: string): Promise<void> {
  await ctx.db
    .insertInto('office_hours')
    .values({ level, valid_from: from, periods })
    .onConflict((conflict) => conflict.columns(['level', 'valid_from']).doUpdateSet({ periods }))
    .execute();
}

async function remove(ctx: Ctx, { level, from }: Which): Promise<void> {
  await ctx.db.deleteFrom('office_hours').where('level', '=', level).where('valid_from', '=', from).execute();
  const left = await ctx.db
    .selectFrom('office_hours')
    .select('level')
    .where('level', '=', level)
    .limit(1)
    .execute();
  if (left.length === 0) throw scheduleProblems.hoursLast();
}

async function edited(
  ctx: Ctx,
  what: 'hours' | 'hoursWithdrawn',
  { level, from }: Which,
  { was, periods, reason }: { readonly was: string; readonly periods: string; readonly reason: string },
  { recompute }: Keepers,
) {
  await keepChanges(ctx, [{ what, day: from, level, was, became: periods, reason }]);
  await draftSchedule(ctx);
  const recomputed = await recompute(ctx);
  const withdrawn = what === 'hoursWithdrawn';
  recordEdit(ctx, level, { withdrawn, level, from, periodsWas: was, periods, reason, recomputed });
  return { hours: await readOfficeHours(ctx), recomputed };
}
