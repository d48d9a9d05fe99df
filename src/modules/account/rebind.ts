// Another authenticator in the place of the one before: a new phone, or the day after the old one was lost.
import type { z } from 'zod';
import type { Ctx } from '#kernel/context.ts';
import { verifyTotp } from '#kernel/crypto/totp.ts';
import { dropChallenges, secretOf, tryChallenge } from './challenges.ts';
import type { accountApi } from './contract.ts';
import { type Mine, viewOf } from './own-account.ts';
import { aboutOneself, oneself, provePassword } from './passwords.ts';
import { accountProblems } from './problems.ts';
import { proveCode } from './prove.ts';
import { commitSoFar, refuse } from './remember.ts';
import { endSessions } from './sessions.ts';
import { type Challenge, enrolment } from './sign-in.ts';
import { changeOwnAccount } from './windows.ts';

type Typed = z.output<typeof accountApi.startRebinding.body>;

/** Whoever has taken over an open session must not bind a phone of their own: both factors are shown first. */
export async function startRebinding(ctx: Ctx, { password, code }: Typed): Promise<Challenge> {
  const { account } = await oneself(ctx, 'rebind');
  if (account.totp_secret === null) throw accountProblems.enrolFirst();
  await provePassword(ctx, account, password, 'rebindRefused');
  await proveCode(ctx, account, code, 'rebindRefused');
  await dropChallenges(ctx, account.id, ['rebind']);
  return enrolment(ctx, account, 'rebind');
}

/** The former authenticator is worth nothing from now on, nor is a session left open on the lost phone. */
export async function rebind(
  ctx: Ctx,
  typed: { readonly challenge: string; readonly code: string },
): Promise<Mine> {
  const { session, account } = await oneself(ctx, 'rebind');
  const challenge = await tryChallenge(ctx, typed.challenge, 'rebind');
  if (challenge?.account_id !== account.id) throw accountProblems.challengeOver();
  await commitSoFar(ctx);
  const secret = secretOf(ctx, challenge);
  const step = verifyTotp(secret, typed.code, ctx.now, null);
  if (step === null)
    return refuse(ctx, aboutOneself(account, 'rebindRefused'), accountProblems.secondStepRefused());
  const binding = ctx.db
    .updateTable('account')
    .set({ totp_secret: ctx.platform.keyring.seal('totp', secret, account.id), totp_last_step: step })
    .where('id', '=', account.id)
    .returning('id')
    .compile();
  await changeOwnAccount(ctx, account.id, binding);
  await dropChallenges(ctx, account.id, ['rebind', 'totp']);
  await endSessions(ctx, { account: account.id, but: session.token_hash, why: 'rebound' });
  ctx.audit(aboutOneself(account, 'rebind'));
  return viewOf(ctx, account);
}
