import { useState } from 'react';
import { useAttempts } from '#web/app/first-field.ts';
import { useCountdown } from '#web/app/use-countdown.ts';
import { asProblem, Button, ErrorState, Field, TextInput } from '#web/ui/index.ts';
import { accounts, type Me } from '../session.ts';
import { type Challenge, underWay } from './challenge.ts';
import { digitsOf, useRun } from './use-run.ts';
import { useProblemWords, useResidentWords } from './words.ts';

/** The server lets a number have one message a minute. */
const WAIT_MS = 60_000;

export interface CodeFormProps {
  readonly sent: Challenge;
  readonly onSent: (sent: Challenge | undefined) => void;
  readonly onSignedIn: (me: Me) => void;
}

export function CodeForm({ sent, onSent, onSignedIn }: CodeFormProps) {
  const t = useResidentWords();
  const problemWords = useProblemWords();
  const [code, setCode] = useState('');
  const { tried, attempt, forget, form } = useAttempts<HTMLFormElement>();
  const { busy, error, run } = useRun();
  const wait = useCountdown(sent.sentAt + WAIT_MS);
  const digits = digitsOf(code);
  const bad = !/^\d{6}$/.test(digits);
  const wrong = digits === '' ? t('signIn.codeMissing') : t('signIn.codeBad', { n: digits.length });
  const over = asProblem(error).code === 'account.challengeOver';
  const enter = () => {
    attempt();
    if (bad) return;
    void run(async () =>
      onSignedIn(await accounts.residentSignIn({ body: { challenge: sent.challenge, code: digits } })),
    );
  };
  const again = (phone: string) =>
    void run(async () => {
      onSent(underWay(await accounts.residentCode({ body: { phone } }), phone));
      setCode('');
      forget();
    });
  const { phone } = sent;
  const minutes = Math.round((sent.validUntil - sent.sentAt) / 60_000);
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
      <p role="status">{t('signIn.codeSent', { phone: sent.shown, minutes })}</p>
      <Field label={t('signIn.code')} required error={tried && bad ? wrong : undefined}>
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
        {phone !== undefined && (wait === 0 || over) && (
          <Button icon="refresh" busy={busy} onClick={() => again(phone)}>
            {t('signIn.again')}
          </Button>
        )}
        <Button kind="quiet" onClick={() => onSent(undefined)}>
          {t(phone === undefined ? 'signIn.anew' : 'signIn.other')}
        </Button>
      </div>
      {wait > 0 && <p className="text-sm text-ink-soft">{t('signIn.codeLate', { seconds: wait })}</p>}
    </form>
  );
}
