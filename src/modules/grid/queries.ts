// Counts by region, each in one pass.
import { sql } from 'kysely';
import { childrenOf, type Level, liesIn, subtree } from '#engines/region/index.ts';
import type { Ctx } from '#kernel/context.ts';
import { gridPolicy } from './policy.ts';

const WIDTH: Readonly<Record<Level, number>> = {
  city: 100_000_000_000,
  county: 1_000_000_000,
  street: 1_000_000,
  community: 1_000,
  grid: 1,
};

export interface Pulse {
  readonly open: number;
  readonly overdue: number;
  readonly answered: number;
  readonly closed30: number;
}

const DAYS_30 = 30 * 86_400_000;

/** Open, overdue and answered cases and those closed in 30 days, by the region of `level` they lie in. */
export async function openByRegion(ctx: Ctx, within: number, level: Level): Promise<Map<number, Pulse>> {
  const range = subtree(within);
  const width = sql.lit(WIDTH[level]);
  const since = new Date(ctx.now.getTime() - DAYS_30);
  // The range alone has no index; the street it lies in has.
  const street = Math.floor(range.lo / WIDTH.street);
  const inStreet = street === Math.floor(range.hi / WIDTH.street) ? sql`street = ${street}` : sql`true`;
  const { rows } = await sql<Pulse & { region: number }>`
    select code / ${width} * ${width} as region,
           count(*) filter (where answered_at is null)::int as open,
           count(*) filter (where due_at < ${ctx.now})::int as overdue,
           count(*) filter (where answered_at is not null and closed_at is null)::int as answered,
           count(*) filter (where closed_at >= ${since})::int as closed30
      from case_file
     where ${liesIn('case_file', range)} and ${inStreet} and (closed_at is null or closed_at >= ${since})
     group by 1`.execute(ctx.db);
  return new Map(rows.map(({ region, ...pulse }) => [region, pulse]));
}

const NOTHING: Pulse = { open: 0, overdue: 0, answered: 0, closed30: 0 };

/** What lies in none of the parts, so that they and it add up to the whole. */
export function unplacedOf(counts: ReadonlyMap<number, Pulse>, parts: readonly { code: number }[]): Pulse {
  const placed = new Set(parts.map(({ code }) => code));
  const rest = [...counts].flatMap(([code, pulse]) => (placed.has(code) ? [] : [pulse]));
  const sum = (figure: keyof Pulse) => rest.reduce((total, pulse) => total + pulse[figure], 0);
  return { open: sum('open'), overdue: sum('overdue'), answered: sum('answered'), closed30: sum('closed30') };
}

/** The wall's figures: every child region, also those where nothing is open. */
export async function pulseOf(ctx: Ctx, parent: number) {
  gridPolicy.grant(ctx.actor, 'pulse', { code: parent });
  const children = await childrenOf(ctx, parent);
  const level = children[0]?.level ?? 'grid';
  const counts = await openByRegion(ctx, parent, level);
  const rows = children.map(({ code, name }) => ({
    code,
    name,
    ...(counts.get(code) ?? NOTHING),
    unplaced: false,
  }));
  const rest = unplacedOf(counts, children);
  const nothing = children.length === 0 || Object.values(rest).every((n) => n === 0);
  return nothing ? rows : [...rows, { code: parent, name: '', ...rest, unplaced: true }];
}
