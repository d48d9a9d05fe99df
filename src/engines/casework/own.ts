// The list of a resident with an account: what was opened under it, and what its holder has shown the pair of.
import type { Ctx } from '#kernel/context.ts';
import type { Granted } from '#kernel/policy.ts';
import type { CaseFile } from './tables.ts';

/** Once is enough; a second time changes nothing. */
export async function joinOwnCases(
  ctx: Ctx,
  { id, county, code, opened_at }: Granted<CaseFile, 'own'>,
  account: string,
): Promise<void> {
  await ctx.db
    .insertInto('case_owner')
    .values({ account, case_id: id, county, code, opened_at })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}
