// A new installation has nobody who could invite anybody: the operator does it once, at the command line.

import { countyOf } from '#engines/region/code.ts';
import { civilDay } from '#engines/schedule/index.ts';
import type { Ctx } from '#kernel/context.ts';
import { uuidv7 } from '#kernel/uuid.ts';
import { newChallenge } from './challenges.ts';

/** What the first administrator signs in with; the operator is told, since no page could say it before. */
export const FIRST_ADMIN = 'security';
const LINK_MINUTES = 24 * 60;

/**
 * The one-time link of the first security administrator, made anew at every start until somebody has redeemed one.
 * Undefined once there is an administrator who can sign in.
 */
export async function inviteFirstAdmin(
  ctx: Ctx,
  wish: { readonly login: string; readonly name: string; readonly code: number },
): Promise<string | undefined> {
  const held = await ctx.db
    .selectFrom('post')
    .innerJoin('account', 'account.id', 'post.account_id')
    .select(['account.id', 'account.password_hash', 'account.oidc_subject'])
    .where('post.role', '=', 'securityAdmin')
    .where('post.ended_at', 'is', null)
    .execute();
  if (held.some((one) => one.password_hash !== null || one.oidc_subject !== null)) return undefined;
  const id = held[0]?.id ?? (await createFirst(ctx, wish));
  return `/desk/redeem#${await newChallenge(ctx, { kind: 'invite', minutes: LINK_MINUTES, account: id })}`;
}

async function createFirst(
  ctx: Ctx,
  { login, name, code }: { readonly login: string; readonly name: string; readonly code: number },
): Promise<string> {
  const id = uuidv7(ctx.now.getTime());
  await ctx.db
    .insertInto('account')
    .values({
      id,
      login,
      name,
      synthetic: false,
      code,
      password_hash: null,
      totp_secret: null,
      totp_last_step: null,
      oidc_subject: null,
      created_at: ctx.now,
      disabled_at: null,
    })
    .execute();
  await ctx.db
    .insertInto('post')
    .values({
      county: countyOf(code),
      id: uuidv7(ctx.now.getTime()),
      code,
      account_id: id,
      role: 'securityAdmin',
      org: null,
      valid_from: civilDay(ctx.now),
      valid_to: null,
      ended_at: null,
      ended_reason: null,
    })
    .execute();
  ctx.audit({
    action: 'account.inviteFirstAdmin',
    subject: 'account',
    subjectId: id,
    code,
    purpose: 'installation',
  });
  return id;
}
