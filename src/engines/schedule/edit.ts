// Editing the working calendar. What is about to be committed is parsed by the same rule as the seed files; every open
// clock is recomputed in the same transaction, so that no due date outlives the day it rested on.
import { sql } from 'kysely';
import type { Ctx } from '#kernel/context.ts';
import type { Problem } from '#kernel/problem.ts';
import { type Change, keepChanges, type Names, type Recompute, recordEdit, todayOf } from './changes.ts';
import { civilDateOf, dayNumber, FIRST_YEAR, isWeekend, LAST_YEAR } from './civil.ts';
import { scheduleProblems } from './problems.ts';
import { readYear } from './read.ts';
import { ScheduleDataError } from './rows.ts';
import { draftSchedule, lockSchedule } from './store.ts';

export interface Keepers {
  /** Brings every open clock in line; whoever keeps clocks hands it in. */
  readonly recompute: Recompute;
  readonly names: Names;
}

export interface DayEdit {
  readonly kind: 'holiday' | 'workday' | 'ordinary';
  readonly name: string;
  readonly nameEn: string;
  readonly reason: string;
  /** The last of several days in a row; the first alone where it is left out. */
  readonly through?: string | undefined;
}

const LONGEST = 31;

export async function setDays(ctx: Ctx, first: string, edit: DayEdit, keepers: Keepers) {
  const year = Number(first.slice(0, 4));
  if (year < FIRST_YEAR || year > LAST_YEAR) throw scheduleProblems.yearUnknown({ year });
  const days = daysFrom(first, edit.through ?? first);
  if (edit.kind !== 'ordinary' && !edit.name) throw scheduleProblems.nameMissing({ field: 'name' });
  const weekday = edit.kind === 'workday' ? days.find((day) => !isWeekend(dayNumber(day))) : undefined;
  if (weekday !== undefined) throw scheduleProblems.notAWeekend({ field: 'date', date: weekday });
  await lockSchedule(ctx);
  const before = await daysAmong(ctx, days);
  await ctx.db.deleteFrom('calendar_day').where('day', 'in', days).execute();
  if (edit.kind !== 'ordinary') {
    const { kind, name, nameEn } = edit;
    await ctx.db
      .insertInto('calendar_day')
      .values(days.map((day) => ({ day, kind, name_zh: name, name_en: nameEn || name })))
      .execute();
  }
  const changed = days.flatMap((day) => {
    const was = before.get(day);
    const same =
      was === undefined ? edit.kind === 'ordinary' : was.kind === edit.kind && was.name === edit.name;
    return same ? [] : [{ date: day, was: was?.kind ?? 'ordinary', kind: edit.kind }];
  });
  await keepChanges(
    ctx,
    changed.map(({ date: day, was, kind: became }) => ({ ...ofDay(day), was, became, reason: edit.reason })),
  );
  const { name, reason } = edit;
  return edited(ctx, year, keepers, { days: changed, name, reason }, scheduleProblems.yearLeftEmpty);
}

const ofDay = (day: string): Pick<Change, 'what' | 'day' | 'level'> => ({ what: 'day', day, level: null });

/** In one year: each year is published, and left without a holiday, by itself. */
function daysFrom(first: string, last: string): string[] {
  const [from, to] = [dayNumber(first), dayNumber(last)];
  if (to < from) throw scheduleProblems.rangeReversed({ field: 'through' });
  if (first.slice(0, 4) !== last.slice(0, 4) || to - from >= LONGEST)
    throw scheduleProblems.rangeTooLong({ field: 'through', days: LONGEST });
  return Array.from({ length: to - from + 1 }, (_, later) => civilDateOf(from + later));
}

async function daysAmong(ctx: Ctx, days: readonly string[]) {
  const rows = await ctx.db
    .selectFrom('calendar_day')
    .select([sql<string>`day::text`.as('date'), 'kind', 'name_zh as name'])
    .where('day', 'in', [...days])
    .execute();
  return new Map(rows.map((row) => [row.date, row]));
}

/** 公布: from now on the year's dates are no longer provisional. Refused while no holiday has been entered. */
export async function publishYear(ctx: Ctx, year: number, source: string, keepers: Keepers) {
  await lockSchedule(ctx);
  const was = await ctx.db
    .selectFrom('calendar_year')
    .select('source')
    .where('year', '=', year)
    .executeTakeFirst();
  await ctx.db
    .insertInto('calendar_year')
    .values({ year, status: 'published', source })
    .onConflict((conflict) => conflict.column('year').doUpdateSet({ status: 'published', source }))
    .execute();
  await keepChanges(ctx, [
    { ...ofYear(year, 'published'), was: was?.source ?? '', became: source, reason: source },
  ]);
  return edited(ctx, year, keepers, { year, source }, scheduleProblems.yearEmpty);
}

/**
 * A publication taken back: its dates are provisional again. Only before the year begins: once people have worked and
 * waited by it, single days are corrected instead.
 */
export async function withdrawYear(ctx: Ctx, year: number, reason: string, keepers: Keepers) {
  await lockSchedule(ctx);
  const row = await ctx.db
    .selectFrom('calendar_year')
    .selectAll()
    .where('year', '=', year)
    .executeTakeFirst();
  if (row?.status !== 'published') throw scheduleProblems.yearNotPublished({ year });
  if (`${year}-01-01` <= todayOf(ctx)) throw scheduleProblems.yearBegun({ year });
  await ctx.db
    .updateTable('calendar_year')
    .set({ status: 'unpublished', source: '' })
    .where('year', '=', year)
    .execute();
  await keepChanges(ctx, [{ ...ofYear(year, 'withdrawn'), was: row.source, became: '', reason }]);
  const detail = { withdrawn: true, year, source: row.source, reason };
  return edited(ctx, year, keepers, detail, scheduleProblems.yearEmpty);
}

const ofYear = (year: number, what: 'published' | 'withdrawn'): Pick<Change, 'what' | 'day' | 'level'> => ({
  what,
  day: `${year}-01-01`,
  level: null,
});

async function edited(
  ctx: Ctx,
  year: number,
  { recompute, names }: Keepers,
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
  recordEdit(ctx, String(year), { ...detail, recomputed });
  return { year: await readYear(ctx, year, names), recomputed };
}
