// Clears away what has run out. Nobody's rights depend on it: every look checks the time itself.
import type { Ctx } from '#kernel/context.ts';

const DAY_MS = 86_400_000;

export async function sweepSignIns(ctx: Ctx): Promise<void> {
  const daysAgo = (days: number) => new Date(ctx.now.getTime() - days * DAY_MS);
  await ctx.db.deleteFrom('sign_in_challenge').where('expires_at', '<', daysAgo(1)).execute();
  await ctx.db
    .deleteFrom('session')
    .where((e) => e.or([e('expires_at', '<', daysAgo(1)), e('revoked_at', '<', daysAgo(1))]))
    .execute();
  await ctx.db.deleteFrom('login_attempt').where('since', '<', daysAgo(2)).execute();
  await ctx.db.deleteFrom('message_out').where('at', '<', daysAgo(7)).execute();
}
