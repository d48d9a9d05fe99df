// One inbox for all kinds of cases: what waits for my desk, and what is going on in my territory.
import { type SelectQueryBuilder, type SqlBool, sql } from 'kysely';
import type { Range } from '#engines/region/code.ts';
import { countyOf, liesIn, subtree } from '#engines/region/index.ts';
import type { Ctx, Scope } from '#kernel/context.ts';
import { type Tables, together } from '#kernel/database/database.ts';
import { kernelProblems } from '#kernel/problem.ts';
import { pausesOfAll } from './clock.ts';
import { caseworkPolicy } from './policy.ts';
import { summaryOf } from './summary.ts';

export interface InboxQuery {
  readonly view: 'mine' | 'territory';
  readonly state?: string | undefined;
  readonly clock?: 'open' | 'atRisk' | 'overdue' | 'paused' | undefined;
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
  const [, rows] = await together(ctx.db, [
    sql.raw(query.view === 'territory' && isMostRows(query) ? IN_ORDER : AS_ASKED).compile(ctx.db),
    orderAndPage(filtered, query, scopeOf(ctx)).selectAll('case_file').compile(),
  ]);
  const page = rows.slice(0, query.limit);
  const last = page.at(-1);
  const next = rows.length > query.limit && last ? cursorOf(query.order, last) : null;
  recordLook(ctx, query, page.length);
  const pausesOf = await pausesOfAll(ctx, page);
  return { cases: await Promise.all(page.map((file) => summaryOf(ctx, file, pausesOf(file.id)))), next };
}

/**
 * The titles are residents' own words, so a list of them is a look, one row for the whole page. It goes out with the
 * commit and costs no journey. What was searched for may be somebody's name: it is kept as a keyed hash, by which the
 * same search can be recognised and nothing read.
 */
function recordLook(ctx: Ctx, { q, after, limit: _, ...filters }: InboxQuery, count: number): void {
  const code = ctx.actor.code ?? scopeOf(ctx).lo;
  const sought = q ? ctx.platform.keyring.mac('audit search', q).toString('hex').slice(0, 16) : undefined;
  ctx.audit({
    action: 'case.list',
    subject: 'inbox',
    subjectId: String(code),
    code,
    purpose: 'handling',
    detail: { ...filters, ...(sought ? { sought } : {}), further: after !== undefined, count },
  });
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
    .where(liesIn('case_file', scope));
  if (query.view === 'territory') return narrowed(cases, query, scope);
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

interface Prefix {
  readonly column: 'case_file.street' | 'case_file.county';
  readonly value: number;
}

/** The street or county all rows of a territory view lie in, by which an index delivers the page in order. */
function prefixOf({ view, within }: InboxQuery, scope: Range): Prefix | undefined {
  if (view !== 'territory') return undefined;
  const asked = within === undefined ? scope : subtree(within);
  const { lo, hi } = asked.hi - asked.lo < scope.hi - scope.lo ? asked : scope;
  const [street, county] = [Math.floor(lo / 1e6), countyOf(lo)];
  if (street === Math.floor(hi / 1e6)) return { column: 'case_file.street', value: street };
  return county === countyOf(hi) ? { column: 'case_file.county', value: county } : undefined;
}

function narrowed(cases: Selected, query: InboxQuery, scope: Scope): Selected {
  const prefix = prefixOf(query, scope);
  return prefix?.column === 'case_file.street' ? cases.where('case_file.street', '=', prefix.value) : cases;
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
  if (query.within !== undefined) filtered = filtered.where(liesIn('case_file', subtree(query.within)));
  if (query.q) {
    const q = query.q;
    filtered = filtered.where((e) =>
      e.or([
        e('case_file.number', '=', q.replaceAll(/\s/g, '')),
        e(sql<number>`position(${q} in case_file.title)`, '>', 0),
      ]),
    );
  }
  return byClock(filtered, query.clock, ctx.now);
}

function byClock(cases: Selected, clock: InboxQuery['clock'], now: Date): Selected {
  if (clock === 'open') return cases.where('case_file.answered_at', 'is', null);
  if (clock === 'overdue') return cases.where('case_file.due_order', '<', now);
  // One that was due before it was paused is overdue, and counted there.
  if (clock === 'paused')
    return cases.where('case_file.paused_since', 'is not', null).where('case_file.due_at', 'is', null);
  if (clock !== 'atRisk') return cases;
  return cases
    .where('case_file.risk_at', '<=', now)
    .where('case_file.due_order', '>=', now)
    .where('case_file.due_order', '<', NEVER);
}

/** Where due_order stands for a clock that does not run; written in migrations/0004-inbox-order.sql. */
const NEVER = new Date('9999-12-31T00:00:00Z');

function orderAndPage(cases: Selected, query: InboxQuery, scope: Scope): Selected {
  const [column, direction, beyond] =
    query.order === 'newest' ? (['opened_at', 'desc', '<'] as const) : (['due_order', 'asc', '>'] as const);
  const plain = sql.ref<Date>(`case_file.${column}`);
  // The few cases on one desk are found by their tasks and then sorted: no index may offer to sort all others first.
  const key = query.view === 'mine' ? sql<Date>`${plain} + interval '0'` : plain;
  const page = cases
    .orderBy(key, direction)
    .orderBy('case_file.id', direction)
    .limit(query.limit + 1);
  const after = query.after ? readCursor(query.after) : undefined;
  if (!after) return page;
  const prefix = prefixOf(query, scope);
  return prefix
    ? page.where(
        sql<SqlBool>`(${sql.ref(prefix.column)}, ${key}, case_file.id) ${sql.raw(beyond)} (${prefix.value}, ${after.at}, ${after.id})`,
      )
    : page.where(sql<SqlBool>`(${key}, case_file.id) ${sql.raw(beyond)} (${after.at}, ${after.id})`);
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
  const counted = (wish: Pick<InboxQuery, 'view' | 'clock'>) => {
    const query = { ...wish, order: 'due', limit: 1 } as const;
    const cases = filter(ctx, base(ctx, query), query)
      .where('case_file.closed_at', 'is', null)
      .limit(CAP + 1);
    return ctx.db
      .selectFrom(cases.select('case_file.id').as('capped'))
      .select((e) => e.fn.countAll<number>().as('n'))
      .compile();
  };
  const [, ...rows] = await together(ctx.db, [
    sql.raw(AS_ASKED).compile(ctx.db),
    counted({ view: 'mine' }),
    counted({ view: 'mine', clock: 'atRisk' }),
    counted({ view: 'mine', clock: 'overdue' }),
    counted({ view: 'mine', clock: 'paused' }),
    counted({ view: 'territory' }),
  ]);
  const [mine = 0, atRisk = 0, overdue = 0, paused = 0, territoryOpen = 0] = rows.map(([row]) =>
    Number(row?.n ?? 0),
  );
  const capped = [mine, atRisk, overdue, paused, territoryOpen].some((n) => n > CAP);
  const shown = (n: number) => Math.min(CAP, n);
  return {
    mine: shown(mine),
    atRisk: shown(atRisk),
    overdue: shown(overdue),
    paused: shown(paused),
    territoryOpen: shown(territoryOpen),
    capped,
  };
}
