// A new installation has nobody who could invite anybody: the operator does it once, at the command line.
import { countyOf } from '#engines/region/code.ts';
import type { Ctx } from '#kernel/context.ts';
import { uuidv7 } from '#kernel/uuid.ts';
import { newChallenge } from './challenges.ts';
import { civilDay } from './posts.ts';
import { accountProblems } from './problems.ts';

const LINK_MINUTES = 24 * 60;

/** Makes the first security administrator and answers the one-time link. Refused once there is one. */
export async function inviteFirstAdmin(
  ctx: Ctx,
  wish: { readonly login: string; readonly name: string; readonly code: number },
): Promise<string> {
  const { login, name, code } = wish;
  const held = await ctx.db
    .selectFrom('post')
    .select('id')
    .where('role', '=', 'securityAdmin')
    .where('ended_at', 'is', null)
    .executeTakeFirst();
  if (held) throw accountProblems.adminExists();
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
  return `/desk/redeem#${await newChallenge(ctx, { kind: 'invite', minutes: LINK_MINUTES, account: id })}`;
}
