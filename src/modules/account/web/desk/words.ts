// The words of this module's staff pages, with its problems.
import { en as regionEn } from '#engines/region/messages/en.ts';
import { zhCN as regionZh } from '#engines/region/messages/zh-CN.ts';
import { useProblemWords, useWordOf, type WordOf } from '#web/app/words.ts';
import { type ProblemWords, useMessages } from '#web/ui/index.ts';
import { en } from '../../messages/desk.en.ts';
import { zhCN } from '../../messages/desk.zh-CN.ts';
import type { Post } from '../session.ts';

export const useDeskMessages = () => useMessages(zhCN, en);
export const useDeskWordOf = (): WordOf => useWordOf(zhCN, en);
const pairs = { account: [zhCN, en], region: [regionZh, regionEn] } as const;
export const useAccountProblems = (): ProblemWords => useProblemWords(pairs);

/** “社区工作者 · 新明楼社区”: a post as its holder would say it. */
export function usePostName(): (post: Pick<Post, 'role' | 'place' | 'orgName'>) => string {
  const t = useDeskMessages();
  const word = useDeskWordOf();
  return ({ role, place, orgName }) =>
    t('shell.postAt', { role: word(`role.${role}`), place: orgName ?? place });
}

/** “1 分 05 秒”; whole seconds only. */
export function useDuration(): (seconds: number) => string {
  const t = useDeskMessages();
  return (seconds) => {
    const whole = Math.max(0, Math.ceil(seconds));
    const s = whole % 60;
    return whole < 60 ? t('signIn.seconds', { s }) : t('signIn.minutes', { m: Math.floor(whole / 60), s });
  };
}
