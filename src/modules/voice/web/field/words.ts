import { useMessages } from '#web/ui/index.ts';
import { en } from '../../messages/field.en.ts';
import { zhCN } from '../../messages/field.zh-CN.ts';

export const useFieldMessages = () => useMessages(zhCN, en);
