// The words of this module's staff pages, with its problems.
import { en as regionEn } from '#engines/region/messages/en.ts';
import { zhCN as regionZh } from '#engines/region/messages/zh-CN.ts';
import { useProblemWords, useWordOf, type WordOf } from '#web/app/words.ts';
import { type ProblemWords, useDateFormat, useMessages } from '#web/ui/index.ts';
import { en as deskEn } from '../../messages/desk.en.ts';
import { zhCN as deskZh } from '../../messages/desk.zh-CN.ts';
import { en } from '../../messages/en.ts';
import { zhCN } from '../../messages/zh-CN.ts';
import type { Post } from '../session.ts';

export const useDeskMessages = () => useMessages(deskZh, deskEn);
/** Roles, purposes and entries of the trail, by the code that came over the wire. */
export const useAccountWordOf = (): WordOf => useWordOf(zhCN, en);
const pairs = { account: [zhCN, en], region: [regionZh, regionEn] } as const;
export const useAccountProblems = (): ProblemWords => useProblemWords(pairs);

/** “社区工作者 · 新明楼社区”: a post as its holder would say it. */
export function usePostName(): (post: Pick<Post, 'role' | 'place' | 'orgName'>) => string {
  const t = useDeskMessages();
  const word = useAccountWordOf();
  return ({ role, place, orgName }) =>
    t('shell.postAt', { role: word(`role.${role}`), place: orgName ?? place });
}

/** “2026年1月1日 起，长期” */
export function useTerm(): (post: Pick<Post, 'validFrom' | 'validTo'>) => string {
  const t = useDeskMessages();
  const format = useDateFormat();
  return ({ validFrom, validTo }) => {
    const from = format(validFrom, 'day');
    return validTo === null
      ? t('own.openEnded', { from })
      : t('own.term', { from, to: format(validTo, 'day') });
  };
}
