// The trail for those who supervise: who did or looked at what in their territory. Looking at it is itself recorded.
import { type SqlBool, sql } from 'kysely';
import type { z } from 'zod';
import { countyOf, type Range, subtree } from '#engines/region/code.ts';
import type { Ctx } from '#kernel/context.ts';
import { kernelProblems } from '#kernel/problem.ts';
import type { auditApi } from './audit-contract.ts';
import { factsOf, named, type Pointing, pointedTo } from './audit-facts.ts';
import { recordLook } from './audit-look.ts';
import { peopleNamed } from './audit-people.ts';
import { narrowed, subjectNames, subjectOf } from './audit-subjects.ts';
import type { AccountOptions } from './options.ts';
import { organisationName } from './organisations.ts';

type TrailWish = z.output<typeof auditApi.auditTrail.query>;
type Trail = z.input<typeof auditApi.auditTrail.returns>;

export async function auditTrail(
  ctx: Ctx,
  { places, subjects }: AccountOptions,
  wish: TrailWish,
): Promise<Trail> {
  const { scope } = ctx.actor;
  if (!scope) throw kernelProblems.forbidden({ action: 'account.audit' });
  const since = wish.from === undefined ? undefined : startOf(wish.from);
  const until = wish.to === undefined ? undefined : endOf(wish.to);
  if (since && until && since >= until)
    throw kernelProblems.invalid({ part: 'query', fields: [{ field: 'to', reason: 'too_small' }] });
  const within = wish.within === undefined ? scope : narrowed(scope, subtree(wish.within));
  const subjectId = wish.subject === undefined ? undefined : await subjectOf(ctx, subjects, wish.subject);
  const rows = await trailPage(ctx, within, wish, { since, until, subjectId });
  const page = rows.slice(0, wish.limit).map((row) => ({ ...row, facts: factsOf(row.detail) }));
  const facts = page.flatMap((row) => row.facts);
  const people = await peopleNamed(ctx, [
    ...page.flatMap((row) => whoOf(row) ?? []),
    ...pointedTo(facts, 'person'),
  ]);
  const names = await places.names(ctx, [
    ...new Set([...page.map((row) => row.code), ...pointedTo(facts, 'place').map(Number)]),
  ]);
  const called = await subjectNames(ctx, subjects, page);
  const bodies = await bodiesOf(ctx, page);
  const nameOf = (what: Pointing, id: string) =>
    ({ place: names.get(Number(id)), person: people.get(id)?.name, organisation: bodies.get(id) })[what];
  const last = page.at(-1);
  const { limit: _, after, ...question } = wish;
  await recordLook(ctx, places, 'readTrail', { ...question, further: after !== undefined });
  return {
    events: page.map((row) => {
      const whoId = whoOf(row);
      const person = people.get(whoId ?? '');
      return {
        id: row.id,
        at: row.at.toISOString(),
        role: row.role,
        whoId: person?.id ?? null,
        who: person?.name ?? null,
        login: person?.login ?? null,
        action: row.action,
        subject: row.subject,
        subjectId: row.subject_id,
        subjectName: called.get(row.subject_id) ?? null,
        purpose: row.purpose,
        place: names.get(row.code) ?? String(row.code),
        facts: named(row.facts, nameOf),
        requestId: row.request_id,
        batch: row.batch,
      };
    }),
    next: rows.length > wish.limit && last ? `${last.txid}.${last.seq}` : null,
  };
}

/** Whoever signed in is named although the request itself came from nobody. */
function whoOf(row: { account: string | null; action: string; subject_id: string }): string | null {
  return row.account ?? (row.action === SIGN_IN ? row.subject_id : null);
}
const SIGN_IN = 'account.signIn';

interface Bounds {
  readonly since: Date | undefined;
  readonly until: Date | undefined;
  readonly subjectId: string | undefined;
}

/** Newest first, in the order of the seals. */
function trailPage(ctx: Ctx, scope: Range, wish: TrailWish, { since, until, subjectId }: Bounds) {
  const [txid, seq] = cursor(wish.after);
  const { who, action } = wish;
  return ctx.db
    .selectFrom('audit_event')
    .selectAll('audit_event')
    .select(
      sql<
        number | null
      >`(select no from audit_seal where txid_to >= audit_event.txid order by txid_to limit 1)`.as('batch'),
    )
    .where((e) => e.between('audit_event.code', scope.lo, scope.hi))
    .$if(wish.after !== undefined, (query) =>
      query.where(sql<SqlBool>`(txid, seq) < (${txid}::bigint, ${seq}::bigint)`),
    )
    .$if(who !== undefined, (query) =>
      query.where((e) =>
        e.or([
          e('account', '=', who ?? ''),
          e.and([e('action', '=', SIGN_IN), e('subject', '=', 'account'), e('subject_id', '=', who ?? '')]),
        ]),
      ),
    )
    .$if(action !== undefined, (query) => query.where('action', '=', action ?? ''))
    .$if(subjectId !== undefined, (query) => query.where('subject_id', '=', subjectId ?? ''))
    .where('at', '>=', since ?? EARLIEST)
    .$if(until !== undefined, (query) => query.where('at', '<', until ?? EARLIEST))
    .orderBy('txid', 'desc')
    .orderBy('seq', 'desc')
    .limit(wish.limit + 1)
    .execute();
}

/** What bodies are called that a post on this page is for. */
async function bodiesOf(
  ctx: Ctx,
  page: readonly { readonly code: number; readonly facts: ReturnType<typeof factsOf> }[],
): Promise<ReadonlyMap<string, string>> {
  const asked = new Map(
    page.flatMap((row) =>
      pointedTo(row.facts, 'organisation').map((id) => [id, countyOf(row.code)] as const),
    ),
  );
  const found = [...asked].map(
    async ([id, county]) => [id, await organisationName(ctx, county, id)] as const,
  );
  return new Map((await Promise.all(found)).flatMap(([id, name]) => (name ? [[id, name] as const] : [])));
}

const EARLIEST = new Date(0);
const DAY_MS = 86_400_000;
const isDay = (moment: string) => moment.length === 'yyyy-mm-dd'.length;

function startOf(moment: string): Date {
  return new Date(isDay(moment) ? `${moment}T00:00:00+08:00` : `${moment}:00+08:00`);
}

function endOf(moment: string): Date {
  return isDay(moment) ? new Date(startOf(moment).getTime() + DAY_MS) : startOf(moment);
}

function cursor(after: string | undefined): [number, number] {
  if (after === undefined) return [0, 0];
  const [, txid, seq] = /^(\d{1,15})\.(\d{1,15})$/.exec(after) ?? [];
  if (txid === undefined || seq === undefined)
    throw kernelProblems.invalid({ part: 'query', fields: [{ field: 'after', reason: 'pageUnknown' }] });
  return [Number(txid), Number(seq)];
}
