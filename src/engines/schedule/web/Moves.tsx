import { Callout } from '#web/ui/index.ts';
import { useCalendarMessages } from './words.ts';

/** What saving would move; said to screen readers when it is known. */
export function Moves({ count }: { count: number | null }) {
  const t = useCalendarMessages();
  return (
    <div role="status">
      {count !== null && (
        <Callout tone={count > 0 ? 'risk' : 'neutral'}>
          {count > 0 ? t('moves', { n: count }) : t('movesNone')}
        </Callout>
      )}
    </div>
  );
}
