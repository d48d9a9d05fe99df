// What has just been reported, for a wall in a hall: where and what kind, never who or in which words.
import { sql } from 'kysely';
import { liesIn, pathOf, subtree } from '#engines/region/index.ts';
import type { Ctx } from '#kernel/context.ts';
import { gridPolicy } from './policy.ts';

const HOUR_MS = 3_600_000;
const SHOWN = 5;

export async function arrivalsIn(ctx: Ctx, within: number) {
  gridPolicy.grant(ctx.actor, 'pulse', { code: within });
  const since = new Date(ctx.now.getTime() - HOUR_MS);
  const rows = await ctx.db
    .selectFrom('case_file')
    .select(['code', 'category', 'opened_at', sql<number>`(count(*) over ())::int`.as('all')])
    .where(liesIn('case_file', subtree(within)))
    .where('opened_at', '>=', since)
    .orderBy('opened_at', 'desc')
    .orderBy('id', 'desc')
    .limit(SHOWN)
    .execute();
  const latest = rows.map(async ({ code, category, opened_at }) => ({
    at: opened_at.toISOString(),
    place: await nearOf(ctx, code),
    category,
  }));
  return { since: since.toISOString(), count: rows[0]?.all ?? 0, latest: await Promise.all(latest) };
}

/** “第一网格” alone could be anywhere in a county: its community stands before it. */
async function nearOf(ctx: Ctx, code: number): Promise<string> {
  return (await pathOf(ctx, code))
    .slice(-2)
    .map(({ name }) => name)
    .join(' ');
}
