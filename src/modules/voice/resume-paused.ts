import { resumeDue } from '#engines/casework/index.ts';
import type { Ctx } from '#kernel/context.ts';
import { voiceFlow } from './flow.ts';
import { voicePolicy } from './policy.ts';

const BATCH = 200;

/** The job: a pause ends on the day it was given, also when nobody remembers. True where there is more to do. */
export async function resumePaused(ctx: Ctx): Promise<boolean> {
  return (await resumeDue(ctx, voiceFlow, voicePolicy, BATCH)) === BATCH;
}
