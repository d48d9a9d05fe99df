import { useState } from 'react';
import { useNavigate } from 'react-router';
import { useAttempts } from '#web/app/first-field.ts';
import { Button, Field, TextInput } from '#web/ui/index.ts';
import { openWith, plain } from './kept-voices.ts';
import { useReporterWords } from './words.ts';

const numberLength = 13;
const secretLength = 8;

/** Number and code; what can be seen to be miscopied is said before anything is asked. */
export function LookUp({ known = '', onOpen }: { known?: string; onOpen?: () => void }) {
  const t = useReporterWords();
  const navigate = useNavigate();
  const [number, setNumber] = useState(known);
  const [secret, setSecret] = useState('');
  const { tried, attempt, form } = useAttempts<HTMLFormElement>();
  const [digits, letters] = [plain(number), plain(secret)];
  const badNumber = !/^\d{13}$/.test(digits);
  const badSecret = !/^[A-Z0-9]{8}$/.test(letters);
  const wrong = (which: 'number' | 'secret', { n, length }: { n: number; length: number }) =>
    n === 0 ? t(`track.${which}Missing`) : t(`track.${which}Bad`, { n, length });
  const open = () => {
    attempt();
    if (badNumber || badSecret) return;
    openWith(digits, letters);
    if (onOpen) onOpen();
    else void navigate(`/track/${digits}`);
  };
  return (
    <form
      ref={form}
      noValidate
      className="grid max-w-md gap-4"
      onSubmit={(event) => {
        event.preventDefault();
        open();
      }}
    >
      <Field
        label={t('track.number')}
        hint={t('track.numberHint', { n: numberLength })}
        required
        error={tried && badNumber ? wrong('number', { n: digits.length, length: numberLength }) : undefined}
      >
        <TextInput value={number} onChange={setNumber} inputMode="numeric" autoComplete="off" />
      </Field>
      <Field
        label={t('track.secret')}
        hint={t('track.secretHint', { n: secretLength })}
        required
        error={tried && badSecret ? wrong('secret', { n: letters.length, length: secretLength }) : undefined}
      >
        <TextInput
          value={secret}
          onChange={setSecret}
          autoComplete="off"
          autoCapitalize="characters"
          spellCheck={false}
        />
      </Field>
      <div>
        <Button type="submit" icon="search">
          {t('track.go')}
        </Button>
      </div>
    </form>
  );
}
