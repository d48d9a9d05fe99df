// The words of this engine's pages, and the shapes in which a module tells how its own cases are called.
import type { Answer } from '#kernel/contract.ts';
import { useProblemWords, useWordOf, type WordOf } from '#web/app/words.ts';
import { type Option, type ProblemWords, type Remaining, type Tone, useMessages } from '#web/ui/index.ts';
import type { caseworkApi } from '../contract.ts';
import { en } from '../messages/en.ts';
import { zhCN } from '../messages/zh-CN.ts';

export const useCaseMessages = () => useMessages(zhCN, en);
export const useCaseWordOf = (): WordOf => useWordOf(zhCN, en);
const pairs = { casework: [zhCN, en] } as const;
export const useCaseProblems = (): ProblemWords => useProblemWords(pairs);

/** One kind of case as its module names it. */
export interface CaseKind {
  readonly states: readonly Option[];
  readonly categories: readonly Option[];
  readonly state: (state: string) => { readonly word: string; readonly tone: Tone };
  readonly category: (code: string) => string;
}

export type ClockView = Answer<typeof caseworkApi.inbox>['cases'][number]['clock'];

const units = {
  WORK_HOUR: 'workingHours',
  WORK_DAY: 'workingDays',
  CALENDAR_DAY: 'days',
  HOUR: 'hours',
} as const;

/** Nothing when less than one unit is left: the badge then counts hours and minutes to the due instant. */
export function remainingOf(clock: ClockView): Remaining | undefined {
  const value = Math.abs(Math.trunc(clock.remaining ?? 0));
  return value === 0 ? undefined : { value, unit: units[clock.limit.unit] };
}
