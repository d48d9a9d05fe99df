import { useState } from 'react';
import { useAttempts } from '#web/app/first-field.ts';
import { useCountdown } from '#web/app/use-countdown.ts';
import { asProblem, Button, ErrorState, Field, TextInput } from '#web/ui/index.ts';
import { accounts } from '../session.ts';
import { type Challenge, knownChallenge, underWay } from './challenge.ts';
import { digitsOf, useRun } from './use-run.ts';
import { useProblemWords, useResidentWords } from './words.ts';

/** The number a code is sent to. */
export function PhoneForm({ onSent }: { onSent: (sent: Challenge) => void }) {
  const t = useResidentWords();
  const problemWords = useProblemWords();
  const [phone, setPhone] = useState('');
  const { tried, attempt, form } = useAttempts<HTMLFormElement>();
  const { busy, error, run } = useRun();
  const [tooSoon, setTooSoon] = useState<number | null>(null);
  const wait = useCountdown(tooSoon);
  const known = knownChallenge();
  const digits = digitsOf(phone);
  const bad = !/^1\d{10}$/.test(digits);
  const send = () => {
    attempt();
    if (bad || wait > 0) return;
    setTooSoon(null);
    void run(
      async () => onSent(underWay(await accounts.residentCode({ body: { phone: digits } }), digits)),
      (failure) => {
        const { code, slots } = asProblem(failure);
        if (code === 'account.codeTooSoon') setTooSoon(Date.now() + Number(slots.seconds) * 1000);
      },
    );
  };
  const wrong = digits === '' ? t('signIn.phoneMissing') : t('signIn.phoneBad', { n: digits.length });
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
        error={tried && bad ? wrong : undefined}
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
      {tooSoon !== null ? (
        <p role="status">
          {wait > 90
            ? t('signIn.waitMinutes', { minutes: Math.ceil(wait / 60) })
            : wait > 0
              ? t('signIn.wait', { seconds: wait })
              : t('signIn.waited')}
        </p>
      ) : (
        error !== undefined && <ErrorState error={error} words={problemWords} inline />
      )}
      <div className="flex flex-wrap gap-3">
        <Button type="submit" kind="primary" busy={busy} disabled={wait > 0}>
          {t('signIn.send')}
        </Button>
        {known && <Button onClick={() => onSent(known)}>{t('signIn.haveCode')}</Button>}
      </div>
    </form>
  );
}
