// The second factor: six digits, or binding the authenticator first; then the recovery codes, shown once.
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import type { Answer } from '#kernel/contract.ts';
import { useCountdown, useDuration } from '#web/app/use-countdown.ts';
import {
  asProblem,
  Button,
  Callout,
  ErrorState,
  Field,
  PageTitle,
  TextInput,
  useToast,
} from '#web/ui/index.ts';
import type { accountApi } from '../../contract.ts';
import { accounts, type Me } from '../session.ts';
import { Enrolment } from './Enrolment.tsx';
import { RecoveryCodes, worksOutside } from './RecoveryCodes.tsx';
import { keepRedeemed } from './redeemed.ts';
import { useAccountProblems, useDeskMessages } from './words.ts';

export type Challenge = Answer<typeof accountApi.signIn> & { readonly since: number };

export interface SecondStepProps {
  readonly challenge: Challenge;
  readonly purpose?: Me['purpose'];
  readonly onDone: (me: Me) => void;
  /** The challenge is over, or somebody else wants to sign in. */
  readonly onAgain: () => void;
}

export function SecondStep({ challenge, purpose = 'work', onDone, onAgain }: SecondStepProps) {
  const t = useDeskMessages();
  const words = useAccountProblems();
  const duration = useDuration();
  const toast = useToast();
  const [code, setCode] = useState('');
  const left = useCountdown(challenge.since + challenge.seconds * 1000);
  const step = useMutation({
    mutationFn: () =>
      accounts.secondStep({
        body: { challenge: challenge.challenge, code: code.replaceAll(/\s/g, ''), purpose },
      }),
    onSuccess: ({ me, recoveryCodes, codesLeft }) => {
      keepRedeemed('');
      // The phone may be gone for good: what is left on paper does not last.
      if (codesLeft !== null) toast({ text: t('signIn.codeUsed', { n: codesLeft }) });
      if (recoveryCodes.length === 0) onDone(me);
    },
    onError: () => setCode(''),
  });
  // Somebody new begins where the work of the post lies, whichever door the link led to.
  const begin = (me: Me) => {
    if (purpose === 'work' && worksOutside(me) && !location.pathname.startsWith('/field')) {
      location.assign('/field/');
    } else onDone(me);
  };
  if (step.data && step.data.recoveryCodes.length > 0) {
    const { me, recoveryCodes } = step.data;
    return <RecoveryCodes codes={recoveryCodes} me={me} login={challenge.login} onKept={() => begin(me)} />;
  }
  const enrols = challenge.next === 'enrol';
  const over = left === 0 || (step.error !== null && asProblem(step.error).code === 'account.challengeOver');
  return (
    <div className="mx-auto grid w-full max-w-[30rem] gap-4 pt-6">
      <PageTitle lead={t(enrols ? 'signIn.enrolLead' : 'signIn.codeLead')}>
        {t(enrols ? 'signIn.enrolTitle' : 'signIn.codeTitle')}
      </PageTitle>
      {challenge.login !== '' && (
        <p className="text-ink-soft">
          {t('redeem.whose', { name: challenge.name })}
          <code className="font-mono">{challenge.login}</code>
        </p>
      )}
      {enrols && !over && <Enrolment {...challenge} />}
      {enrols && over && (
        <Callout tone="hold" icon="clock">
          {t('signIn.enrolOver')}
        </Callout>
      )}
      <form
        className="grid gap-3"
        onSubmit={(event) => {
          event.preventDefault();
          if (code.trim() !== '' && !over) step.mutate();
        }}
      >
        <Field
          label={t(enrols ? 'signIn.code' : 'signIn.codeEither')}
          {...(!enrols && { hint: t('signIn.codeHint') })}
          required
        >
          <TextInput
            value={code}
            onChange={setCode}
            inputMode={enrols ? 'numeric' : 'text'}
            autoComplete="one-time-code"
            autoFocus
            name="code"
          />
        </Field>
        {over ? (
          <ErrorState error={{ code: 'account.challengeOver', status: 422 }} words={words} inline />
        ) : (
          step.error && <ErrorState error={step.error} words={words} inline />
        )}
        <div className="l-actions">
          {!over && (
            <Button type="submit" kind="primary" busy={step.isPending}>
              {t('signIn.finish')}
            </Button>
          )}
          <Button onClick={onAgain} kind={over ? 'primary' : 'plain'}>
            {t(over ? 'signIn.restart' : 'signIn.again')}
          </Button>
          {!over && (
            <span className="text-ink-soft text-sm">{t('signIn.challenge', { time: duration(left) })}</span>
          )}
        </div>
      </form>
    </div>
  );
}
