// The words of a voice on the desk: its own, those of its clock and timeline, and the roles that act on it.
import { en as caseworkEn } from '#engines/casework/messages/en.ts';
import { zhCN as caseworkZh } from '#engines/casework/messages/zh-CN.ts';
import { en as accountEn } from '#modules/account/messages/en.ts';
import { zhCN as accountZh } from '#modules/account/messages/zh-CN.ts';
import { useProblemWords, useWordOf, type WordOf } from '#web/app/words.ts';
import { type ProblemWords, useMessages } from '#web/ui/index.ts';
import { en as pageEn } from '../../messages/desk.en.ts';
import { zhCN as pageZh } from '../../messages/desk.zh-CN.ts';
import { en } from '../../messages/en.ts';
import { zhCN } from '../../messages/zh-CN.ts';

export const useVoiceMessages = () => useMessages(zhCN, en);
export const usePageMessages = () => useMessages(pageZh, pageEn);
export const useVoiceWordOf = (): WordOf => useWordOf(zhCN, en);
export const useRoleWordOf = (): WordOf => useWordOf(accountZh, accountEn);
const pairs = { voice: [zhCN, en], casework: [caseworkZh, caseworkEn], kernel: [pageZh, pageEn] } as const;
export const useVoiceProblems = (): ProblemWords => useProblemWords(pairs);
