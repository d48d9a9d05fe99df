import { useState } from 'react';
import { Button, ErrorState, Link, PageTitle } from '#web/ui/index.ts';
import { accounts, type Me } from '../session.ts';
import { useProblemWords, useResidentWords } from './words.ts';

export function SignedIn({ me }: { me: Me }) {
  const t = useResidentWords();
  const problemWords = useProblemWords();
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>();
  const name = me.name ?? '';
  const staff = me.kind === 'staff';
  const leave = async () => {
    setBusy(true);
    setError(undefined);
    try {
      await accounts.signOut();
      // A new page: nothing of one person may wait in memory for the next.
      location.assign('/sign-in');
    } catch (failure) {
      setError(failure);
      setBusy(false);
    }
  };
  return (
    <div className="max-w-md">
      <PageTitle lead={staff ? t('me.staff', { name }) : t('me.as', { name })}>{t('me.title')}</PageTitle>
      <div className="grid gap-3">
        {staff ? (
          <Link href="/desk/" look="plain" icon="building" wide>
            {t('me.desk')}
          </Link>
        ) : (
          <>
            <Link to="/track" look="primary" icon="list" wide>
              {t('me.mine')}
            </Link>
            <Link to="/report" look="plain" icon="edit" wide>
              {t('me.report')}
            </Link>
          </>
        )}
        <Button icon="logout" busy={busy} wide onClick={() => void leave()}>
          {t('me.signOut')}
        </Button>
        <p className="text-sm text-ink-soft">{t('me.shared')}</p>
        {error !== undefined && <ErrorState error={error} words={problemWords} inline />}
      </div>
    </div>
  );
}
