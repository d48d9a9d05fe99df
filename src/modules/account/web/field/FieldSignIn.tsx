// Signing in on the phone: the same two steps as at the desk, with the phone's own first page.
import { useState } from 'react';
import { ProblemError } from '#web/app/client.ts';
import { Callout, ErrorState, Link, PageTitle } from '#web/ui/index.ts';
import { readFromProvider } from '../desk/from-provider.ts';
import { PasswordStep } from '../desk/PasswordStep.tsx';
import { ProviderLink } from '../desk/ProviderLink.tsx';
import { type Challenge, SecondStep } from '../desk/SecondStep.tsx';
import { SessionEnded } from '../desk/SessionEnded.tsx';
import { useAccountProblems, useDeskMessages } from '../desk/words.ts';
import type { Me } from '../session.ts';

export interface FieldSignInProps {
  /** Who signs in here, in a word: 网格员. */
  readonly over: string;
  /** The installation shows its demo accounts to everybody. */
  readonly demo: boolean;
  readonly oidc: boolean;
  readonly ended?: Me['ended'];
  /** Somebody was at work here when it ended; where it is not said, whoever has a reason was. */
  readonly interrupted?: boolean;
  /** What it is good for, where that is not all. */
  readonly lead?: string;
  readonly purpose?: Me['purpose'];
  readonly onDone: (me: Me) => void;
}

export function FieldSignIn({
  over,
  demo,
  oidc,
  ended = null,
  interrupted,
  lead,
  purpose = 'work',
  onDone,
}: FieldSignInProps) {
  const t = useDeskMessages();
  const words = useAccountProblems();
  const [back] = useState(readFromProvider);
  const [challenge, setChallenge] = useState<Challenge | null>(back.challenge);
  if (challenge) {
    const done = (me: Me) => {
      onDone(me);
      // Only within this face: a sign-in must not end on somebody else's page.
      if (back.to?.startsWith('/field/')) location.replace(back.to);
    };
    return (
      <SecondStep challenge={challenge} purpose={purpose} onDone={done} onAgain={() => setChallenge(null)} />
    );
  }
  return (
    <div className="mx-auto grid w-full max-w-[26rem] gap-5">
      <PageTitle over={over} lead={lead ?? t('signIn.lead')}>
        {t('signIn.finish')}
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
