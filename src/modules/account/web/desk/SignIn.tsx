// Signing in at any face of the staff: password, then the second factor. It takes the place of a page and gives it back
// afterwards.
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
  /** Where the face begins: a sign-in must not end on somebody else's page. */
  readonly home: '/desk/' | '/field/';
  /** Who signs in here, in a word: 网格员. */
  readonly over?: string;
  /** What it is good for, where that is not all. */
  readonly lead?: string;
  readonly purpose?: Me['purpose'];
  /** The installation shows its demo accounts to everybody. */
  readonly demo: boolean;
  readonly oidc: boolean;
  readonly ended: Me['ended'];
  /** Somebody was at work here when it ended; where it is not said, whoever has a reason was. */
  readonly interrupted?: boolean;
  readonly onDone: (me: Me) => void;
}

export function SignIn(props: SignInProps) {
  const { home, over, lead, purpose = 'work', demo, oidc, ended, interrupted, onDone } = props;
  const t = useDeskMessages();
  const words = useAccountProblems();
  const [back] = useState(readFromProvider);
  const [challenge, setChallenge] = useState<Challenge | null>(back.challenge);
  if (challenge) {
    const done = (me: Me) => {
      onDone(me);
      if (back.to?.startsWith(home)) location.replace(back.to);
    };
    return (
      <SecondStep challenge={challenge} purpose={purpose} onDone={done} onAgain={() => setChallenge(null)} />
    );
  }
  return (
    <div className={`mx-auto grid w-full max-w-[26rem] ${home === '/desk/' ? 'gap-4 pt-6' : 'gap-5'}`}>
      <PageTitle lead={lead ?? t('signIn.lead')} {...(over !== undefined && { over })}>
        {t(home === '/desk/' ? 'signIn.title' : 'signIn.finish')}
      </PageTitle>
      <SessionEnded ended={ended} interrupted={interrupted ?? ended !== null} />
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
