// What is due by now, case by case: each is claimed, locked and done by itself, so that rows of several counties are
// never locked at once and a case that somebody is working on is left for the next beat.
import { type Ctx, systemActor } from '#kernel/context.ts';
import type { Granted, Policy } from '#kernel/policy.ts';
import { apart } from './apart.ts';
import { holdSchedule } from './clock.ts';
import { claimCase } from './read.ts';
import type { CaseFile } from './tables.ts';

export interface Due<A extends string> {
  readonly kind: string;
  /** The column that says from when on. */
  readonly since: 'lapses_at' | 'paused_until';
  readonly action: A;
  readonly policy: Policy<CaseFile, A>;
  readonly limit: number;
}

/** Does it to what is due, the longest due first; returns to how many. */
export async function doDue<A extends string>(
  ctx: Ctx,
  { kind, since, action, policy, limit }: Due<A>,
  act: (own: Ctx, file: Granted<CaseFile, A>) => Promise<unknown>,
): Promise<number> {
  await holdSchedule(ctx);
  const due = await ctx.db
    .selectFrom('case_file')
    .select(['county', 'id'])
    .where('kind', '=', kind)
    .where(since, '<=', ctx.now)
    .orderBy(since)
    .limit(limit)
    .execute();
  let done = 0;
  for (const { county, id } of due) {
    const worked = await apart(ctx, id, async (own) => {
      const file = await claimCase(own, county, id);
      // Somebody may have seen to it since.
      const from = file?.[since];
      if (!file || !from || from > ctx.now) return false;
      await act(own, policy.grant(systemActor(), action, file));
      return true;
    });
    if (worked) done++;
  }
  return done;
}
