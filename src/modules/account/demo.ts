// What only a demo installation shows: the messages a gateway would have sent, and how to sign in as anybody.
import type { z } from 'zod';
import { type Ctx, WHOLE_REGISTER } from '#kernel/context.ts';
import { totpCode, totpStep } from '#kernel/crypto/totp.ts';
import { kernelProblems } from '#kernel/problem.ts';
import { enterScope } from '#kernel/request.ts';
import type { accountApi } from './contract.ts';
import { latestMessages } from './messages-out.ts';
import type { AccountOptions } from './options.ts';

type Outbox = z.input<typeof accountApi.demoOutbox.returns>;
const SHOWN_MESSAGES = 50;
/** The demo shows everybody how to sign in as anybody. */
const EVERYWHERE = { ...WHOLE_REGISTER, only: null };

export async function demoOutbox(ctx: Ctx, { demoSignIns, gateway }: AccountOptions): Promise<Outbox> {
  if (!ctx.platform.demo) throw kernelProblems.notFound({ what: 'path' });
  // What a gateway has sent to real phones is for their owners alone.
  const messages = gateway ? [] : await latestMessages(ctx, SHOWN_MESSAGES);
  const signIns = (await demoSignIns?.(ctx)) ?? [];
  const used = await usedSteps(
    ctx,
    signIns.map((one) => one.login),
  );
  return {
    messages: messages.map(({ at, to, text }) => ({ at: at.toISOString(), to, text })),
    signIns: signIns.map(({ secret, ...shown }) => ({
      ...shown,
      code: codeFor(secret, totpStep(ctx.now), used.get(shown.login)),
    })),
  };
}

/** A code works once, so right after a sign-in the one of the next half minute is shown: it is accepted already. */
function codeFor(secret: string, current: number, used: number | undefined): string {
  return totpCode(secret, used !== undefined && used >= current ? current + 1 : current);
}

async function usedSteps(ctx: Ctx, logins: readonly string[]): Promise<ReadonlyMap<string, number>> {
  if (logins.length === 0) return new Map();
  await enterScope(ctx, EVERYWHERE);
  const rows = await ctx.db
    .selectFrom('account')
    .select(['login', 'totp_last_step'])
    .where((e) => e('login', '=', e.fn.any(e.val([...logins]))))
    .execute();
  return new Map(
    rows.flatMap((row) => (row.totp_last_step === null ? [] : [[row.login, row.totp_last_step] as const])),
  );
}
