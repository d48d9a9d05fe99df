import { useState } from 'react';
import { Button, Dialog } from '#web/ui/index.ts';
import type { Account } from '../session.ts';
import { useDeskMessages } from './words.ts';

export interface Invited {
  readonly account: Account;
  readonly link: string;
}

/** Shown once: the administrator hands it over and never learns a password. */
export function OneTimeLink({ account, link, onClose }: Invited & { onClose: () => void }) {
  const t = useDeskMessages();
  const [copied, setCopied] = useState(false);
  const address = new URL(link, location.origin).href;
  return (
    <Dialog
      open
      onClose={onClose}
      title={t('accounts.linkTitle')}
      actions={
        <>
          <Button kind="primary" onClick={onClose}>
            {t('accounts.close')}
          </Button>
          <Button
            onClick={() =>
              void navigator.clipboard.writeText(address).then(
                () => setCopied(true),
                () => setCopied(false),
              )
            }
            icon={copied ? 'check' : 'forward'}
          >
            {t(copied ? 'accounts.copied' : 'accounts.copy')}
          </Button>
          <Button icon="print" onClick={() => print()}>
            {t('signIn.print')}
          </Button>
        </>
      }
    >
      <p className="mb-3">{t('accounts.linkLead', { name: account.name })}</p>
      <p className="select-all break-all border border-line-strong bg-paper p-3 font-mono">{address}</p>
    </Dialog>
  );
}
