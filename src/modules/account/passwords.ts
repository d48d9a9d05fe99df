// Choosing a password: through a one-time link, or knowing the one before. Nobody chooses one for somebody else.
import type { z } from 'zod';
import type { AuditEntry, Ctx } from '#kernel/context.ts';
import { hashPassword, verifyPassword } from '#kernel/crypto/password.ts';
import { hashToken } from '#kernel/crypto.ts';
import { kernelProblems, type Problem } from '#kernel/problem.ts';
import type { AccountAct } from './acts.ts';
import { attemptKey, forgetTries, reserveTry, takeBack } from './attempts.ts';
import { dropChallenges, takeChallenge } from './challenges.ts';
import { passwordFault } from './contract/password-rule.ts';
import type { accountApi } from './contract.ts';
import { thisSession } from './me.ts';
import { postsOf } from './posts.ts';
import { accountProblems } from './problems.ts';
import type { AccountRow } from './record.ts';
import { commitSoFar, refuse } from './remember.ts';
import type { SessionEnd } from './session-end.ts';
import { endSessions, openSession } from './sessions.ts';
import { type Challenge, challengeFor } from './sign-in.ts';
import { changeOwnAccount, ownAccount } from './windows.ts';

function assertStrong(password: string, which: { readonly login: string; readonly former?: string }): void {
  const fault = passwordFault(password, which);
  if (fault) throw accountProblems.weakPassword({ fault });
}

export async function changePassword(
  ctx: Ctx,
  typed: { readonly current: string; readonly next: string },
): Promise<void> {
  const { session, account } = await oneself(ctx, 'changePassword');
  assertStrong(typed.next, { login: account.login, former: typed.current });
  await provePassword(ctx, account, typed.current, 'changePasswordRefused');
  await setPassword(ctx, account, typed.next, 'newPassword');
  const post = (await postsOf(ctx, account)).find((one) => one.id === session.post);
  await openSession(ctx, {
    kind: 'staff',
    account: account.id,
    name: account.name,
    post,
    expiresAt: session.expires_at,
    provenAt: session.proven_at,
  });
  ctx.audit(aboutOneself(account, 'changePassword'));
}

/** Somebody of the staff, and the session they ask from. */
export async function oneself(ctx: Ctx, act: AccountAct | 'mine') {
  const session = await thisSession(ctx);
  const account = session?.kind === 'staff' ? await ownAccount(ctx, session.account) : undefined;
  if (!session || !account) throw kernelProblems.forbidden({ action: `account.${act}` });
  return { session, account };
}

/** A stolen open session must not become a place to try passwords. */
export async function provePassword(
  ctx: Ctx,
  account: AccountRow,
  typed: string,
  refusal: AccountAct,
): Promise<void> {
  const isRight = () => verifyPassword(account.password_hash, typed);
  await proveOneself(ctx, account, { isRight, refusal, problem: accountProblems.wrongPassword() });
}

export interface Proof {
  readonly isRight: () => Promise<boolean>;
  readonly refusal: AccountAct;
  readonly problem: Problem;
}

/** Tries here and at the door are counted together. */
export async function proveOneself(
  ctx: Ctx,
  account: AccountRow,
  { isRight, refusal, problem }: Proof,
): Promise<void> {
  const key = attemptKey(ctx, 'signIn', account.login);
  const count = await reserveTry(ctx, key);
  await commitSoFar(ctx);
  if (!(await isRight())) return refuse(ctx, aboutOneself(account, refusal), problem);
  await takeBack(ctx, key, count);
}

export function aboutOneself(account: AccountRow, act: AccountAct): AuditEntry {
  return {
    action: `account.${act}`,
    subject: 'account',
    subjectId: account.id,
    code: account.code,
    purpose: 'signIn',
  };
}

type Invitation = z.output<typeof accountApi.invitation.returns>;

/** Whose link this is: who is to choose a password must know under which login it will be asked for. */
export async function invitation(ctx: Ctx, typed: { readonly token: string }): Promise<Invitation> {
  const { account, until } = await invited(ctx, typed.token);
  return { login: account.login, name: account.name, until: until.toISOString() };
}

async function invited(ctx: Ctx, token: string) {
  const link = await ctx.db
    .selectFrom('sign_in_challenge')
    .select(['account_id', 'expires_at', 'token_hash'])
    .where('token_hash', '=', hashToken(token))
    .where('kind', '=', 'invite')
    .where('expires_at', '>', ctx.now)
    .executeTakeFirst();
  const account = link?.account_id ? await ownAccount(ctx, link.account_id) : undefined;
  if (!link || !account || account.disabled_at !== null) throw accountProblems.linkOver();
  return { account, until: link.expires_at, hash: link.token_hash };
}

/** The holder of the link chooses a password and goes on to set up the second factor. */
export async function redeem(
  ctx: Ctx,
  typed: { readonly token: string; readonly password: string },
): Promise<Challenge> {
  const { account, hash } = await invited(ctx, typed.token);
  // Before the link is used up: a weak password costs another try, not another link.
  assertStrong(typed.password, { login: account.login });
  if (!(await takeChallenge(ctx, hash, 'invite'))) throw accountProblems.linkOver();
  await setPassword(ctx, account, typed.password, 'reset');
  await forgetTries(ctx, attemptKey(ctx, 'signIn', account.login));
  ctx.audit({
    action: 'account.redeem',
    subject: 'account',
    subjectId: account.id,
    code: account.code,
    purpose: 'signIn',
  });
  return challengeFor(ctx, account);
}

/** Whatever was signed in with the old one is signed out, on every device. */
async function setPassword(ctx: Ctx, account: AccountRow, password: string, why: SessionEnd): Promise<void> {
  const password_hash = await hashPassword(password);
  const setting = ctx.db
    .updateTable('account')
    .set({ password_hash })
    .where('id', '=', account.id)
    .returning('id')
    .compile();
  await changeOwnAccount(ctx, account.id, setting);
  await endSessions(ctx, { account: account.id, why });
  await dropChallenges(ctx, account.id, ['totp', 'enrol', 'invite', 'rebind']);
}
