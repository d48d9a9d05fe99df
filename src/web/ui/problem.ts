// What a page can know about a failure: the server's code and slots, never its sentence.
import type { MessageKey, Slots } from '#kernel/messages.ts';
import type { zhCN } from './messages/zh-CN.ts';

export interface ProblemShape {
  readonly code: string;
  /** 0: no answer at all. */
  readonly status: number;
  readonly slots: Readonly<Record<string, unknown>>;
}

/** A module's words for its own codes: return undefined for a code you do not know. */
export type ProblemWords = (code: string, slots: Slots) => string | undefined;

export function asProblem(failure: unknown): ProblemShape {
  if (typeof failure === 'object' && failure !== null && 'code' in failure && 'status' in failure) {
    const slots =
      'slots' in failure && typeof failure.slots === 'object' && failure.slots !== null ? failure.slots : {};
    return { code: String(failure.code), status: Number(failure.status), slots: { ...slots } };
  }
  // A part of the page that could not be fetched is the network's fault, not ours.
  const unheard = failure instanceof TypeError && navigator.onLine === false;
  return { code: unheard ? 'page.offline' : 'page.broken', status: unheard ? 0 : 500, slots: {} };
}

/** Only what can stand in a sentence. */
export function slotsOf(problem: ProblemShape): Slots {
  const slots: Record<string, string | number> = {};
  for (const [name, value] of Object.entries(problem.slots)) {
    if (typeof value === 'string' || typeof value === 'number') slots[name] = value;
  }
  return slots;
}

type ProblemKind =
  Extract<MessageKey<typeof zhCN>, `problem.${string}Help`> extends `problem.${infer K}Help` ? K : never;

export function kindOf({ code, status }: ProblemShape): ProblemKind {
  // Who was asked to confirm and did not has every right, and has only not used it.
  if (code === 'kernel.stepUpNeeded') return 'unproven';
  if (status === 0) return 'offline';
  if (status === 401) return 'signIn';
  if (status === 403) return 'forbidden';
  if (status === 404) return 'notFound';
  if (status === 409) return 'conflict';
  if (status === 413) return 'tooLarge';
  if (status === 429) return 'tooMany';
  if (status === 507) return 'full';
  return status >= 400 && status < 500 ? 'invalid' : 'server';
}
