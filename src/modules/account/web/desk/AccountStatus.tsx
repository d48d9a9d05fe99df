import { useCountdown } from '#web/app/use-countdown.ts';
import { StateBadge, useDateFormat } from '#web/ui/index.ts';
import type { Account } from '../session.ts';
import { useDeskMessages } from './words.ts';

/** A lock runs out by itself, also while somebody looks at it. */
export function useIsLocked({ lockedUntil }: Account): boolean {
  return useCountdown(lockedUntil === null ? null : Date.parse(lockedUntil)) > 0;
}

/** One word for how things stand: whatever keeps its holder out comes first. */
export function AccountStatus({ account }: { account: Account }) {
  const t = useDeskMessages();
  return (
    <span className="inline-flex flex-wrap gap-1">
      <Standing account={account} />
      {account.synthetic && <StateBadge>{t('accounts.synthetic')}</StateBadge>}
    </span>
  );
}

function Standing({ account }: { account: Account }) {
  const t = useDeskMessages();
  const format = useDateFormat();
  const isLocked = useIsLocked(account);
  if (account.disabled) return <StateBadge tone="late">{t('accounts.disabled')}</StateBadge>;
  if (isLocked && account.lockedUntil !== null) {
    return (
      <StateBadge tone="risk">
        {t('accounts.locked', { time: format(account.lockedUntil, 'time') })}
      </StateBadge>
    );
  }
  if (!account.totp) return <StateBadge tone="hold">{t('accounts.noTotp')}</StateBadge>;
  return <StateBadge tone="done">{t('accounts.active')}</StateBadge>;
}
