// What the desk above can do about a matter, and what the desk that handed it on can take back.
import { advance, endTask, sideTask } from '#engines/casework/index.ts';
import type { Ctx } from '#kernel/context.ts';
import { detailOf } from './detail.ts';
import { voiceFlow } from './flow.ts';
import { granted, type Ref, signed, step } from './handle.ts';
import { voiceProblems } from './problems.ts';
import { actingDesk } from './targets.ts';

interface Words {
  readonly reason: string;
}

/** 催办: a step with words; whoever has the matter sees it at once, and how often it was asked for. */
export function urgeVoice(ctx: Ctx, ref: Ref, { reason }: Words) {
  return step(ctx, ref, 'urge', { reason });
}

/** 提级办理: the supervising desk leads from now on and supervises no more. */
export async function takeOverVoice(ctx: Ctx, ref: Ref, { reason }: Words) {
  const file = await granted(ctx, ref, 'takeOver');
  const { code, org } = ctx.actor;
  const name = await actingDesk(ctx);
  const task = code === null ? undefined : await sideTask(ctx, file, { code, org });
  if (code === null || name === undefined || !task)
    throw voiceProblems.notTakingPart({ number: file.number });
  await endTask(ctx, task, 'takeOver');
  const change = await signed(ctx, { reason, to: { code, org, name } });
  return detailOf(ctx, await advance(ctx, voiceFlow, file, 'takeOver', change));
}

/** 收回: given to the wrong desk, and nobody there has accepted it. */
export function recallVoice(ctx: Ctx, ref: Ref, { reason }: Words) {
  return step(ctx, ref, 'recall', { reason });
}
