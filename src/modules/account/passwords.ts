// Choosing a password: through a one-time link, or knowing the one before. Nobody chooses one for somebody else.
import type { AuditEntry, Ctx } from '#kernel/context.ts';
import { hashPassword, verifyPassword } from '#kernel/crypto/password.ts';
import { hashToken } from '#kernel/crypto.ts';
import { kernelProblems } from '#kernel/problem.ts';
import type { AccountAct } from './acts.ts';
import { attemptKey, forgetTries, reserveTry, takeBack } from './attempts.ts';
import { dropChallenges, takeChallenge } from './challenges.ts';
import { thisSession } from './me.ts';
import { postsOf } from './posts.ts';
import { accountProblems } from './problems.ts';
import type { AccountRow } from './record.ts';
import { commitSoFar, refuse } from './remember.ts';
import { endSessions, openSession } from './sessions.ts';
import { type Challenge, challengeFor } from './sign-in.ts';
import { changeOwnAccount, ownAccount } from './windows.ts';

const LEAST = 12;
const LEAST_CLASSES = 3;
const CLASSES = [/\p{Ll}/u, /\p{Lu}/u, /\p{Nd}/u, /[^\p{Ll}\p{Lu}\p{Nd}\s]/u];

/** GB/T 22239 §8.1.4.1 a) asks for complexity; length does most of the work. */
export function isStrong(password: string, login: string): boolean {
  const text = password.normalize('NFKC');
  const classes = CLASSES.filter((one) => one.test(text)).length;
  return [...text].length >= LEAST && classes >= LEAST_CLASSES && !text.toLowerCase().includes(login);
}

function assertStrong(password: string, login: string): void {
  if (!isStrong(password, login))
    throw accountProblems.weakPassword({ least: LEAST, classes: LEAST_CLASSES });
}

export async function changePassword(
  ctx: Ctx,
  typed: { readonly current: string; readonly next: string },
): Promise<void> {
  const { session, account } = await oneself(ctx, 'changePassword');
  assertStrong(typed.next, account.login);
  await provePassword(ctx, account, typed.current, 'changePasswordRefused');
  await setPassword(ctx, account, typed.next);
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

/** A stolen open session must not become a place to try passwords: tries here and at the door are counted together. */
export async function provePassword(
  ctx: Ctx,
  account: AccountRow,
  typed: string,
  refusal: AccountAct,
): Promise<void> {
  const key = attemptKey(ctx, 'signIn', account.login);
  const count = await reserveTry(ctx, key);
  await commitSoFar(ctx);
  if (!(await verifyPassword(account.password_hash, typed)))
    return refuse(ctx, aboutOneself(account, refusal), accountProblems.wrongPassword());
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

/** The holder of the link chooses a password and goes on to set up the second factor. */
export async function redeem(
  ctx: Ctx,
  typed: { readonly token: string; readonly password: string },
): Promise<Challenge> {
  const hash = hashToken(typed.token);
  const link = await ctx.db
    .selectFrom('sign_in_challenge')
    .select('account_id')
    .where('token_hash', '=', hash)
    .where('kind', '=', 'invite')
    .executeTakeFirst();
  const account = link?.account_id ? await ownAccount(ctx, link.account_id) : undefined;
  if (!account || account.disabled_at !== null) throw accountProblems.linkOver();
  // Before the link is used up: a weak password costs another try, not another link.
  assertStrong(typed.password, account.login);
  if (!(await takeChallenge(ctx, hash, 'invite'))) throw accountProblems.linkOver();
  await setPassword(ctx, account, typed.password);
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
async function setPassword(ctx: Ctx, account: AccountRow, password: string): Promise<void> {
  const password_hash = await hashPassword(password);
  const setting = ctx.db
    .updateTable('account')
    .set({ password_hash })
    .where('id', '=', account.id)
    .returning('id')
    .compile();
  await changeOwnAccount(ctx, account.id, setting);
  await endSessions(ctx, { account: account.id });
  await dropChallenges(ctx, account.id, ['totp', 'enrol', 'invite']);
}
