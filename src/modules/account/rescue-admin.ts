// The one who lets others in again is locked out, and nobody is left to ask: whoever holds the machine may do it, at the
// command line, and the trail says so.
import type { Ctx } from '#kernel/context.ts';
import { newChallenge } from './challenges.ts';
import { forgetSignIn } from './manage-account.ts';
import { isInForce } from './posts.ts';

const LINK_MINUTES = 24 * 60;

export type Rescue =
  | { readonly link: string }
  /** Nobody of that login administers; these do. */
  | { readonly link?: never; readonly logins: readonly string[] };

/** Password, second factor, recovery codes and sessions of a security administrator end; a one-time link begins anew. */
export async function rescueAdmin(ctx: Ctx, wish: { login: string; reason: string }): Promise<Rescue> {
  const held = await ctx.db
    .selectFrom('post')
    .innerJoin('account', 'account.id', 'post.account_id')
    .select([
      'account.id',
      'account.login',
      'account.code',
      'post.valid_from',
      'post.valid_to',
      'post.ended_at',
    ])
    .where('post.role', '=', 'securityAdmin')
    .where('account.disabled_at', 'is', null)
    .orderBy('account.login')
    .execute();
  const admins = held.filter((post) => isInForce(post, ctx.now));
  const account = admins.find(({ login }) => login === wish.login);
  if (!account) return { logins: [...new Set(admins.map(({ login }) => login))] };
  await forgetSignIn(ctx, account.id);
  ctx.audit({
    action: 'account.rescueAdmin',
    subject: 'account',
    subjectId: account.id,
    code: account.code,
    purpose: wish.reason,
  });
  const token = await newChallenge(ctx, { kind: 'invite', minutes: LINK_MINUTES, account: account.id });
  return { link: `/desk/redeem#${token}` };
}
