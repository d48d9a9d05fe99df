// One inbox for all kinds of cases: what waits for my desk, and what is going on in my territory.
import { type RawBuilder, type SqlBool, sql } from 'kysely';
import type { Range } from '#engines/region/code.ts';
import { countyOf, liesIn, subtree } from '#engines/region/index.ts';
import type { Ctx, Scope } from '#kernel/context.ts';
import { together } from '#kernel/database/database.ts';
import { kernelProblems } from '#kernel/problem.ts';
import { pausesOfAll } from './clock.ts';
import { type InboxQuery, type Selected, scopeOf, searched } from './inbox-filter.ts';
import { caseworkPolicy } from './policy.ts';
import { ownTasks } from './read.ts';
import { summaryOf } from './summary.ts';

/** A page of cases and where the next one starts. Keyset, so that page 1,000 costs what page 1 costs. */
export async function readInbox(ctx: Ctx, query: InboxQuery) {
  const here = clockHere(ctx);
  const filtered = await searched(ctx, filter(ctx, base(ctx, query), query, here), query.q);
  const [, rows] = await together(ctx.db, [
    sql.raw(query.view === 'territory' && isMostRows(query) ? IN_ORDER : AS_ASKED).compile(ctx.db),
    orderAndPage(ctx, filtered, query, here).selectAll('case_file').compile(),
  ]);
  const page = rows.slice(0, query.limit);
  const last = page.at(-1);
  const next = rows.length > query.limit && last ? cursorOf(last) : null;
  recordLook(ctx, query, page.length);
  const pausesOf = await pausesOfAll(ctx, page);
  const own = query.view === 'mine' ? await ownTasks(ctx, page) : new Map<string, never>();
  const cases = page.map((file) => summaryOf(ctx, file, pausesOf(file.id), own.get(file.id)));
  return { cases: await Promise.all(cases), next };
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

interface ClockHere {
  readonly due: RawBuilder<Date>;
  readonly risk: RawBuilder<Date>;
}

/**
 * At a desk the limit counts that it was given itself; without one, what the resident was promised. Found row by row:
 * a desk has few cases, whatever lies around it.
 */
function clockHere({ actor }: Ctx): ClockHere {
  const ownOr = (column: 'due_at' | 'risk_at', otherwise: string) => sql<Date>`coalesce((
    select coalesce(own.${sql.ref(column)}, ${NEVER}) from case_task own
     where own.county = case_file.county and own.case_id = case_file.id and own.done_at is null
       and own.holder_code = ${actor.code ?? -1} and own.holder_org is not distinct from ${actor.org}::uuid
       and own.role <> 'supervise' and not own.with_case
     order by own.due_at limit 1), ${sql.ref(otherwise)})`;
  return { due: ownOr('due_at', 'case_file.due_order'), risk: ownOr('risk_at', 'case_file.risk_at') };
}

function filter(ctx: Ctx, cases: Selected, query: InboxQuery, here: ClockHere): Selected {
  let filtered = cases;
  if (query.state) filtered = filtered.where('case_file.state', '=', query.state);
  if (query.kind) filtered = filtered.where('case_file.kind', '=', query.kind);
  if (query.category) filtered = filtered.where('case_file.category', '=', query.category);
  if (query.within !== undefined) filtered = filtered.where(liesIn('case_file', subtree(query.within)));
  return byClock(ctx, filtered, query, here);
}

function byClock({ now }: Ctx, cases: Selected, { view, clock }: InboxQuery, here: ClockHere): Selected {
  const mine = view === 'mine';
  const due = mine ? here.due : sql.ref<Date>('case_file.due_order');
  if (clock === 'open') return cases.where('case_file.answered_at', 'is', null);
  if (clock === 'overdue') return cases.where(due, '<', now);
  // One that was due before it was paused is overdue, and counted there.
  if (clock === 'paused') {
    const paused = cases.where('case_file.paused_since', 'is not', null);
    return mine ? paused.where(due, '=', NEVER) : paused.where('case_file.due_at', 'is', null);
  }
  if (clock !== 'atRisk') return cases;
  const risk = mine ? here.risk : sql.ref<Date>('case_file.risk_at');
  return cases.where(risk, '<=', now).where(due, '>=', now).where(due, '<', NEVER);
}

/** Where due_order stands for a clock that does not run; written in migrations/0004-inbox-order.sql. */
const NEVER = new Date('9999-12-31T00:00:00Z');

function orderAndPage(ctx: Ctx, cases: Selected, query: InboxQuery, clock: ClockHere) {
  const [column, direction, beyond] =
    query.order === 'newest' ? (['opened_at', 'desc', '<'] as const) : (['due_order', 'asc', '>'] as const);
  const plain = sql.ref<Date>(`case_file.${column}`);
  // The few cases on one desk are found by their tasks and then sorted: no index may offer to sort all others first.
  const here = column === 'due_order' ? clock.due : sql<Date>`${plain} + interval '0'`;
  const key = query.view === 'mine' ? here : plain;
  const page = cases
    .select(key.as('sorted_at'))
    .orderBy(key, direction)
    .orderBy('case_file.id', direction)
    .limit(query.limit + 1);
  const after = query.after ? readCursor(query.after) : undefined;
  if (!after) return page;
  const prefix = prefixOf(query, scopeOf(ctx));
  return prefix
    ? page.where(
        sql<SqlBool>`(${sql.ref(prefix.column)}, ${key}, case_file.id) ${sql.raw(beyond)} (${prefix.value}, ${after.at}, ${after.id})`,
      )
    : page.where(sql<SqlBool>`(${key}, case_file.id) ${sql.raw(beyond)} (${after.at}, ${after.id})`);
}

function cursorOf({ id, sorted_at }: { id: string; sorted_at: Date }): string {
  return Buffer.from(`${sorted_at.toISOString()} ${id}`).toString('base64url');
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

/** Figures for the tabs, of what each then lists, counted up to a cap: beyond it nobody acts on the exact number. */
export async function countInbox(ctx: Ctx) {
  const here = clockHere(ctx);
  const counted = (wish: Pick<InboxQuery, 'view' | 'clock'>) => {
    const query = { ...wish, order: 'due', limit: 1 } as const;
    const cases = filter(ctx, base(ctx, query), query, here).limit(CAP + 1);
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
  const [mine = 0, atRisk = 0, overdue = 0, paused = 0, territory = 0] = rows.map(([row]) =>
    Number(row?.n ?? 0),
  );
  const capped = [mine, atRisk, overdue, paused, territory].some((n) => n > CAP);
  const shown = (n: number) => Math.min(CAP, n);
  return {
    mine: shown(mine),
    atRisk: shown(atRisk),
    overdue: shown(overdue),
    paused: shown(paused),
    territory: shown(territory),
    capped,
  };
}
