import { useState } from 'react';
import { useAttempts } from '#web/app/first-field.ts';
import { Button, ErrorState, Field, Rating, type Score, TextArea } from '#web/ui/index.ts';
import { useChange } from './ClosureDialogs.tsx';
import { voices } from './categories.ts';
import type { Opened } from './opened.ts';
import { useProblemWords, useReporterWords } from './words.ts';

const mostLetters = 500;

/** After the closure, once: a mark that could be changed later would be asked to be changed. */
export function RateForm({ opened }: { opened: Opened }) {
  const t = useReporterWords();
  const problemWords = useProblemWords();
  const [rating, setRating] = useState<Score | null>(null);
  const [note, setNote] = useState('');
  const { tried, attempt, form } = useAttempts<HTMLFormElement>();
  const { busy, error, send } = useChange(opened, t('rate.done'), () => undefined);
  const rate = () => {
    attempt();
    if (rating === null || note.length > mostLetters) return;
    void send(() => voices.rate({ body: { rating, note }, headers: opened.headers }));
  };
  return (
    <form
      ref={form}
      className="grid gap-4 rounded-md bg-paper-deep p-5 print:hidden"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        rate();
      }}
    >
      <h3 className="text-xl">{t('rate.title')}</h3>
      <p>{t('rate.lead')}</p>
      <Rating
        label={t('confirm.rating')}
        value={rating}
        onChange={setRating}
        error={tried && rating === null ? t('rate.missing') : undefined}
      />
      <Field
        label={t('rate.note')}
        error={tried && note.length > mostLetters ? t('report.tooLong', { max: mostLetters }) : undefined}
      >
        <TextArea value={note} onChange={setNote} max={mostLetters} rows={2} />
      </Field>
      {error !== undefined && <ErrorState error={error} words={problemWords} inline />}
      <div>
        <Button type="submit" kind="primary" busy={busy}>
          {t('rate.verb')}
        </Button>
      </div>
    </form>
  );
}
