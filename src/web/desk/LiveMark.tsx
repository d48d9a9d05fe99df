import { useLiveState } from '#engines/casework/web/live.tsx';
import { Icon, useMessages } from '#web/ui/index.ts';
import { en } from './messages/en.ts';
import { zhCN } from './messages/zh-CN.ts';

/** Whether changes arrive by themselves; a word as well as a dot. */
export function LiveMark() {
  const t = useMessages(zhCN, en);
  const state = useLiveState();
  if (state === 'off') return null;
  const live = state === 'live';
  return (
    <span
      className={`inline-flex items-center gap-1 text-sm ${live ? 'text-done' : 'text-hold'}`}
      title={t('live.help')}
      role="status"
    >
      <Icon name={live ? 'check' : 'refresh'} size="sm" />
      {t(`live.${state}`)}
    </span>
  );
}
