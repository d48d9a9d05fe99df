import { fill, findSentence } from '#kernel/messages.ts';
import { type ProblemWords, useLocale, useMessages } from '#web/ui/index.ts';
import { residentEn } from '../../messages/resident.en.ts';
import { residentZhCN } from '../../messages/resident.zh-CN.ts';

export const useResidentWords = () => useMessages(residentZhCN, residentEn);

export function useProblemWords(): ProblemWords {
  const words = useLocale() === 'en' ? residentEn : residentZhCN;
  return (code, slots) => {
    const sentence = findSentence(words, `problem.${code}`);
    return sentence === undefined ? undefined : fill(sentence, slots);
  };
}
