import { useState } from 'react';
import { useAttempts } from '#web/app/first-field.ts';
import { Button, Dialog, ErrorState, Field, Rating, type Score, TextArea } from '#web/ui/index.ts';
import { voices } from './categories.ts';
import { asksWhether, type FollowedVoice, type Opened } from './opened.ts';
import { useProblemWords, useReporterWords } from './words.ts';

const mostLetters = 500;

interface ClosureProps {
  readonly opened: Opened;
  readonly open: boolean;
  readonly onClose: () => void;
}

/** One change of a voice: sent once, shown at once, and honest about what came back. */
export function useChange({ update, refresh, say }: Opened, done: string, after: () => void) {
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>();
  const send = async (change: () => Promise<FollowedVoice>) => {
    if (busy) return;
    setBusy(true);
    setError(undefined);
    try {
      update(await change());
      after();
      say(done);
    } catch (failure) {
      setError(failure);
      // Someone else has moved it: what is on the page is old.
      refresh();
    } finally {
      setBusy(false);
    }
  };
  return { busy, error, send };
}

export function ConfirmDialog({ opened, open, onClose }: ClosureProps) {
  const t = useReporterWords();
  const problemWords = useProblemWords();
  const [rating, setRating] = useState<Score | null>(null);
  const [note, setNote] = useState('');
  const { tried, attempt, form } = useAttempts<HTMLDivElement>();
  const { busy, error, send } = useChange(opened, t('confirm.done'), onClose);
  const tooLong = note.length > mostLetters;
  const confirm = () => {
    attempt();
    if (tooLong) return;
    void send(() => voices.confirm({ body: { rating, note }, headers: opened.headers }));
  };
  return (
    <Dialog
      open={open}
      onClose={onClose}
      title={t(`confirm.title.${asksWhether(opened.voice)}`)}
      actions={<Verbs verb={t('confirm.verb')} busy={busy} onVerb={confirm} onClose={onClose} />}
    >
      <div ref={form} className="grid gap-5">
        <p>{t('confirm.lead')}</p>
        <Rating
          label={t('confirm.rating')}
          hint={t('confirm.ratingHint')}
          value={rating}
          onChange={setRating}
        />
        <Field
          label={t('confirm.note')}
          error={tried && tooLong ? t('report.tooLong', { max: mostLetters }) : undefined}
        >
          <TextArea value={note} onChange={setNote} max={mostLetters} rows={2} />
        </Field>
        {error !== undefined && <ErrorState error={error} words={problemWords} inline />}
      </div>
    </Dialog>
  );
}

export function DisputeDialog({ opened, open, onClose }: ClosureProps) {
  const t = useReporterWords();
  const problemWords = useProblemWords();
  const [reason, setReason] = useState('');
  const { above, holder } = opened.voice;
  const kind = asksWhether(opened.voice);
  const { tried, attempt, form } = useAttempts<HTMLDivElement>();
  const done = above ? t('dispute.done', { above }) : t('dispute.doneHere');
  const { busy, error, send } = useChange(opened, done, () => {
    setReason('');
    onClose();
  });
  const mistake =
    reason.trim() === ''
      ? t('dispute.missing')
      : reason.length > mostLetters
        ? t('report.tooLong', { max: mostLetters })
        : undefined;
  const dispute = () => {
    attempt();
    if (mistake !== undefined) return;
    void send(() => voices.dispute({ body: { reason: reason.trim() }, headers: opened.headers }));
  };
  return (
    <Dialog
      open={open}
      onClose={onClose}
      title={t(`dispute.title.${kind}`)}
      actions={<Verbs verb={t('dispute.verb')} busy={busy} onVerb={dispute} onClose={onClose} />}
    >
      <div ref={form} className="grid gap-5">
        <p>{above ? t('dispute.lead', { above }) : t('dispute.leadHere', { holder })}</p>
        <Field
          label={t(`dispute.reason.${kind}`)}
          hint={t('dispute.reasonHint')}
          required
          error={tried ? mistake : undefined}
        >
          <TextArea value={reason} onChange={setReason} max={mostLetters} rows={3} />
        </Field>
        {error !== undefined && <ErrorState error={error} words={problemWords} inline />}
      </div>
    </Dialog>
  );
}

interface VerbsProps {
  readonly verb: string;
  readonly busy: boolean;
  readonly onVerb: () => void;
  readonly onClose: () => void;
}

function Verbs({ verb, busy, onVerb, onClose }: VerbsProps) {
  const t = useReporterWords();
  return (
    <>
      <Button kind="primary" busy={busy} onClick={onVerb}>
        {verb}
      </Button>
      <Button onClick={onClose}>{t('confirm.later')}</Button>
    </>
  );
}
