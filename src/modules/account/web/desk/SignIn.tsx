// Signing in: password, then the second factor. It takes the place of a page and gives it back afterwards.
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { ProblemError } from '#web/app/client.ts';
import { asProblem, Button, Callout, ErrorState, Field, Link, PageTitle, TextInput } from '#web/ui/index.ts';
import { accounts, type Me } from '../session.ts';
import { useCountdown } from '../use-countdown.ts';
import { readFromProvider } from './from-provider.ts';
import { ProviderLink } from './ProviderLink.tsx';
import { type Challenge, SecondStep } from './SecondStep.tsx';
import { useAccountProblems, useDeskMessages, useDuration } from './words.ts';

export interface SignInProps {
  /** The installation shows its demo accounts to everybody. */
  readonly demo: boolean;
  readonly oidc: boolean;
  /** A session was here and ended while somebody worked. */
  readonly ended: boolean;
  readonly onDone: (me: Me) => void;
}

export function SignIn({ demo, oidc, ended, onDone }: SignInProps) {
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
      {ended && (
        <Callout tone="hold" icon="clock" title={t('signIn.ended')}>
          {t('signIn.endedHelp')}
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
  const [login, setLogin] = useState('');
  const [password, setPassword] = useState('');
  const step = useMutation({
    mutationFn: () => accounts.signIn({ body: { login: login.trim(), password } }),
    onSuccess: (challenge) => onChallenge({ ...challenge, since: Date.now() }),
    onError: () => setPassword(''),
  });
  const problem = step.error ? asProblem(step.error) : undefined;
  const delay = problem?.code === 'account.signInDelayed' ? Number(problem.slots.seconds) : undefined;
  return (
    <form
      className="grid gap-3"
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
      {delay === undefined
        ? step.error && <ErrorState error={step.error} words={words} inline />
        : step.submittedAt > 0 && <Delay seconds={delay} key={step.submittedAt} since={step.submittedAt} />}
      <Button type="submit" kind="primary" busy={step.isPending} wide>
        {t('signIn.next')}
      </Button>
    </form>
  );
}

/** How long the pause after too many wrong tries still lasts. */
function Delay({ seconds, since }: { seconds: number; since: number }) {
  const t = useDeskMessages();
  const duration = useDuration();
  const left = useCountdown(since + seconds * 1000);
  if (left === 0) return null;
  return (
    <div role="alert">
      <Callout tone="risk" icon="clock" title={t('signIn.wait', { time: duration(left) })}>
        {t('signIn.waitHelp')}
      </Callout>
    </div>
  );
}
