// The words of the one who speaks, and the sentences for what may go wrong.
import { fill, findSentence } from '#kernel/messages.ts';
import { type ProblemWords, useLocale, useMessages } from '#web/ui/index.ts';
import { en } from '../../messages/en.ts';
import { reporterEn } from '../../messages/reporter.en.ts';
import { reporterZhCN } from '../../messages/reporter.zh-CN.ts';
import { zhCN } from '../../messages/zh-CN.ts';

export const useReporterWords = () => useMessages(reporterZhCN, reporterEn);

/** A sentence for a key that came over the wire, or undefined for one this face has no words for. */
export function useFoundWords(): (
  key: string,
  slots?: Readonly<Record<string, string | number>>,
) => string | undefined {
  const own = useLocale() === 'en' ? reporterEn : reporterZhCN;
  const shared = useLocale() === 'en' ? en : zhCN;
  return (key, slots) => {
    const sentence = findSentence(own, key) ?? findSentence(shared, key);
    return sentence === undefined ? undefined : fill(sentence, slots);
  };
}

export function useProblemWords(): ProblemWords {
  const found = useFoundWords();
  return (code, slots) => found(`problem.${code}`, slots);
}
