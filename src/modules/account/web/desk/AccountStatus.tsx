import { StateBadge, useDateFormat } from '#web/ui/index.ts';
import type { Account } from '../session.ts';
import { useDeskMessages } from './words.ts';

export function AccountStatus({ account }: { account: Account }) {
  const t = useDeskMessages();
  const format = useDateFormat();
  return (
    <span className="inline-flex flex-wrap gap-1">
      {account.disabled && <StateBadge tone="late">{t('accounts.disabled')}</StateBadge>}
      {account.lockedUntil !== null && (
        <StateBadge tone="risk">
          {t('accounts.locked', { time: format(account.lockedUntil, 'time') })}
        </StateBadge>
      )}
      {!account.totp && <StateBadge tone="hold">{t('accounts.noTotp')}</StateBadge>}
      {!account.disabled && account.totp && <StateBadge tone="done">{t('accounts.active')}</StateBadge>}
      {account.synthetic && <StateBadge>{t('accounts.synthetic')}</StateBadge>}
    </span>
  );
}
