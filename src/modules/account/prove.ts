// The second factor once more, before a grave act: a screen left open must not be enough to give somebody a post.
import type { Ctx } from '#kernel/context.ts';
import type { AccountAct } from './acts.ts';
import { aboutOneself, oneself, proveOneself } from './passwords.ts';
import { accountProblems } from './problems.ts';
import type { AccountRow } from './record.ts';
import { isOwnCode } from './second-step.ts';

export async function prove(ctx: Ctx, typed: { readonly code: string }): Promise<void> {
  const { session, account } = await oneself(ctx, 'prove');
  // Whoever comes through the identity provider shows it there, by signing in again, or binds an authenticator here.
  if (account.totp_secret === null) throw accountProblems.enrolFirst();
  await proveCode(ctx, account, typed.code, 'proveRefused');
  await ctx.db
    .updateTable('session')
    .set({ proven_at: ctx.now })
    .where('token_hash', '=', session.token_hash)
    .execute();
  ctx.audit(aboutOneself(account, 'prove'));
}

export async function proveCode(
  ctx: Ctx,
  account: AccountRow,
  typed: string,
  refusal: AccountAct,
): Promise<void> {
  const isRight = async () => (await isOwnCode(ctx, account, typed)) !== undefined;
  await proveOneself(ctx, account, { isRight, refusal, problem: accountProblems.secondStepRefused() });
}
