// The second factor once more, before a grave act: a screen left open must not be enough to give somebody a post.
import type { Ctx } from '#kernel/context.ts';
import { kernelProblems } from '#kernel/problem.ts';
import type { AccountAct } from './acts.ts';
import { attemptKey, reserveTry, takeBack } from './attempts.ts';
import { thisSession } from './me.ts';
import { aboutOneself } from './passwords.ts';
import { accountProblems } from './problems.ts';
import type { AccountRow } from './record.ts';
import { commitSoFar, refuse } from './remember.ts';
import { isOwnCode } from './second-step.ts';
import { ownAccount } from './windows.ts';

export async function prove(ctx: Ctx, typed: { readonly code: string }): Promise<void> {
  const session = await thisSession(ctx);
  const account = session?.kind === 'staff' ? await ownAccount(ctx, session.account) : undefined;
  if (!session || !account) throw kernelProblems.forbidden({ action: 'account.prove' });
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

/** Codes tried here and at the door are counted together. */
export async function proveCode(
  ctx: Ctx,
  account: AccountRow,
  typed: string,
  refusal: AccountAct,
): Promise<void> {
  const key = attemptKey(ctx, 'signIn', account.login);
  const count = await reserveTry(ctx, key);
  await commitSoFar(ctx);
  if (!(await isOwnCode(ctx, account, typed)))
    return refuse(ctx, aboutOneself(account, refusal), accountProblems.secondStepRefused());
  await takeBack(ctx, key, count);
}
