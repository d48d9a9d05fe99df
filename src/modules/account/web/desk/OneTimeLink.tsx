import { renderSVG } from 'uqr';
import { Button, Dialog, Facts, Slip, useDateFormat } from '#web/ui/index.ts';
import type { Account } from '../session.ts';
import { CopyButton } from './CopyButton.tsx';
import { useDeskMessages } from './words.ts';

export interface Invited {
  readonly account: Account;
  readonly link: string;
  readonly until: string;
}

export interface OneTimeLinkProps extends Invited {
  readonly onClose: () => void;
  /** On to the first post, without which nobody can work. */
  readonly onGrant: () => void;
}

/** Shown once: the administrator hands it over and never learns a password. */
export function OneTimeLink({ account, link, until, onClose, onGrant }: OneTimeLinkProps) {
  const t = useDeskMessages();
  const format = useDateFormat();
  const address = new URL(link, location.origin).href;
  const postless = account.posts.length === 0;
  const facts = (
    <Facts
      items={[
        { label: t('accounts.name'), value: account.name },
        { label: t('accounts.login'), value: <code className="font-mono">{account.login}</code> },
        { label: t('accounts.linkUntil'), value: format(until) },
      ]}
    />
  );
  return (
    <Dialog
      open
      onClose={onClose}
      title={t('accounts.linkTitle')}
      losing={t('accounts.linkLosing')}
      actions={
        <>
          {postless && (
            <Button kind="primary" onClick={onGrant}>
              {t('accounts.closeAndGrant')}
            </Button>
          )}
          <Button kind={postless ? 'plain' : 'primary'} onClick={onClose}>
            {t('accounts.close')}
          </Button>
          <CopyButton text={address}>{t('accounts.copy')}</CopyButton>
          <Button icon="print" onClick={() => print()}>
            {t('signIn.print')}
          </Button>
        </>
      }
    >
      <p className="mb-3">{t('accounts.linkLead', { name: account.name })}</p>
      {facts}
      <p className="my-3 select-all break-all border border-line-strong bg-paper p-3 font-mono">{address}</p>
      {postless && <p>{t('accounts.grantNext')}</p>}
      <Slip>
        <h1>{t('accounts.slipTitle')}</h1>
        {facts}
        <img
          src={`data:image/svg+xml;charset=utf-8,${encodeURIComponent(renderSVG(address, { border: 2 }))}`}
          alt={t('accounts.linkTitle')}
          width={176}
          height={176}
        />
        <code>{address}</code>
        <p>{t('accounts.slipHelp')}</p>
      </Slip>
    </Dialog>
  );
}
