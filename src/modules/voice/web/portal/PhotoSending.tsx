import { useCallback, useEffect, useRef, useState } from 'react';
import { uuidv7 } from '#kernel/uuid.ts';
import { asProblem, Button, Callout, Icon, slotsOf } from '#web/ui/index.ts';
import { voices } from './categories.ts';
import { reporterHeader } from './kept-voices.ts';
import { inHand } from './report-draft.ts';
import { useProblemWords, useReporterWords } from './words.ts';

type State = 'waiting' | 'active' | 'sent' | 'broken';
const look = { waiting: 'clock', active: 'upload', sent: 'check', broken: 'alert' } as const;

/** A picture whose receipt was lost is sent again under the same key, and arrives once. */
const keys = new WeakMap<File, string>();
function keyOf(photo: File): string {
  const key = keys.get(photo) ?? uuidv7();
  keys.set(photo, key);
  return key;
}

export interface PhotoSendingProps {
  readonly number: string;
  readonly secret: string;
  readonly photos: readonly File[];
  readonly onDone: () => void;
}

/** One after the other: on a weak line four at once all fail. The report itself has long been received. */
export function PhotoSending({ number, secret, photos, onDone }: PhotoSendingProps) {
  const t = useReporterWords();
  const problemWords = useProblemWords();
  const [states, setStates] = useState<readonly State[]>(() => photos.map(() => 'waiting'));
  const [error, setError] = useState<unknown>();
  const running = useRef(false);

  const run = useCallback(
    async (from: readonly State[]) => {
      if (running.current) return;
      running.current = true;
      setError(undefined);
      const now = [...from];
      const put = (index: number, state: State) => {
        now[index] = state;
        setStates([...now]);
      };
      for (const [index, photo] of photos.entries()) {
        if (now[index] === 'sent') continue;
        put(index, 'active');
        try {
          const headers = { ...reporterHeader(number, secret), 'content-type': photo.type || 'image/jpeg' };
          await voices.addReporterPhoto({
            query: { name: photo.name },
            body: photo,
            headers,
            idempotencyKey: keyOf(photo),
          });
          put(index, 'sent');
        } catch (failure) {
          setError(failure);
          put(index, 'broken');
        }
      }
      running.current = false;
      inHand.photos = photos.filter((_, index) => now[index] !== 'sent');
      if (inHand.photos.length === 0) onDone();
    },
    [number, secret, photos, onDone],
  );

  const started = useRef(false);
  useEffect(() => {
    if (started.current) return;
    started.current = true;
    void run(photos.map(() => 'waiting'));
  }, [run, photos]);

  const broken = states.filter((state) => state === 'broken').length;
  const active = states.indexOf('active');
  const total = photos.length;
  const problem = asProblem(error);
  const reason = problemWords(problem.code, slotsOf(problem));
  return (
    <section className="grid gap-3 print:hidden" aria-label={t('sending.label')}>
      <p role="status">
        {active >= 0
          ? t('sending.sending', { n: active + 1, total })
          : broken === 0 && states.every((state) => state === 'sent')
            ? t('sending.done', { total })
            : ''}
      </p>
      <ul className="flex flex-wrap gap-x-5 gap-y-1 text-sm text-ink-soft">
        {states.map((state, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the photos keep their order
          <li key={index} className="flex items-center gap-1">
            <Icon name={look[state]} size="sm" />
            {t('sending.photo', { n: index + 1 })} {t(`sending.${state}`)}
          </li>
        ))}
      </ul>
      {active < 0 && broken > 0 && (
        <Callout tone="risk">
          <p>{t('sending.failed', { n: broken })}</p>
          {reason !== undefined && <p>{reason}</p>}
          <Button icon="refresh" onClick={() => void run(states)}>
            {t('sending.again')}
          </Button>
        </Callout>
      )}
    </section>
  );
}
