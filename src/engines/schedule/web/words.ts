import { useProblemWords } from '#web/app/words.ts';
import { type ProblemWords, useMessages } from '#web/ui/index.ts';
import { en } from '../messages/en.ts';
import { zhCN } from '../messages/zh-CN.ts';

export const useCalendarMessages = () => useMessages(zhCN, en);
const pairs = { schedule: [zhCN, en] } as const;
export const useCalendarProblems = (): ProblemWords => useProblemWords(pairs);
