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
  /** What has just been done, on top of the page, where it covers nothing. */
  readonly say: (done: string) => void;
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

/** Whether the answer claims to have mended it; of any other one can only ask whether it is accepted. */
export const asksWhether = ({ outcome }: FollowedVoice) => (outcome === 'fixed' ? 'fixed' : 'other');

/** A dispute that has not been answered yet: who decides it, about whose answer, and why it was made. */
export function reviewOf({ steps, review, state }: FollowedVoice) {
  const at = steps.findLastIndex(({ action }) => action === 'dispute');
  const [answer, dispute] = [steps[at - 1], steps[at]];
  if (!review || !answer || !dispute || state === 'answered' || state === 'closed') return undefined;
  return {
    desk: dispute.holder?.name ?? '',
    answerer: answer.holder?.name ?? '',
    reason: dispute.reason ?? '',
  };
}
