// The trail for those who supervise: who did or looked at what in their territory. Looking at it is itself recorded.
import { type SqlBool, sql } from 'kysely';
import type { z } from 'zod';
import { type Range, subtree } from '#engines/region/code.ts';
import { auditRows, auditSeals as readSeals } from '#kernel/audit/rows.ts';
import type { Seal } from '#kernel/audit/seal-record.ts';
import { verifyAudit } from '#kernel/audit/verify.ts';
import { type Ctx, systemActor } from '#kernel/context.ts';
import { kernelProblems } from '#kernel/problem.ts';
import { enterScope } from '#kernel/request.ts';
import { turns } from '#kernel/turns.ts';
import type { AccountAct } from './acts.ts';
import { narrowed, subjectNames, subjectOf } from './audit-subjects.ts';
import type { accountApi } from './contract.ts';
import type { AccountOptions, Places } from './options.ts';
import { accountNames } from './windows.ts';

type TrailWish = z.output<typeof accountApi.auditTrail.query>;
type Trail = z.input<typeof accountApi.auditTrail.returns>;
type Seals = z.input<typeof accountApi.auditSeals.returns>;
type Verdict = z.input<typeof accountApi.auditVerify.returns>;

export async function auditTrail(
  ctx: Ctx,
  { places, subjects }: AccountOptions,
  wish: TrailWish,
): Promise<Trail> {
  const { scope } = ctx.actor;
  if (!scope) throw kernelProblems.forbidden({ action: 'account.audit' });
  const within = wish.within === undefined ? scope : narrowed(scope, subtree(wish.within));
  const subjectId = wish.subject === undefined ? undefined : await subjectOf(ctx, subjects, wish.subject);
  const rows = await trailPage(ctx, within, wish, subjectId);
  const page = rows.slice(0, wish.limit);
  const names = await places.names(ctx, [...new Set(page.map((row) => row.code))]);
  const people = await accountNames(ctx, [...new Set(page.flatMap((row) => whoOf(row) ?? []))]);
  const called = await subjectNames(ctx, subjects, page);
  const last = page.at(-1);
  await recordLook(ctx, places, 'readTrail', {
    action: wish.action ?? null,
    subject: wish.subject ?? null,
    within: wish.within ?? null,
    from: wish.from ?? null,
    to: wish.to ?? null,
  });
  return {
    events: page.map((row) => ({
      id: row.id,
      at: row.at.toISOString(),
      role: row.role,
      who: people.get(whoOf(row) ?? '') ?? null,
      action: row.action,
      subject: row.subject,
      subjectId: row.subject_id,
      subjectName: called.get(row.subject_id) ?? null,
      purpose: row.purpose,
      place: names.get(row.code) ?? String(row.code),
      sealed: row.sealed,
    })),
    next: rows.length > wish.limit && last ? `${last.txid}.${last.seq}` : null,
  };
}

/** Whoever signed in is named although the request itself came from nobody. */
function whoOf(row: { account: string | null; action: string; subject_id: string }): string | null {
  return row.account ?? (row.action === 'account.signIn' ? row.subject_id : null);
}

/** Newest first, in the order of the seals. */
function trailPage(ctx: Ctx, scope: Range, wish: TrailWish, subjectId: string | undefined) {
  const [txid, seq] = cursor(wish.after);
  return ctx.db
    .selectFrom('audit_event')
    .selectAll('audit_event')
    .select(
      sql<boolean>`audit_event.txid <= coalesce((select max(txid_to) from audit_seal), -1)`.as('sealed'),
    )
    .where((e) => e.between('audit_event.code', scope.lo, scope.hi))
    .$if(wish.after !== undefined, (query) =>
      query.where(sql<SqlBool>`(txid, seq) < (${txid}::bigint, ${seq}::bigint)`),
    )
    .$if(wish.action !== undefined, (query) => query.where('action', '=', wish.action ?? ''))
    .$if(subjectId !== undefined, (query) => query.where('subject_id', '=', subjectId ?? ''))
    .$if(wish.from !== undefined, (query) => query.where('at', '>=', startOf(wish.from ?? '', 0)))
    .$if(wish.to !== undefined, (query) => query.where('at', '<', startOf(wish.to ?? '', 1)))
    .orderBy('txid', 'desc')
    .orderBy('seq', 'desc')
    .limit(wish.limit + 1)
    .execute();
}

/** 00:00 in China of the day, or of a later one. */
function startOf(day: string, later: number): Date {
  return new Date(Date.parse(`${day}T00:00:00+08:00`) + later * 86_400_000);
}

function cursor(after: string | undefined): [number, number] {
  if (after === undefined) return [0, 0];
  const [, txid, seq] = /^(\d{1,15})\.(\d{1,15})$/.exec(after) ?? [];
  if (txid === undefined || seq === undefined)
    throw kernelProblems.invalid({ part: 'query', fields: [{ field: 'after', reason: 'pageUnknown' }] });
  return [Number(txid), Number(seq)];
}

const SHOWN_SEALS = 200;

export async function auditSeals(ctx: Ctx, { places, auditEvidence }: AccountOptions): Promise<Seals> {
  const { signer } = ctx.platform.keyring;
  const rows = await ctx.db
    .selectFrom('audit_seal')
    .selectAll()
    .orderBy('no', 'desc')
    .limit(SHOWN_SEALS)
    .execute();
  const unsealed = await seeingAll(ctx, () =>
    ctx.db
      .selectFrom('audit_event')
      .select((e) => e.fn.countAll<number>().as('count'))
      .where('txid', '>', rows[0]?.txid_to ?? -1)
      .executeTakeFirstOrThrow(),
  );
  await recordLook(ctx, places, 'readSeals', {});
  return {
    publicKey: (await auditEvidence?.publicKeys()) ?? signer.publicKeyPem,
    keyId: signer.keyId,
    unsealed: unsealed.count,
    seals: rows.map(({ no, at, count, root, previous, signature }) => ({
      no,
      at: at.toISOString(),
      count,
      root,
      previous,
      signature,
    })),
  };
}

// Reads the whole trail; two at once would be one too many.
const inTurn = turns(1, 2);

/** A batch holds rows of every territory, so the proof reads them all; its answer tells nothing of what they say. */
export function auditVerify(ctx: Ctx, { places, auditEvidence }: AccountOptions): Promise<Verdict> {
  return inTurn(async () => {
    const publicKeyPem = (await auditEvidence?.publicKeys()) ?? ctx.platform.keyring.signer.publicKeyPem;
    const outsideSeals: Iterable<Seal> | AsyncIterable<Seal> = auditEvidence?.outsideSeals() ?? [];
    const report = await seeingAll(ctx, () =>
      verifyAudit({ rows: auditRows(ctx.db, -1), seals: readSeals(ctx.db), outsideSeals, publicKeyPem }),
    );
    await recordLook(ctx, places, 'verifyTrail', { sound: report.ok, rows: report.rows });
    return {
      sound: report.ok,
      batches: report.seals,
      rows: report.rows,
      unsealed: report.unsealed.count,
      findings: report.findings.map(({ kind, seal, detail }) => ({
        kind,
        batch: seal === 0 ? null : seal,
        detail,
      })),
    };
  });
}

async function seeingAll<T>(ctx: Ctx, read: () => Promise<T>): Promise<T> {
  await enterScope(ctx, systemActor().scope ?? NOWHERE);
  const found = await read();
  await enterScope(ctx, ctx.actor.scope ?? NOWHERE);
  return found;
}
const NOWHERE = { lo: 0, hi: -1, only: null };

async function recordLook(
  ctx: Ctx,
  places: Places,
  action: AccountAct,
  detail: Record<string, unknown>,
): Promise<void> {
  const code = ctx.actor.code ?? (await places.root(ctx));
  ctx.audit({
    action: `account.${action}`,
    subject: 'audit',
    subjectId: String(code),
    code,
    purpose: 'supervision',
    detail,
  });
}
