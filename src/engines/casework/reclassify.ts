// 改分类: the matter is another than it was taken for, and so is what is promised for it.
import type { Limit } from '#engines/schedule/index.ts';
import type { Ctx } from '#kernel/context.ts';
import type { Granted } from '#kernel/policy.ts';
import { advance, type Change } from './advance.ts';
import type { Flow } from './flow.ts';
import { recomputeTasks } from './recompute.ts';
import type { CaseFile } from './tables.ts';

/**
 * The new limit counts from where the clock began, the opening or the last dispute: a matter gains no time by having
 * been misread. A desk with a limit of its own keeps it.
 */
export async function reclassifyCase<S extends string, A extends string>(
  ctx: Ctx,
  flow: Flow<S, A>,
  file: Granted<CaseFile, A>,
  action: A,
  change: Change & { readonly category: string; readonly promise: Limit },
): Promise<CaseFile> {
  const next = await advance(ctx, flow, file, action, change);
  await ctx.db
    .updateTable('case_task')
    .set({ limit_amount: change.promise.amount, limit_unit: change.promise.unit })
    .where('county', '=', file.county)
    .where('case_id', '=', file.id)
    .where('with_case', '=', true)
    .where('done_at', 'is', null)
    .execute();
  await recomputeTasks(ctx, next);
  return next;
}
