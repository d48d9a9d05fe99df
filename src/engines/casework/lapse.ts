// Silence after an answer: waited for by a stated time, then the case closes with the reason that nobody objected.
import { type Ctx, systemActor } from '#kernel/context.ts';
import type { Policy } from '#kernel/policy.ts';
import { advance } from './advance.ts';
import { apart } from './apart.ts';
import { holdSchedule } from './clock.ts';
import type { Flow } from './flow.ts';
import { claimCase } from './read.ts';
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
  const due = await ctx.db
    .selectFrom('case_file')
    .select(['county', 'id'])
    .where('kind', '=', flow.kind)
    .where('lapses_at', '<=', ctx.now)
    .orderBy('lapses_at')
    .limit(limit)
    .execute();
  let closed = 0;
  for (const { county, id } of due) {
    const done = await apart(ctx, id, async (own) => {
      // Each locked by itself: rows of several counties at once no cluster locks. It may have been answered for since.
      const file = await claimCase(own, county, id);
      if (!file?.lapses_at || file.lapses_at > ctx.now) return false;
      const granted = policy.grant(systemActor(), lapse.action, file);
      await advance(own, flow, granted, lapse.action, { reason: 'noReply' });
      return true;
    });
    if (done) closed++;
  }
  return closed;
}
