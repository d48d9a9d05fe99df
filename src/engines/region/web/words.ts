// What the levels of the tree are called, for every page that shows one.
import { useWordOf, type WordOf } from '#web/app/words.ts';
import { useMessages } from '#web/ui/index.ts';
import { en } from '../messages/en.ts';
import { zhCN } from '../messages/zh-CN.ts';

export const useRegionMessages = () => useMessages(zhCN, en);
export const useRegionWordOf = (): WordOf => useWordOf(zhCN, en);
