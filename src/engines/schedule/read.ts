// The working calendar and the office hours as they stand, for everybody.
import { sql } from 'kysely';
import type { Ctx } from '#kernel/context.ts';
import { changedDays, hoursTouchedToday, type Names, todayOf } from './changes.ts';
import { officeLevels } from './office-hours.ts';

export async function readOfficeHours(ctx: Ctx) {
  const rows = await ctx.db
    .selectFrom('office_hours')
    .select(['level', sql<string>`valid_from::text`.as('from'), 'periods'])
    .orderBy('valid_from')
    .execute();
  const touched = new Set((await hoursTouchedToday(ctx)).map(({ level, from }) => `${level} ${from}`));
  const today = todayOf(ctx);
  return officeLevels.flatMap((level) => {
    const own = rows.filter((row) => row.level === level);
    return own.map(({ from, periods }) => ({
      level,
      from,
      periods,
      withdrawable: touched.has(`${level} ${from}`) || (own.length > 1 && from > today),
    }));
  });
}

export async function readYear(ctx: Ctx, year: number, names: Names) {
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
  const published = row?.status === 'published';
  return {
    year,
    status: published ? ('published' as const) : ('unpublished' as const),
    source: row?.source ?? '',
    days: days.map(({ date, kind, name_zh: name, name_en: nameEn }) => ({
      date,
      kind: kind === 'workday' ? ('workday' as const) : ('holiday' as const),
      name,
      nameEn,
    })),
    changes: published ? await changedDays(ctx, year, names) : [],
    withdrawable: published && `${year}-01-01` > todayOf(ctx),
  };
}
