// Editing the working calendar. What is about to be committed is parsed by the same rule as the seed files; every open
// clock is recomputed in the same transaction, so that no due date outlives the day it rested on.
import { sql } from 'kysely';
import type { Ctx } from '#kernel/context.ts';
import type { Problem } from '#kernel/problem.ts';
import { dayNumber, FIRST_YEAR, isWeekend, LAST_YEAR } from './civil.ts';
import { type OfficeLevel, officeLevels, parsePeriods } from './office-hours.ts';
import { scheduleProblems } from './problems.ts';
import { ScheduleDataError } from './rows.ts';
import { draftSchedule, lockSchedule } from './store.ts';

export type Recompute = (ctx: Ctx) => Promise<number>;

export interface DayEdit {
  readonly kind: 'holiday' | 'workday' | 'ordinary';
  readonly name: string;
  readonly nameEn: string;
  readonly reason: string;
}

export async function setDay(ctx: Ctx, date: string, edit: DayEdit, recompute: Recompute) {
  const year = Number(date.slice(0, 4));
  if (year < FIRST_YEAR || year > LAST_YEAR) throw scheduleProblems.yearUnknown({ year });
  await lockSchedule(ctx);
  await ctx.db.deleteFrom('calendar_day').where('day', '=', date).execute();
  if (edit.kind !== 'ordinary') {
    if (!edit.name) throw scheduleProblems.nameMissing({ field: 'name' });
    if (edit.kind === 'workday' && !isWeekend(dayNumber(date))) {
      throw scheduleProblems.notAWeekend({ field: 'date', date });
    }
    await ctx.db
      .insertInto('calendar_day')
      .values({ day: date, kind: edit.kind, name_zh: edit.name, name_en: edit.nameEn || edit.name })
      .execute();
  }
  return edited(ctx, year, recompute, { date, ...edit }, scheduleProblems.yearLeftEmpty);
}

/** 公布: from now on the year's dates are no longer provisional. Refused while no holiday has been entered. */
export async function publishYear(ctx: Ctx, year: number, source: string, recompute: Recompute) {
  await lockSchedule(ctx);
  await ctx.db
    .insertInto('calendar_year')
    .values({ year, status: 'published', source })
    .onConflict((conflict) => conflict.column('year').doUpdateSet({ status: 'published', source }))
    .execute();
  return edited(ctx, year, recompute, { year, source }, scheduleProblems.yearEmpty);
}

async function edited(
  ctx: Ctx,
  year: number,
  recompute: Recompute,
  detail: Record<string, unknown>,
  emptied: (slots: { year: number }) => Problem,
) {
  try {
    await draftSchedule(ctx);
  } catch (error) {
    if (error instanceof ScheduleDataError) throw emptied({ year });
    throw error;
  }
  const recomputed = await recompute(ctx);
  record(ctx, String(year), { ...detail, recomputed });
  return { year: await readYear(ctx, year), recomputed };
}

function record(ctx: Ctx, subjectId: string, detail: Record<string, unknown>): void {
  ctx.audit({
    action: 'schedule.edit',
    subject: 'calendar',
    subjectId,
    code: ctx.actor.code ?? 0,
    purpose: 'administration',
    detail,
  });
}

export interface HoursEdit {
  readonly periods: string;
  readonly reason: string;
}

/** 作息时间: summer hours are two versions a year, one from the day they begin and one from the day they end. */
export async function setOfficeHours(
  ctx: Ctx,
  { level, from }: { readonly level: OfficeLevel; readonly from: string },
  edit: HoursEdit,
  recompute: Recompute,
) {
  const year = Number(from.slice(0, 4));
  if (year < FIRST_YEAR || year > LAST_YEAR) throw scheduleProblems.yearUnknown({ year });
  const periods = edit.periods.normalize('NFKC').replace(/\s+/g, '');
  if (!parsePeriods(periods)) throw scheduleProblems.periodsUnreadable({ field: 'periods' });
  await lockSchedule(ctx);
  await ctx.db
    .insertInto('office_hours')
    .values({ level, valid_from: from, periods })
    .onConflict((conflict) => conflict.columns(['level', 'valid_from']).doUpdateSet({ periods }))
    .execute();
  await draftSchedule(ctx);
  const recomputed = await recompute(ctx);
  record(ctx, level, { level, from, periods, reason: edit.reason, recomputed });
  return { hours: await readOfficeHours(ctx), recomputed };
}

export async function readOfficeHours(ctx: Ctx) {
  const rows = await ctx.db
    .selectFrom('office_hours')
    .select(['level', sql<string>`valid_from::text`.as('from'), 'periods'])
    .orderBy('valid_from')
    .execute();
  return officeLevels.flatMap((level) =>
    rows.filter((row) => row.level === level).map(({ from, periods }) => ({ level, from, periods })),
  );
}

export async function readYear(ctx: Ctx, year: number) {
  const row = await ctx.db
    .selectFrom('calendar_year')
    .selectAll()
    .where('year', '=', year)
    .executeTakeFirst();
  const days = await ctx.db
    .selectFrom('calendar_day')
    .select([sql<string>`day::text`.as('date'), 'kind', 'name_zh', 'name_en'])
    .where('day', '>=', `${year}-01-01`)
    .where('day', '<=', `${year}-12-31`)
    .orderBy('day')
    .execute();
  return {
    year,
    status: row?.status === 'published' ? ('published' as const) : ('unpublished' as const),
    source: row?.source ?? '',
    days: days.map(({ date, kind, name_zh: name, name_en: nameEn }) => ({
      date,
      kind: kind === 'workday' ? ('workday' as const) : ('holiday' as const),
      name,
      nameEn,
    })),
  };
}
