import { useState } from 'react';
import { Callout, Link, PageTitle } from '#web/ui/index.ts';
import type { Me } from '../session.ts';
import { CodeForm } from './CodeForm.tsx';
import { type Challenge, forgetChallenge, knownChallenge } from './challenge.ts';
import { PhoneForm } from './PhoneForm.tsx';
import { useResidentWords } from './words.ts';

export function PhoneSignIn({ demo, onSignedIn }: { demo: boolean; onSignedIn: (me: Me) => void }) {
  const t = useResidentWords();
  const [sent, setSent] = useState<Challenge | undefined>(knownChallenge);
  return (
    <div className="max-w-md">
      <PageTitle lead={t('signIn.lead')}>{t('signIn.title')}</PageTitle>
      <div className="grid gap-8">
        {sent ? (
          <CodeForm
            sent={sent}
            onSent={setSent}
            onSignedIn={(me) => {
              forgetChallenge();
              onSignedIn(me);
            }}
          />
        ) : (
          <PhoneForm onSent={setSent} />
        )}
        {demo && (
          <Callout tone="hold" icon="info">
            <p>{t('signIn.demo')}</p>
            {!sent && <p>{t('signIn.demoPhone')}</p>}
            <p>
              <Link href="/outbox" newPage>
                {t('signIn.demoLink')}
              </Link>
            </p>
          </Callout>
        )}
      </div>
    </div>
  );
}
