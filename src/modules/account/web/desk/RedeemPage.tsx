// A one-time link: choose a password, then bind the authenticator. The token is in the fragment, which no log sees.
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { useNavigate } from 'react-router';
import { Button, EmptyState, ErrorState, Field, Link, PageTitle, TextInput } from '#web/ui/index.ts';
import { accounts, sessionKey } from '../session.ts';
import { type Challenge, SecondStep } from './SecondStep.tsx';
import { useAccountProblems, useDeskMessages } from './words.ts';

export const SHORTEST = 12;

/** `#token` or `#token=…` */
const readToken = () => location.hash.replace(/^#(token=)?/, '');

export default function RedeemPage() {
  const t = useDeskMessages();
  const [token] = useState(readToken);
  // Kept in memory, out of the address bar and of the history.
  useEffect(() => history.replaceState(history.state, '', location.pathname), []);
  const [challenge, setChallenge] = useState<Challenge | null>(null);
  const navigate = useNavigate();
  const queries = useQueryClient();
  if (token === '') {
    return (
      <>
        <PageTitle>{t('redeem.title')}</PageTitle>
        <EmptyState
          title={t('redeem.missing')}
          icon="lock"
          action={<Link to="/">{t('redeem.toSignIn')}</Link>}
        >
          {t('redeem.missingHelp')}
        </EmptyState>
      </>
    );
  }
  if (challenge) {
    return (
      <SecondStep
        challenge={challenge}
        onAgain={() => void navigate('/')}
        onDone={(me) => {
          queries.setQueryData(sessionKey, me);
          void navigate('/', { replace: true });
        }}
      />
    );
  }
  return <ChoosePassword token={token} onChallenge={setChallenge} />;
}

function ChoosePassword({
  token,
  onChallenge,
}: {
  token: string;
  onChallenge: (challenge: Challenge) => void;
}) {
  const t = useDeskMessages();
  const words = useAccountProblems();
  const [password, setPassword] = useState('');
  const [repeat, setRepeat] = useState('');
  const [tried, setTried] = useState(false);
  const missing = SHORTEST - [...password].length;
  const short = tried && missing > 0 ? t('redeem.short', { n: missing }) : undefined;
  const differs = tried && password !== repeat ? t('redeem.differs') : undefined;
  const step = useMutation({
    mutationFn: () => accounts.redeem({ body: { token, password } }),
    onSuccess: (answer) => onChallenge({ ...answer, since: Date.now() }),
  });
  return (
    <form
      className="mx-auto grid w-full max-w-[26rem] gap-4 pt-6"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        setTried(true);
        if (missing <= 0 && password === repeat) step.mutate();
      }}
    >
      <PageTitle lead={t('redeem.lead')}>{t('redeem.title')}</PageTitle>
      <Field label={t('redeem.password')} hint={t('redeem.hint')} error={short} required>
        <TextInput type="password" autoComplete="new-password" value={password} onChange={setPassword} />
      </Field>
      <Field label={t('redeem.repeat')} error={differs} required>
        <TextInput type="password" autoComplete="new-password" value={repeat} onChange={setRepeat} />
      </Field>
      {step.error && <ErrorState error={step.error} words={words} inline />}
      <Button type="submit" kind="primary" busy={step.isPending} wide>
        {t('redeem.set')}
      </Button>
    </form>
  );
}
