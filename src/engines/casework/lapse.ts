// Silence after an answer: waited for by a stated time, then the case closes with the reason that nobody objected.
import { type Ctx, systemActor } from '#kernel/context.ts';
import type { Policy } from '#kernel/policy.ts';
import { advance } from './advance.ts';
import { apart } from './apart.ts';
import { holdSchedule } from './clock.ts';
import type { Flow } from './flow.ts';
import type { CaseFile } from './tables.ts';

/** Closes what has waited long enough, at most `limit` cases; returns how many. */
export async function closeLapsed<S extends string, A extends string>(
  ctx: Ctx,
  flow: Flow<S, A>,
  policy: Policy<CaseFile, A>,
  limit = 200,
): Promise<number> {
  const { lapse } = flow;
  if (!lapse) return 0;
  await holdSchedule(ctx);
  const files = await ctx.db
    .selectFrom('case_file')
    .selectAll()
    .where('kind', '=', flow.kind)
    .where('lapses_at', '<=', ctx.now)
    .orderBy('lapses_at')
    .limit(limit)
    .forUpdate()
    .skipLocked()
    .execute();
  let closed = 0;
  for (const file of files) {
    const done = await apart(ctx, file.id, async (own) => {
      const granted = policy.grant(systemActor(), lapse.action, file);
      await advance(own, flow, granted, lapse.action, { reason: 'noReply' });
      return true;
    });
    if (done) closed++;
  }
  return closed;
}
