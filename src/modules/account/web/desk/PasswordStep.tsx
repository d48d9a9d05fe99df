// The first step at every door of the staff: login and password.
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useCountdown, useDuration } from '#web/app/use-countdown.ts';
import { asProblem, Button, Callout, ErrorState, Field, TextInput } from '#web/ui/index.ts';
import { accounts } from '../session.ts';
import { redeemedLogin } from './redeemed.ts';
import type { Challenge } from './SecondStep.tsx';
import { useAccountProblems, useDeskMessages } from './words.ts';

export function PasswordStep({ onChallenge }: { onChallenge: (challenge: Challenge) => void }) {
  const t = useDeskMessages();
  const words = useAccountProblems();
  const duration = useDuration();
  const [login, setLogin] = useState(redeemedLogin);
  const [password, setPassword] = useState('');
  const step = useMutation({
    mutationFn: () => accounts.signIn({ body: { login: login.trim(), password } }),
    onSuccess: (challenge) => onChallenge({ ...challenge, since: Date.now() }),
    onError: () => setPassword(''),
  });
  const problem = step.error ? asProblem(step.error) : undefined;
  const delay = problem?.code === 'account.signInDelayed' ? Number(problem.slots.seconds) : undefined;
  const wait = useCountdown(delay === undefined ? null : step.submittedAt + delay * 1000);
  const left = problem?.code === 'account.signInRefused' ? Number(problem.slots.left) : undefined;
  return (
    <form
      className="grid gap-3"
      onSubmit={(event) => {
        event.preventDefault();
        if (login.trim() !== '' && password !== '' && wait === 0) step.mutate();
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
      {problem && delay === undefined && <ErrorState error={step.error} words={words} inline />}
      {left !== undefined && (
        <p role="status" className="text-ink-soft">
          {left > 0 ? t('signIn.triesLeft', { n: left }) : t('signIn.triesOver')}
        </p>
      )}
      {wait > 0 && (
        <div role="alert">
          <Callout tone="risk" icon="clock" title={t('signIn.wait', { time: duration(wait) })}>
            {t('signIn.waitHelp')}
          </Callout>
        </div>
      )}
      <Button type="submit" kind="primary" busy={step.isPending} disabled={wait > 0} wide>
        {t('signIn.next')}
      </Button>
    </form>
  );
}
