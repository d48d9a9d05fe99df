// Silence after an answer: waited for by a stated time, then the case closes with the reason that nobody objected.
import type { Ctx } from '#kernel/context.ts';
import type { Policy } from '#kernel/policy.ts';
import { advance } from './advance.ts';
import { doDue } from './claim-due.ts';
import type { Flow } from './flow.ts';
import type { CaseFile } from './tables.ts';

/** Closes what has waited long enough, at most `limit` cases; returns how many. */
export async function closeLapsed<S extends string, A extends string>(
  ctx: Ctx,
  flow: Flow<S, A>,
  policy: Policy<CaseFile, A>,
  limit = 200,
): Promise<number> {
  if (!flow.lapse) return 0;
  const { action } = flow.lapse;
  const due = { kind: flow.kind, since: 'lapses_at', action, policy, limit } as const;
  return doDue(ctx, due, (own, file) => advance(own, flow, file, action, { reason: 'noReply' }));
}
