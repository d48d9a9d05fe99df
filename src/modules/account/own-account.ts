// What everybody of the staff may know and change about the own account: recovery codes, and where they are signed in.
import type { z } from 'zod';
import type { Ctx } from '#kernel/context.ts';
import { isOpen, sessionOf } from './authenticate.ts';
import { aboutOneself, oneself, provePassword } from './passwords.ts';
import type { AccountRow } from './record.ts';
import { newRecoveryCodes, recoveryCodesLeft } from './recovery-codes.ts';
import { endSessions } from './sessions.ts';
import type { mine } from './shapes.ts';

export type Mine = z.input<typeof mine>;

export async function myAccount(ctx: Ctx): Promise<Mine> {
  const { account } = await oneself(ctx, 'mine');
  return viewOf(ctx, account);
}

/** The former ten are worth nothing from now on. */
export async function renewRecoveryCodes(
  ctx: Ctx,
  typed: { readonly password: string },
): Promise<{ recoveryCodes: string[] }> {
  const { account } = await oneself(ctx, 'renewRecoveryCodes');
  await provePassword(ctx, account, typed.password, 'renewRecoveryCodesRefused');
  ctx.audit(aboutOneself(account, 'renewRecoveryCodes'));
  return { recoveryCodes: await newRecoveryCodes(ctx, account.id) };
}

/** The phone that was left somewhere; this device stays signed in. */
export async function endOtherSessions(ctx: Ctx): Promise<Mine> {
  const { session, account } = await oneself(ctx, 'endOtherSessions');
  await endSessions(ctx, { account: account.id, but: session.token_hash, why: 'elsewhere' });
  ctx.audit(aboutOneself(account, 'endOtherSessions'));
  return viewOf(ctx, account);
}

export async function viewOf(ctx: Ctx, account: AccountRow): Promise<Mine> {
  const rows = await ctx.db
    .selectFrom('session')
    .selectAll()
    .where('account', '=', account.id)
    .where('revoked_at', 'is', null)
    .orderBy('seen_at', 'desc')
    .execute();
  const here = sessionOf(ctx.actor);
  return {
    login: account.login,
    recoveryCodes: await recoveryCodesLeft(ctx, account.id),
    sessions: rows
      .filter((row) => isOpen(row, ctx.now))
      .map((row) => ({
        since: row.created_at.toISOString(),
        seen: row.seen_at.toISOString(),
        post: row.post,
        here: row.token_hash === here,
      })),
  };
}
