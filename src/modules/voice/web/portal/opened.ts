// One voice, opened by its pair, as the parts of its page share it.
import type { Answer } from '#kernel/contract.ts';
import type { voiceApi } from '../../contract.ts';

export type FollowedVoice = Answer<typeof voiceApi.follow>;
export type Step = FollowedVoice['steps'][number];

export interface Opened {
  readonly voice: FollowedVoice;
  readonly headers: Readonly<Record<string, string>>;
  readonly secret: string;
  /** What a change answered is newer than what was asked before it. */
  readonly update: (voice: FollowedVoice) => void;
  readonly refresh: () => void;
}

/** Milliseconds the clock has stood still: pause to resume, and an open pause until now. */
export function pausedFor(steps: readonly Step[], now = Date.now()): number {
  let total = 0;
  let since: number | undefined;
  for (const { action, at } of steps) {
    if (action === 'pause') since = Date.parse(at);
    else if (since !== undefined && action === 'resume') {
      total += Date.parse(at) - since;
      since = undefined;
    }
  }
  return since === undefined ? total : total + now - since;
}

/** The answer that stands: the last one given. */
export const lastAnswer = (steps: readonly Step[]) =>
  steps.findLast(({ action }) => action === 'resolve' || action === 'refuse');
