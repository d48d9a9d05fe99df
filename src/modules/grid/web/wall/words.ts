import { useMessages } from '#web/ui/index.ts';
import { en } from '../../messages/wall.en.ts';
import { zhCN } from '../../messages/wall.zh-CN.ts';

export const useWallMessages = () => useMessages(zhCN, en);
