// Giving and ending posts: which role, where, for which body, from when to when.

import type { z } from 'zod';
import { countyOf, levelOf } from '#engines/region/code.ts';
import { civilDay } from '#engines/schedule/index.ts';
import type { Ctx } from '#kernel/context.ts';
import type { Granted } from '#kernel/policy.ts';
import { kernelProblems } from '#kernel/problem.ts';
import { type AccountView, accountView, grantAccount } from './accounts.ts';
import type { accountApi } from './contract.ts';
import type { AccountOptions } from './options.ts';
import { findOrganisation } from './organisations.ts';
import { accountPolicy } from './policy.ts';
import { commonTerritory, postsOf, tellPostEnded } from './posts.ts';
import { accountProblems } from './problems.ts';
import type { AccountRow, PostRow } from './record.ts';
import { type Role, roles } from './roles.ts';
import { endSessions } from './sessions.ts';

type NewPost = z.output<typeof accountApi.grantPost.body>;

export async function grantPost(
  ctx: Ctx,
  options: AccountOptions,
  accountId: string,
  wish: NewPost,
): Promise<AccountView> {
  const account = await grantAccount(ctx, accountId);
  const place = accountPolicy.grant(ctx.actor, 'manage', { code: wish.code });
  await options.places.refuseEnded(ctx, place.code);
  await assertFits(ctx, wish);
  const held = await postsOf(ctx, account);
  assertSeparate(wish.role, held);
  const post: PostRow = {
    county: countyOf(place.code),
    id: wish.id,
    code: place.code,
    account_id: account.id,
    role: wish.role,
    org: wish.org,
    valid_from: wish.validFrom,
    valid_to: wish.validTo,
    ended_at: null,
    ended_reason: null,
  };
  await ctx.db.insertInto('post').values(post).execute();
  await settleTerritory(ctx, account, [...held, post]);
  ctx.audit({
    action: 'account.grantPost',
    subject: 'account',
    subjectId: account.id,
    code: post.code,
    purpose: 'accountManagement',
    detail: { post: post.id, role: post.role, org: post.org, from: post.valid_from, to: post.valid_to },
  });
  return accountView(ctx, options, account.id);
}

/** A role is held at its own levels; a department's officer acts for a body of that very region. */
async function assertFits(ctx: Ctx, { role, code, org, validFrom, validTo }: NewPost): Promise<void> {
  const { levels, ofOrganisation } = roles[role];
  if (!levels.includes(levelOf(code)))
    throw accountProblems.roleMisplaced({ role, levels: levels.join(', ') });
  const body = org === null ? undefined : await findOrganisation(ctx, countyOf(code), org);
  if (ofOrganisation ? body?.code !== code : org !== null) throw accountProblems.orgMisplaced({ role });
  if (validTo !== null && (validTo < validFrom || validTo < civilDay(ctx.now))) {
    throw kernelProblems.invalid({ part: 'body', fields: [{ field: 'validTo', reason: 'too_small' }] });
  }
}

const ADMINISTERS: readonly Role[] = ['auditor', 'securityAdmin', 'systemAdmin'];

/**
 * GB/T 22239 §8.1.5 and §8.1.7.2: system, audit and security administration are three persons, and the security
 * administrator holds no other office. We ask the same of all three: who audits must not have acted.
 */
export function assertSeparate(role: Role, held: readonly Pick<PostRow, 'role'>[]): void {
  const other = held.find(
    (post) => post.role !== role && (ADMINISTERS.includes(role) || ADMINISTERS.includes(post.role)),
  );
  if (other) throw accountProblems.separation({ role, held: other.role });
}

/** Judged by where the post is: its county may end it, whatever else its holder is elsewhere. */
export async function endPost(
  ctx: Ctx,
  options: AccountOptions,
  which: { readonly id: string; readonly post: string },
  reason: string,
): Promise<AccountView> {
  if (which.id === ctx.actor.account) throw accountProblems.notOneself();
  const account = await ctx.db
    .selectFrom('account')
    .selectAll()
    .where('id', '=', which.id)
    .forUpdate()
    .executeTakeFirst();
  const held = account ? await postsOf(ctx, account) : [];
  const post = accountPolicy.grant(
    ctx.actor,
    'manage',
    held.find((one) => one.id === which.post),
  );
  if (!account) throw kernelProblems.notFound({ what: 'account' });
  await ctx.db
    .updateTable('post')
    .set({ ended_at: ctx.now, ended_reason: reason })
    .where('county', '=', post.county)
    .where('id', '=', post.id)
    .execute();
  await endSessions(ctx, { account: account.id, post: post.id, why: 'postEnded' });
  tellPostEnded(ctx, post);
  await settleTerritory(
    ctx,
    account,
    held.filter((one) => one.id !== post.id),
  );
  ctx.audit({
    action: 'account.endPost',
    subject: 'account',
    subjectId: account.id,
    code: post.code,
    purpose: reason,
    detail: { post: post.id, role: post.role, org: post.org, from: post.valid_from, to: post.valid_to },
  });
  return accountView(ctx, options, account.id);
}

/** Without any post an account stays where it last was. */
export async function settleTerritory(
  ctx: Ctx,
  account: Granted<AccountRow, 'manage'> | AccountRow,
  posts: readonly Pick<PostRow, 'code'>[],
): Promise<void> {
  const [first, ...others] = posts.map((post) => post.code);
  if (first === undefined) return;
  const code = commonTerritory(first, ...others);
  if (code !== account.code)
    await ctx.db.updateTable('account').set({ code }).where('id', '=', account.id).execute();
}
