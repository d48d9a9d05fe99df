// Words for keys that come over the wire: states, roles, problem codes. What this page does not know is shown as it came.
import { useCallback } from 'react';
import { fill, findSentence, type MessageTree, type Slots } from '#kernel/messages.ts';
import { type ProblemWords, useLocale } from '#web/ui/index.ts';

export type WordOf = (key: string, slots?: Slots) => string;

/** `const word = useWordOf(zhCN, en)`, then `word(`state.${row.state}`)`. */
export function useWordOf(source: MessageTree, english: MessageTree): WordOf {
  const locale = useLocale();
  return useCallback(
    (key, slots) => {
      const sentence = findSentence(locale === 'en' ? english : source, key);
      return sentence === undefined ? key.slice(key.lastIndexOf('.') + 1) : fill(sentence, slots);
    },
    [locale, source, english],
  );
}

/** Each module's `problem` branch under its own name: `useProblemWords({ voice: [zhCN, en] })`. */
export function useProblemWords(
  modules: Readonly<Record<string, readonly [source: MessageTree, english: MessageTree]>>,
): ProblemWords {
  const locale = useLocale();
  return (code, slots) => {
    const [module = '', name = ''] = code.split('.');
    const pair = Object.hasOwn(modules, module) ? modules[module] : undefined;
    const sentence = pair && findSentence(locale === 'en' ? pair[1] : pair[0], `problem.${name}`);
    return sentence === undefined ? undefined : fill(sentence, slots);
  };
}
