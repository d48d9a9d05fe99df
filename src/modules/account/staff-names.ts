// Names of staff for timelines that keep only their accounts. For staff's eyes; the public hears the post.
import type { Ctx } from '#kernel/context.ts';

export async function staffNames(
  ctx: Ctx,
  accounts: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  if (accounts.length === 0) return new Map();
  const rows = await ctx.db
    .selectFrom('account')
    .select(['id', 'name'])
    .where((e) => e('id', '=', e.fn.any(e.val([...new Set(accounts)]))))
    .execute();
  return new Map(rows.map((row) => [row.id, row.name]));
}
