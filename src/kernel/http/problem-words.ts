// What a problem means, in words: the title of RFC 9457, and the list that OpenAPI prints.

import { en } from '../messages/en.ts';
import { zhCN } from '../messages/zh-CN.ts';
import { fill, type Locale, type SlotValue } from '../messages.ts';
import type { Manifest } from '../module.ts';
import { kernelProblems, type Problem } from '../problem.ts';

export interface ExplainedProblem {
  readonly code: string;
  readonly status: number;
  readonly zh: string;
  readonly en: string;
}

type Explaining = Pick<Manifest, 'name' | 'problems' | 'problemWords'>;

export const kernelExplained = explain({
  name: 'kernel',
  problems: kernelProblems.declared,
  problemWords: { 'zh-CN': zhCN, en },
});

export function explain({ name, problems = {}, problemWords }: Explaining): ExplainedProblem[] {
  const wordsFor = (locale: Locale, code: string) =>
    problemWords?.[locale][code.slice(name.length + 1)] ?? code;
  return Object.entries(problems).map(([code, status]) => ({
    code,
    status,
    zh: wordsFor('zh-CN', code),
    en: wordsFor('en', code),
  }));
}

/** Answers the title of a problem in the language that was asked for first. */
export function titlesOf(manifests: readonly Explaining[]) {
  const all = [...manifests.filter(({ problemWords }) => problemWords).flatMap(explain), ...kernelExplained];
  const byCode = new Map(all.map((one) => [one.code, one]));
  return ({ code, slots }: Pick<Problem, 'code' | 'slots'>, acceptLanguage = ''): string => {
    const words = byCode.get(code);
    if (!words) return code;
    return fill(/^\s*en\b/i.test(acceptLanguage) ? words.en : words.zh, speakable(slots));
  };
}

function speakable(slots: Problem['slots']): Record<string, SlotValue> {
  const said: Record<string, SlotValue> = {};
  for (const [name, value] of Object.entries(slots))
    if (typeof value === 'string' || typeof value === 'number') said[name] = value;
  return said;
}
