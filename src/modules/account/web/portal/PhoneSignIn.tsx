import { useEffect, useState } from 'react';
import { useAttempts } from '#web/app/first-field.ts';
import { asProblem, Button, Callout, ErrorState, Field, Link, PageTitle, TextInput } from '#web/ui/index.ts';
import { accounts, type Me } from '../session.ts';
import { useProblemWords, useResidentWords } from './words.ts';

/** The server lets a number have one message a minute. */
const waitSeconds = 60;
const digitsOf = (typed: string) => typed.normalize('NFKC').replace(/[\s()-]/g, '');

interface Challenge {
  readonly challenge: string;
  readonly seconds: number;
  readonly phone: string;
}

export function PhoneSignIn({ demo, onSignedIn }: { demo: boolean; onSignedIn: (me: Me) => void }) {
  const t = useResidentWords();
  const [sent, setSent] = useState<Challenge>();
  return (
    <div className="max-w-md">
      <PageTitle lead={t('signIn.lead')}>{t('signIn.title')}</PageTitle>
      <div className="grid gap-8">
        {sent ? (
          <CodeForm sent={sent} onSent={setSent} onSignedIn={onSignedIn} />
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

function PhoneForm({ onSent }: { onSent: (sent: Challenge) => void }) {
  const t = useResidentWords();
  const problemWords = useProblemWords();
  const [phone, setPhone] = useState('');
  const { tried, attempt, form } = useAttempts<HTMLFormElement>();
  const { busy, error, run } = useRun();
  const digits = digitsOf(phone);
  const bad = !/^1\d{10}$/.test(digits);
  const send = () => {
    attempt();
    if (bad) return;
    void run(async () =>
      onSent({ ...(await accounts.residentCode({ body: { phone: digits } })), phone: digits }),
    );
  };
  return (
    <form
      ref={form}
      noValidate
      className="grid gap-4"
      onSubmit={(event) => {
        event.preventDefault();
        send();
      }}
    >
      <Field
        label={t('signIn.phone')}
        hint={t('signIn.phoneHint')}
        required
        error={tried && bad ? t('signIn.phoneBad', { n: digits.length }) : undefined}
      >
        <TextInput
          type="tel"
          inputMode="tel"
          autoComplete="tel"
          maxLength={20}
          value={phone}
          onChange={setPhone}
        />
      </Field>
      {error !== undefined && <ErrorState error={error} words={problemWords} inline />}
      <div>
        <Button type="submit" kind="primary" busy={busy}>
          {t('signIn.send')}
        </Button>
      </div>
    </form>
  );
}

interface CodeFormProps {
  readonly sent: Challenge;
  readonly onSent: (sent: Challenge | undefined) => void;
  readonly onSignedIn: (me: Me) => void;
}

function CodeForm({ sent, onSent, onSignedIn }: CodeFormProps) {
  const t = useResidentWords();
  const problemWords = useProblemWords();
  const [code, setCode] = useState('');
  const { tried, attempt, forget, form } = useAttempts<HTMLFormElement>();
  const { busy, error, run } = useRun();
  const wait = useCountDown(sent.challenge);
  const digits = digitsOf(code);
  const bad = !/^\d{6}$/.test(digits);
  const over = asProblem(error).code === 'account.challengeOver';
  const enter = () => {
    attempt();
    if (bad) return;
    void run(async () =>
      onSignedIn(await accounts.residentSignIn({ body: { challenge: sent.challenge, code: digits } })),
    );
  };
  const again = () =>
    void run(async () => {
      onSent({ ...(await accounts.residentCode({ body: { phone: sent.phone } })), phone: sent.phone });
      setCode('');
      forget();
    });
  return (
    <form
      ref={form}
      noValidate
      className="grid gap-4"
      onSubmit={(event) => {
        event.preventDefault();
        enter();
      }}
    >
      <p role="status">
        {t('signIn.codeSent', { phone: sent.phone, minutes: Math.round(sent.seconds / 60) })}
      </p>
      <Field
        label={t('signIn.code')}
        required
        error={tried && bad ? t('signIn.codeBad', { n: digits.length }) : undefined}
      >
        <TextInput
          inputMode="numeric"
          autoComplete="one-time-code"
          maxLength={10}
          value={code}
          onChange={setCode}
        />
      </Field>
      {error !== undefined && <ErrorState error={error} words={problemWords} inline />}
      <div className="flex flex-wrap gap-3">
        {!over && (
          <Button type="submit" kind="primary" busy={busy}>
            {t('signIn.enter')}
          </Button>
        )}
        {(wait === 0 || over) && (
          <Button icon="refresh" busy={busy} onClick={again}>
            {t('signIn.again')}
          </Button>
        )}
        <Button kind="quiet" onClick={() => onSent(undefined)}>
          {t('signIn.other')}
        </Button>
      </div>
      {wait > 0 && <p className="text-sm text-ink-soft">{t('signIn.codeLate', { seconds: wait })}</p>}
    </form>
  );
}

function useRun() {
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>();
  const run = async (work: () => Promise<void>) => {
    if (busy) return;
    setBusy(true);
    setError(undefined);
    await work().catch(setError);
    setBusy(false);
  };
  return { busy, error, run };
}

function useCountDown(restart: string): number {
  const [left, setLeft] = useState(waitSeconds);
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new message starts the minute again
  useEffect(() => {
    const end = Date.now() + waitSeconds * 1000;
    setLeft(waitSeconds);
    const timer = setInterval(() => setLeft(Math.max(0, Math.ceil((end - Date.now()) / 1000))), 1000);
    return () => clearInterval(timer);
  }, [restart]);
  return left;
}
