// A one-time link: choose a password, then bind the authenticator. The token is in the fragment, which no log sees.
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { useNavigate } from 'react-router';
import { useAttempts } from '#web/app/first-field.ts';
import {
  Button,
  EmptyState,
  ErrorState,
  Facts,
  Link,
  LoadingState,
  PageTitle,
  useDateFormat,
} from '#web/ui/index.ts';
import { accounts, sessionKey } from '../session.ts';
import { NewPassword, usePasswordMistakes } from './NewPassword.tsx';
import { keepRedeemed, redeemedLogin } from './redeemed.ts';
import { type Challenge, SecondStep } from './SecondStep.tsx';
import { useAccountProblems, useDeskMessages } from './words.ts';

/** `#token` or `#token=…` */
const readToken = () => location.hash.replace(/^#(token=)?/, '');

export default function RedeemPage() {
  const [token] = useState(readToken);
  // Kept in memory, out of the address bar and of the history.
  useEffect(() => history.replaceState(history.state, '', location.pathname), []);
  const [challenge, setChallenge] = useState<Challenge | null>(null);
  const navigate = useNavigate();
  const queries = useQueryClient();
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
  if (token === '') return <NoLink />;
  return <ChoosePassword token={token} onChallenge={setChallenge} />;
}

/** Opened without a token: after a reload, often, when everything is well. */
function NoLink() {
  const t = useDeskMessages();
  const login = redeemedLogin();
  return (
    <>
      <PageTitle>{t('redeem.title')}</PageTitle>
      <EmptyState
        title={t(login === '' ? 'redeem.missing' : 'redeem.isSet')}
        icon="lock"
        action={
          <Link to="/" look="primary">
            {t('redeem.toSignIn')}
          </Link>
        }
      >
        {login === '' ? t('redeem.missingHelp') : t('redeem.isSetHelp', { login })}
      </EmptyState>
    </>
  );
}

interface ChoosePasswordProps {
  readonly token: string;
  readonly onChallenge: (challenge: Challenge) => void;
}

function ChoosePassword({ token, onChallenge }: ChoosePasswordProps) {
  const t = useDeskMessages();
  const words = useAccountProblems();
  const format = useDateFormat();
  const mistakesOf = usePasswordMistakes();
  const [typed, setTyped] = useState({ next: '', repeat: '' });
  const { tried, attempt, form } = useAttempts<HTMLFormElement>();
  const whose = useQuery({
    queryKey: ['invitation', token],
    queryFn: () => accounts.invitation({ body: { token } }),
    staleTime: Number.POSITIVE_INFINITY,
  });
  const step = useMutation({
    mutationFn: () => accounts.redeem({ body: { token, password: typed.next } }),
    onSuccess: (answer) => {
      keepRedeemed(answer.login);
      onChallenge({ ...answer, since: Date.now() });
    },
  });
  if (whose.isPending) return <LoadingState />;
  if (whose.isError) {
    return (
      <div className="mx-auto grid w-full max-w-[30rem] justify-items-start gap-4 pt-6">
        <PageTitle>{t('redeem.title')}</PageTitle>
        <ErrorState error={whose.error} words={words} inline />
        <p>{t('redeem.usedHelp')}</p>
        <Link to="/" look="primary">
          {t('redeem.toSignIn')}
        </Link>
      </div>
    );
  }
  const { login, name, until } = whose.data;
  const mistakes = mistakesOf(typed, { login });
  return (
    <form
      ref={form}
      className="mx-auto grid w-full max-w-[26rem] gap-4 pt-6"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        attempt();
        if (Object.keys(mistakes).length === 0) step.mutate();
      }}
    >
      <PageTitle lead={t('redeem.lead')}>{t('redeem.title')}</PageTitle>
      <Facts
        items={[
          { label: t('accounts.name'), value: name },
          { label: t('accounts.login'), value: <code className="font-mono">{login}</code> },
          { label: t('accounts.linkUntil'), value: format(until) },
        ]}
      />
      <p className="text-ink-soft">{t('redeem.keepLogin')}</p>
      <NewPassword
        value={typed}
        onChange={(part) => setTyped((before) => ({ ...before, ...part }))}
        errors={tried ? mistakes : {}}
      />
      {step.error && <ErrorState error={step.error} words={words} inline />}
      <Button type="submit" kind="primary" busy={step.isPending} wide>
        {t('redeem.set')}
      </Button>
    </form>
  );
}
