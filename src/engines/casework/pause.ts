// Stops and restarts the clocks of a case, visibly: the pause is a row with a reason, and every open task stops with it.
import { sql } from 'kysely';
import type { Ctx } from '#kernel/context.ts';
import type { Granted, Policy } from '#kernel/policy.ts';
import { uuidv7 } from '#kernel/uuid.ts';
import { advance, type Change } from './advance.ts';
import { doDue } from './claim-due.ts';
import type { Flow } from './flow.ts';
import { recomputeTasks } from './recompute.ts';
import type { CaseFile } from './tables.ts';

export async function pauseCase<S extends string, A extends string>(
  ctx: Ctx,
  flow: Flow<S, A>,
  file: Granted<CaseFile, A>,
  action: A,
  change: Change & { reason: string },
): Promise<CaseFile> {
  const next = await advance(ctx, flow, file, action, change);
  await ctx.db
    .insertInto('case_pause')
    .values({
      county: file.county,
      id: uuidv7(ctx.now.getTime()),
      case_id: file.id,
      code: file.code,
      from_at: ctx.now,
      to_at: null,
      reason: change.reason,
    })
    .execute();
  await recomputeTasks(ctx, next);
  return next;
}

export async function resumeCase<S extends string, A extends string>(
  ctx: Ctx,
  flow: Flow<S, A>,
  file: Granted<CaseFile, A>,
  action: A,
  change: Change,
): Promise<CaseFile> {
  await ctx.db
    .updateTable('case_pause')
    .set({ to_at: sql`greatest(from_at, ${ctx.now})` })
    .where('county', '=', file.county)
    .where('case_id', '=', file.id)
    .where('to_at', 'is', null)
    .execute();
  const next = await advance(ctx, flow, file, action, change);
  await recomputeTasks(ctx, next);
  return next;
}

/** Ends the pauses that were to last until now, at most `limit`; returns how many. */
export async function resumeDue<S extends string, A extends string>(
  ctx: Ctx,
  flow: Flow<S, A>,
  policy: Policy<CaseFile, A>,
  limit: number,
): Promise<number> {
  const { resume: action } = flow;
  if (!action) return 0;
  const due = { kind: flow.kind, since: 'paused_until', action, policy, limit } as const;
  return doDue(ctx, due, (own, file) => resumeCase(own, flow, file, action, {}));
}
