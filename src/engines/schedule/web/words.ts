import { useProblemWords } from '#web/app/words.ts';
import { type ProblemWords, useDateFormat, useMessages } from '#web/ui/index.ts';
import { en } from '../messages/en.ts';
import { zhCN } from '../messages/zh-CN.ts';
import type { DayChange } from './year-days.ts';

export const useCalendarMessages = () => useMessages(zhCN, en);
const pairs = { schedule: [zhCN, en] } as const;
export const useCalendarProblems = (): ProblemWords => useProblemWords(pairs);

/** “11月26日 09:12 示例系统管理员改过：按星期 → 调休上班。原因：…” */
export function useChangeWords(): (change: DayChange) => string {
  const t = useCalendarMessages();
  const format = useDateFormat();
  return ({ at, was, kind, who, reason }) => {
    const change = t('became', { was: t(`${was}Name`), kind: t(`${kind}Name`) });
    const slots = { time: format(at, 'both'), change, reason };
    return who === null ? t('changedBefore', slots) : t('changedBeforeBy', { ...slots, who });
  };
}
