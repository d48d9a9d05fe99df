// Signing in: password, then the second factor. It takes the place of a page and gives it back afterwards.
import { useState } from 'react';
import { ProblemError } from '#web/app/client.ts';
import { Callout, ErrorState, Link, PageTitle } from '#web/ui/index.ts';
import type { Me } from '../session.ts';
import { readFromProvider } from './from-provider.ts';
import { PasswordStep } from './PasswordStep.tsx';
import { ProviderLink } from './ProviderLink.tsx';
import { type Challenge, SecondStep } from './SecondStep.tsx';
import { SessionEnded } from './SessionEnded.tsx';
import { useAccountProblems, useDeskMessages } from './words.ts';

export interface SignInProps {
  /** The installation shows its demo accounts to everybody. */
  readonly demo: boolean;
  readonly oidc: boolean;
  readonly ended: Me['ended'];
  /** A session was here and ended while somebody worked. */
  readonly interrupted: boolean;
  readonly onDone: (me: Me) => void;
}

export function SignIn({ demo, oidc, ended, interrupted, onDone }: SignInProps) {
  const t = useDeskMessages();
  const words = useAccountProblems();
  const [back] = useState(readFromProvider);
  const [challenge, setChallenge] = useState<Challenge | null>(back.challenge);
  if (challenge) {
    const done = (me: Me) => {
      onDone(me);
      // Only within this face: a sign-in must not end on somebody else's page.
      if (back.to?.startsWith('/desk/')) location.replace(back.to);
    };
    return <SecondStep challenge={challenge} onDone={done} onAgain={() => setChallenge(null)} />;
  }
  return (
    <div className="mx-auto grid w-full max-w-[26rem] gap-4 pt-6">
      <PageTitle lead={t('signIn.lead')}>{t('signIn.title')}</PageTitle>
      <SessionEnded ended={ended} interrupted={interrupted} />
      {back.problem !== null && (
        <ErrorState
          error={new ProblemError({ code: back.problem, status: 401, slots: {} })}
          words={words}
          inline
        />
      )}
      <PasswordStep onChallenge={setChallenge} />
      {oidc && <ProviderLink />}
      {demo && (
        <Callout tone="neutral">
          <p>{t('signIn.demo')}</p>
          <Link href="/outbox" newPage>
            {t('signIn.demoLink')}
          </Link>
        </Callout>
      )}
      <p>
        <Link href="/">{t('signIn.toPortal')}</Link>
      </p>
    </div>
  );
}
