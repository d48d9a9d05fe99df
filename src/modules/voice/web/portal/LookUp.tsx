import { useQueryClient } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { useNavigate } from 'react-router';
import { inFours } from '#engines/casework/messages/number.ts';
import { useAttempts } from '#web/app/first-field.ts';
import { useCountdown, useDuration } from '#web/app/use-countdown.ts';
import { asProblem, Button, Callout, ErrorState, Field, TextInput } from '#web/ui/index.ts';
import { followedKey, voices } from './categories.ts';
import { openWith, plain, reporterHeader } from './kept-voices.ts';
import { forgetRefusal, type Refusal, refusalFrom } from './refusal.ts';
import { useProblemWords, useReporterWords } from './words.ts';

const numberLength = 13;
const secretLength = 8;

export interface LookUpProps {
  readonly known?: string;
  /** What has been refused already, to be compared with the receipt letter by letter. */
  readonly refused?: Refusal | undefined;
  readonly onOpen?: () => void;
}

/**
 * Number and code; what can be seen to be miscopied is said before anything is asked. Only the button sends them, and
 * whatever comes back, what was typed stays.
 */
export function LookUp({ known = '', refused, onOpen }: LookUpProps) {
  const t = useReporterWords();
  const navigate = useNavigate();
  const cache = useQueryClient();
  const [number, setNumber] = useState(known && inFours(known));
  const [secret, setSecret] = useState(refused?.secret ?? '');
  const [error, setError] = useState<unknown>(refused?.error);
  const [busy, setBusy] = useState(false);
  const sending = useRef(false);
  const { tried, attempt, form } = useAttempts<HTMLFormElement>();
  const [digits, letters] = [plain(number), plain(secret)];
  const duration = useDuration();
  const [wait, setWait] = useState(refused);
  // The delay belongs to one number: another may be looked up meanwhile.
  const left = useCountdown(wait?.number === digits ? wait.until : null);
  const badNumber = !/^\d{13}$/.test(digits);
  const badSecret = !/^[A-Z0-9]{8}$/.test(letters);
  const wrong = (which: 'number' | 'secret', { n, length }: { n: number; length: number }) =>
    n === 0 ? t(`track.${which}Missing`) : t(`track.${which}Bad`, { n, length });
  const open = async () => {
    if (sending.current || left > 0) return;
    attempt();
    setError(undefined);
    if (badNumber || badSecret) return;
    sending.current = true;
    setBusy(true);
    try {
      const voice = await voices.follow({ headers: reporterHeader(digits, letters) });
      cache.setQueryData(followedKey(digits, letters), voice);
      forgetRefusal(digits, letters);
      openWith(digits, letters);
      if (onOpen) onOpen();
      else void navigate(`/track/${digits}`);
    } catch (failure) {
      setWait(refusalFrom(digits, letters, failure));
      setError(failure);
    } finally {
      sending.current = false;
      setBusy(false);
    }
  };
  const edit = (put: (typed: string) => void) => (typed: string) => {
    put(typed);
    setError(undefined);
  };
  return (
    <form
      ref={form}
      noValidate
      className="grid max-w-md gap-4"
      onSubmit={(event) => {
        event.preventDefault();
        void open();
      }}
    >
      <Field
        label={t('track.number')}
        hint={t('track.numberHint', { n: numberLength })}
        required
        error={tried && badNumber ? wrong('number', { n: digits.length, length: numberLength }) : undefined}
      >
        <TextInput value={number} onChange={edit(setNumber)} inputMode="numeric" autoComplete="off" />
      </Field>
      <Field
        label={t('track.secret')}
        hint={t('track.secretHint', { n: secretLength })}
        required
        error={tried && badSecret ? wrong('secret', { n: letters.length, length: secretLength }) : undefined}
      >
        <TextInput
          value={secret}
          onChange={edit(setSecret)}
          autoComplete="off"
          autoCapitalize="characters"
          spellCheck={false}
        />
      </Field>
      <Refused error={error} left={left} />
      <div>
        <Button type="submit" icon="search" busy={busy} disabled={left > 0}>
          {left > 0 ? t('track.wait', { time: duration(left) }) : t('track.go')}
        </Button>
      </div>
    </form>
  );
}

function Refused({ error, left }: { error: unknown; left: number }) {
  const t = useReporterWords();
  const problemWords = useProblemWords();
  if (left > 0) {
    return (
      <div role="alert">
        <Callout tone="risk" icon="clock" title={t('track.waitTitle')}>
          {t('track.waitText')}
        </Callout>
      </div>
    );
  }
  // Waited for to the end, it is no longer so.
  if (error === undefined || asProblem(error).code === 'voice.tooManyTries') return null;
  return <ErrorState error={error} words={problemWords} inline />;
}
