// One inbox for all kinds of cases: what waits for my desk, and what is going on in my territory.
import { type SelectQueryBuilder, sql } from 'kysely';
import { levelOf, subtree } from '#engines/region/index.ts';
import type { Ctx, Scope } from '#kernel/context.ts';
import type { Tables } from '#kernel/database/database.ts';
import { kernelProblems } from '#kernel/problem.ts';
import { pausesOfAll } from './clock.ts';
import { caseworkPolicy } from './policy.ts';
import { summaryOf } from './summary.ts';

export interface InboxQuery {
  readonly view: 'mine' | 'territory';
  readonly state?: string | undefined;
  readonly clock?: 'atRisk' | 'overdue' | 'paused' | undefined;
  readonly kind?: string | undefined;
  readonly category?: string | undefined;
  readonly within?: number | undefined;
  readonly q?: string | undefined;
  readonly order: 'due' | 'newest';
  readonly after?: string | undefined;
  readonly limit: number;
}

type Selected = SelectQueryBuilder<Tables, 'case_file', Record<string, never>>;

/** A page of cases and where the next one starts. Keyset, so that page 1,000 costs what page 1 costs. */
export async function readInbox(ctx: Ctx, query: InboxQuery) {
  const filtered = filter(ctx, base(ctx, query), query);
  await sql.raw(query.view === 'territory' && isMostRows(query) ? IN_ORDER : AS_ASKED).execute(ctx.db);
  const rows = await orderAndPage(filtered, query).selectAll('case_file').execute();
  const page = rows.slice(0, query.limit);
  const last = page.at(-1);
  const next = rows.length > query.limit && last ? cursorOf(query.order, last) : null;
  const pausesOf = await pausesOfAll(ctx, page);
  return { cases: await Promise.all(page.map((file) => summaryOf(ctx, file, pausesOf(file.id)))), next };
}

/**
 * What row security adds to each query is estimated at half a percent of the table, so the planner takes any sort for
 * free and reads a whole territory for one page. Where most rows of a territory qualify, it must walk the index that
 * has them in order; where few do, find those. Planned anew each time: the next territory may be a hundred times wider.
 */
const AS_ASKED = 'set local plan_cache_mode = force_custom_plan; set local enable_bitmapscan = off';
const IN_ORDER = `${AS_ASKED}; set local enable_sort = off; set local max_parallel_workers_per_gather = 0`;

function isMostRows({ clock, order, q }: InboxQuery): boolean {
  return q === undefined && (clock === undefined || (order === 'due' && clock !== 'paused'));
}

function base(ctx: Ctx, query: InboxQuery): Selected {
  const scope = scopeOf(ctx);
  // The policy's own SQL first; the literal range repeats row security so that the planner sees its selectivity.
  const cases: Selected = ctx.db
    .selectFrom('case_file')
    .where(caseworkPolicy.where(ctx.actor, 'read', 'case_file'))
    .where('case_file.code', '>=', scope.lo)
    .where('case_file.code', '<=', scope.hi);
  if (query.view === 'territory') return narrowed(cases, scope);
  return cases.where((e) =>
    e.exists(
      e
        .selectFrom('case_task')
        .select('case_task.id')
        .whereRef('case_task.county', '=', 'case_file.county')
        .whereRef('case_task.case_id', '=', 'case_file.id')
        .where('case_task.done_at', 'is', null)
        .where('case_task.holder_code', '=', ctx.actor.code ?? -1)
        .where('case_task.holder_org', ctx.actor.org === null ? 'is' : '=', ctx.actor.org),
    ),
  );
}

/** Adds the equalities that let an index deliver the page in order: the county, and the street where there is one. */
function narrowed(cases: Selected, { lo, hi }: Scope): Selected {
  if (Math.floor(lo / 1e9) !== Math.floor(hi / 1e9)) return cases;
  const inCounty = cases.where('case_file.county', '=', Math.floor(lo / 1e9));
  if (Math.floor(lo / 1e6) !== Math.floor(hi / 1e6)) return inCounty;
  return inCounty.where('case_file.street', '=', Math.floor(lo / 1e6));
}

function scopeOf(ctx: Ctx): Scope {
  if (!ctx.actor.scope) throw kernelProblems.forbidden({ action: 'case.list' });
  return ctx.actor.scope;
}

function filter(ctx: Ctx, cases: Selected, query: InboxQuery): Selected {
  let filtered = cases;
  if (query.state) filtered = filtered.where('case_file.state', '=', query.state);
  if (query.kind) filtered = filtered.where('case_file.kind', '=', query.kind);
  if (query.category) filtered = filtered.where('case_file.category', '=', query.category);
  if (query.within !== undefined) {
    const { lo, hi } = subtree(query.within);
    filtered = filtered.where('case_file.code', '>=', lo).where('case_file.code', '<=', hi);
    if (levelOf(query.within) !== 'city') filtered = filtered.where('case_file.county', '=', Math.floor(lo / 1e9));
  }
  if (query.q) {
    const q = query.q;
    filtered = filtered.where((e) =>
      e.or([e('case_file.number', '=', q.replaceAll(/\s/g, '')), e(sql<number>`position(${q} in case_file.title)`, '>', 0)]),
    );
  }
  return byClock(filtered, query.clock, ctx.now);
}

function byClock(cases: Selected, clock: InboxQuery['clock'], now: Date): Selected {
  if (clock === 'overdue') return cases.where('case_file.due_order', '<', now);
  // One that was due before it was paused is overdue, and counted there.
  if (clock === 'paused') return cases.where('case_file.paused_since', 'is not', null).where('case_file.due_at', 'is', null);
  if (clock !== 'atRisk') return cases;
  return cases.where('case_file.risk_at', '<=', now).where('case_file.due_order', '>=', now).where('case_file.due_order', '<', NEVER);
}

/** Where due_order stands for a clock that does not run; written in migrations/0004-inbox-order.sql. */
const NEVER = new Date('9999-12-31T00:00:00Z');

function orderAndPage(cases: Selected, query: InboxQuery): Selected {
  const after = query.after ? readCursor(query.after) : undefined;
  if (query.order === 'newest') {
    const page = cases.orderBy('case_file.opened_at', 'desc').orderBy('case_file.id', 'desc').limit(query.limit + 1);
    return after ? page.where((e) => e(e.refTuple('case_file.opened_at', 'case_file.id'), '<', e.tuple(after.at, after.id))) : page;
  }
  const page = cases.orderBy('case_file.due_order').orderBy('case_file.id').limit(query.limit + 1);
  return after ? page.where((e) => e(e.refTuple('case_file.due_order', 'case_file.id'), '>', e.tuple(after.at, after.id))) : page;
}

function cursorOf(order: InboxQuery['order'], row: { id: string; due_order: Date; opened_at: Date }): string {
  const at = order === 'newest' ? row.opened_at : row.due_order;
  return Buffer.from(`${at.toISOString()} ${row.id}`).toString('base64url');
}

// Both go to the database as they are: what it cannot read must be refused here.
const CURSOR_AT = /^[12]\d{3}-\d\d-\d\dT[\d:.]{12}Z$|^9999-12-31T00:00:00\.000Z$/;
const CURSOR_ID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

function readCursor(cursor: string): { at: Date; id: string } {
  const [at = '', id = ''] = Buffer.from(cursor, 'base64url').toString().split(' ');
  const instant = new Date(at);
  if (!CURSOR_AT.test(at) || Number.isNaN(instant.getTime()) || !CURSOR_ID.test(id)) {
    throw kernelProblems.invalid({ part: 'query', fields: [{ field: 'after', reason: 'cursor' }] });
  }
  return { at: instant, id };
}

const CAP = 1_000;

/** Figures for the tabs, counted up to a cap: beyond it nobody acts on the exact number. */
export async function countInbox(ctx: Ctx) {
  const all = { order: 'due', limit: 1 } as const;
  const count = async (query: InboxQuery) => {
    const cases = filter(ctx, base(ctx, query), query).where('case_file.closed_at', 'is', null).limit(CAP + 1);
    const row = await ctx.db
      .selectFrom(cases.select('case_file.id').as('capped'))
      .select((e) => e.fn.countAll<number>().as('n'))
      .executeTakeFirstOrThrow();
    return Number(row.n);
  };
  const counts = {
    mine: await count({ ...all, view: 'mine' }),
    atRisk: await count({ ...all, view: 'mine', clock: 'atRisk' }),
    overdue: await count({ ...all, view: 'mine', clock: 'overdue' }),
    paused: await count({ ...all, view: 'mine', clock: 'paused' }),
    territoryOpen: await count({ ...all, view: 'territory' }),
  };
  const capped = Object.values(counts).some((n) => n > CAP);
  return { ...counts, territoryOpen: Math.min(CAP, counts.territoryOpen), mine: Math.min(CAP, counts.mine), capped };
}
