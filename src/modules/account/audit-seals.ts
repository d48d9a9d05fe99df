// The seals over the trail, and the proof that nothing under them was changed.
import type { z } from 'zod';
import { auditRows, auditSeals as readSeals } from '#kernel/audit/rows.ts';
import type { Seal } from '#kernel/audit/seal-record.ts';
import { verifyAudit } from '#kernel/audit/verify.ts';
import { type Ctx, systemActor } from '#kernel/context.ts';
import { enterScope } from '#kernel/request.ts';
import { turns } from '#kernel/turns.ts';
import type { auditApi } from './audit-contract.ts';
import { recordLook } from './audit-look.ts';
import type { AccountOptions } from './options.ts';

type Seals = z.input<typeof auditApi.auditSeals.returns>;
type Verdict = z.input<typeof auditApi.auditVerify.returns>;

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
