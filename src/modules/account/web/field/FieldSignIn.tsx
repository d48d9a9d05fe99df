// Signing in on the phone: the same two steps as at the desk, with the phone's own first page.
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { ProblemError } from '#web/app/client.ts';
import { useDuration } from '#web/app/use-countdown.ts';
import { asProblem, Button, Callout, ErrorState, Field, Link, PageTitle, TextInput } from '#web/ui/index.ts';
import { readFromProvider } from '../desk/from-provider.ts';
import { ProviderLink } from '../desk/ProviderLink.tsx';
import { type Challenge, SecondStep } from '../desk/SecondStep.tsx';
import { useAccountProblems, useDeskMessages } from '../desk/words.ts';
import { accounts, type Me } from '../session.ts';

export interface FieldSignInProps {
  /** Who signs in here, in a word: 网格员. */
  readonly over: string;
  /** The installation shows its demo accounts to everybody. */
  readonly demo: boolean;
  readonly oidc: boolean;
  /** What it is good for, where that is not all. */
  readonly lead?: string;
  readonly purpose?: Me['purpose'];
  /** A session was here and ended: whoever comes back to it is told why, in these words where there are better ones. */
  readonly ended?: boolean | string;
  readonly onDone: (me: Me) => void;
}

export function FieldSignIn({
  over,
  demo,
  oidc,
  lead,
  purpose = 'work',
  ended = false,
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
      {ended !== false && (
        <Callout tone="hold" icon="clock" title={t('signIn.ended')}>
          {ended === true ? t('signIn.endedHelp') : ended}
        </Callout>
      )}
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

function PasswordStep({ onChallenge }: { onChallenge: (challenge: Challenge) => void }) {
  const t = useDeskMessages();
  const words = useAccountProblems();
  const duration = useDuration();
  const [login, setLogin] = useState('');
  const [password, setPassword] = useState('');
  const step = useMutation({
    mutationFn: () => accounts.signIn({ body: { login: login.trim(), password } }),
    onSuccess: (challenge) => onChallenge({ ...challenge, since: Date.now() }),
    onError: () => setPassword(''),
  });
  const problem = step.error ? asProblem(step.error) : undefined;
  const delayed = problem?.code === 'account.signInDelayed';
  return (
    <form
      className="grid gap-4"
      onSubmit={(event) => {
        event.preventDefault();
        if (login.trim() !== '' && password !== '') step.mutate();
      }}
    >
      <Field label={t('signIn.login')} required>
        <TextInput
          value={login}
          onChange={setLogin}
          autoComplete="username"
          autoCapitalize="none"
          spellCheck={false}
          name="login"
        />
      </Field>
      <Field label={t('signIn.password')} required>
        <TextInput
          type="password"
          value={password}
          onChange={setPassword}
          autoComplete="current-password"
          name="password"
        />
      </Field>
      {delayed && (
        <div role="alert">
          <Callout
            tone="risk"
            icon="clock"
            title={t('signIn.wait', { time: duration(Number(problem.slots.seconds)) })}
          >
            {t('signIn.waitHelp')}
          </Callout>
        </div>
      )}
      {problem && !delayed && <ErrorState error={step.error} words={words} inline />}
      <Button type="submit" kind="primary" busy={step.isPending} wide>
        {t('signIn.next')}
      </Button>
    </form>
  );
}
