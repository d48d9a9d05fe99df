// What a security administrator does with an account. Never: set, see or learn a password (GB/T 22239 §8.1.4.1).
import type { Ctx } from '#kernel/context.ts';
import type { Granted } from '#kernel/policy.ts';
import { kernelProblems } from '#kernel/problem.ts';
import { type AccountView, accountView, grantAccount } from './accounts.ts';
import type { AccountAct } from './acts.ts';
import { attemptKey, forgetTries } from './attempts.ts';
import { dropChallenges, newChallenge } from './challenges.ts';
import type { AccountOptions } from './options.ts';
import { accountPolicy } from './policy.ts';
import { postsOf, tellPostEnded } from './posts.ts';
import { accountProblems } from './problems.ts';
import type { AccountRow } from './record.ts';
import { endSessions } from './sessions.ts';

const LINK_MINUTES = 72 * 60;

interface WithLink {
  readonly account: AccountView;
  readonly link: string;
  readonly until: string;
}

/** The new account belongs to the administrator's territory until its first post. */
export async function createAccount(
  ctx: Ctx,
  options: AccountOptions,
  wish: { readonly id: string; readonly login: string; readonly name: string },
): Promise<WithLink> {
  const { code } = ctx.actor;
  if (code === null) throw kernelProblems.forbidden({ action: 'account.manage' });
  const inserted = await ctx.db
    .insertInto('account')
    .values({ ...blank, ...wish, synthetic: ctx.platform.demo, code, created_at: ctx.now })
    .onConflict((conflict) => conflict.doNothing())
    .returningAll()
    .executeTakeFirst();
  if (!inserted) throw accountProblems.loginTaken({ login: wish.login });
  const account = accountPolicy.grant(ctx.actor, 'manage', inserted);
  record(ctx, 'create', account, 'accountManagement');
  return { ...(await newLink(ctx, account)), account: await accountView(ctx, options, account.id) };
}

const blank = {
  password_hash: null,
  totp_secret: null,
  totp_last_step: null,
  oidc_subject: null,
  disabled_at: null,
};

export async function disableAccount(
  ctx: Ctx,
  options: AccountOptions,
  id: string,
  reason: string,
): Promise<AccountView> {
  const account = await grantAccount(ctx, id);
  await ctx.db
    .updateTable('account')
    .set({ disabled_at: ctx.now })
    .where('id', '=', account.id)
    .where('disabled_at', 'is', null)
    .execute();
  await endSessions(ctx, { account: account.id, why: 'disabled' });
  await dropChallenges(ctx, account.id, ['totp', 'enrol', 'invite', 'rebind']);
  for (const post of await postsOf(ctx, account)) tellPostEnded(ctx, post);
  record(ctx, 'disable', account, reason);
  return accountView(ctx, options, account.id);
}

export async function enableAccount(
  ctx: Ctx,
  options: AccountOptions,
  id: string,
  reason: string,
): Promise<AccountView> {
  const account = await grantAccount(ctx, id);
  await ctx.db.updateTable('account').set({ disabled_at: null }).where('id', '=', account.id).execute();
  record(ctx, 'enable', account, reason);
  return accountView(ctx, options, account.id);
}

/** Somebody at the counter has shown who they are: no need to wait, nor for a new link. */
export async function unlockAccount(
  ctx: Ctx,
  options: AccountOptions,
  id: string,
  reason: string,
): Promise<AccountView> {
  const account = await grantAccount(ctx, id);
  await forgetTries(ctx, attemptKey(ctx, 'signIn', account.login));
  record(ctx, 'unlock', account, reason);
  return accountView(ctx, options, account.id);
}

/** Password, second factor and recovery codes are gone; the holder starts again from the link. */
export async function resetAccount(
  ctx: Ctx,
  options: AccountOptions,
  id: string,
  reason: string,
): Promise<WithLink> {
  const account = await grantAccount(ctx, id);
  if (account.disabled_at !== null) throw accountProblems.accountDisabled();
  await forgetSignIn(ctx, account.id);
  record(ctx, 'reset', account, reason);
  return { ...(await newLink(ctx, account)), account: await accountView(ctx, options, account.id) };
}

/** Whatever opened the account opens it no more, on no device. */
export async function forgetSignIn(ctx: Ctx, id: string): Promise<void> {
  await ctx.db
    .updateTable('account')
    .set({ password_hash: null, totp_secret: null, totp_last_step: null })
    .where('id', '=', id)
    .execute();
  await ctx.db.deleteFrom('recovery_code').where('account_id', '=', id).execute();
  await endSessions(ctx, { account: id, why: 'reset' });
  await dropChallenges(ctx, id, ['totp', 'enrol', 'invite', 'rebind']);
}

/** Behind the number sign: what stands there is not sent to any server, nor written into its log. */
async function newLink(ctx: Ctx, account: Granted<AccountRow, 'manage'>): Promise<Omit<WithLink, 'account'>> {
  const token = await newChallenge(ctx, { kind: 'invite', minutes: LINK_MINUTES, account: account.id });
  const until = new Date(ctx.now.getTime() + LINK_MINUTES * 60_000);
  return { link: `/desk/redeem#${token}`, until: until.toISOString() };
}

function record(ctx: Ctx, action: AccountAct, account: Granted<AccountRow, 'manage'>, purpose: string): void {
  ctx.audit({
    action: `account.${action}`,
    subject: 'account',
    subjectId: account.id,
    code: account.code,
    purpose,
  });
}
