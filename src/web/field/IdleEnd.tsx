// A phone that nobody holds signs out; it says so before, and what was written stays on it.
import { useQueryClient } from '@tanstack/react-query';
import { accounts, sessionKey } from '#modules/account/web/session.ts';
import { useIdle } from '#web/app/use-idle.ts';
import { Button, Dialog, useMessages } from '#web/ui/index.ts';
import { en } from './messages/en.ts';
import { zhCN } from './messages/zh-CN.ts';

export function IdleEnd({ minutes }: { minutes: number | null }) {
  const t = useMessages(zhCN, en);
  const queries = useQueryClient();
  const again = () => void queries.invalidateQueries({ queryKey: sessionKey });
  const leave = () => void accounts.signOut().finally(again);
  const { left, stay } = useIdle({ minutes, touch: again, onOver: leave });
  return (
    <Dialog
      open={left !== undefined}
      title={t('idle.title')}
      onClose={stay}
      actions={
        <>
          <Button kind="primary" onClick={stay}>
            {t('idle.stay')}
          </Button>
          <Button onClick={leave}>{t('idle.leave')}</Button>
        </>
      }
    >
      <p role="timer">{t('idle.help', { n: left ?? 0 })}</p>
    </Dialog>
  );
}
