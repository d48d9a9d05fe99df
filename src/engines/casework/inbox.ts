// One inbox for all kinds of cases: what waits for my desk, and what is going on in my territory.
import { type SelectQueryBuilder, type SqlBool, sql } from 'kysely';
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
  const rows = await orderAndPage(filtered, query).selectAll('case_file').execute();
  const page = rows.slice(0, query.limit);
  const last = page.at(-1);
  const next = rows.length > query.limit && last ? cursorOf(query.order, last) : null;
  const pausesOf = await pausesOfAll(ctx, page);
  return { cases: await Promise.all(page.map((file) => summaryOf(ctx, file, pausesOf(file.id)))), next };
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
        .where('case_task.holder_org', 'is not distinct from', ctx.actor.org),
    ),
  );
}

/** Adds the equalities that let an index deliver the page in order: the county, and the street where there is one. */
function narrowed(cases: Selected, { lo, hi }: Scope): Selected {
  if (Math.floor(lo / 1e9) !== Math.floor(hi / 1e9)) return cases;
  const inCounty = cases.where('case_file.county', '=', Math.floor(lo / 1e9));
  if (Math.floor(lo / 1e6) !== Math.floor(hi / 1e6)) return inCounty;
  return inCounty.where(sql<SqlBool>`case_file.code / 1000000 = ${Math.floor(lo / 1e6)}`);
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
  if (clock === 'overdue') return cases.where('case_file.due_at', '<', now);
  if (clock === 'atRisk') return cases.where('case_file.risk_at', '<=', now).where('case_file.due_at', '>=', now);
  // One that was due before it was paused is overdue, and counted there.
  if (clock === 'paused') return cases.where('case_file.paused_since', 'is not', null).where('case_file.due_at', 'is', null);
  return cases;
}

const NEVER = new Date('9999-12-31T00:00:00Z');
const dueOrNever = sql<Date>`coalesce(case_file.due_at, ${sql.lit('9999-12-31T00:00:00Z')}::timestamptz)`;

function orderAndPage(cases: Selected, query: InboxQuery): Selected {
  const after = query.after ? readCursor(query.after) : undefined;
  if (query.order === 'newest') {
    const page = cases.orderBy('case_file.opened_at', 'desc').orderBy('case_file.id', 'desc').limit(query.limit + 1);
    return after ? page.where((e) => e(e.refTuple('case_file.opened_at', 'case_file.id'), '<', e.tuple(after.at, after.id))) : page;
  }
  const page = cases.orderBy(dueOrNever).orderBy('case_file.id').limit(query.limit + 1);
  return after ? page.where(sql<SqlBool>`(${dueOrNever}, case_file.id) > (${after.at}, ${after.id})`) : page;
}

function cursorOf(order: InboxQuery['order'], row: { id: string; due_at: Date | null; opened_at: Date }): string {
  const at = order === 'newest' ? row.opened_at : (row.due_at ?? NEVER);
  return Buffer.from(`${at.toISOString()} ${row.id}`).toString('base64url');
}

function readCursor(cursor: string): { at: Date; id: string } {
  const [at = '', id = ''] = Buffer.from(cursor, 'base64url').toString().split(' ');
  const instant = new Date(at);
  if (Number.isNaN(instant.getTime()) || !/^[0-9a-f-]{36}$/.test(id)) {
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
