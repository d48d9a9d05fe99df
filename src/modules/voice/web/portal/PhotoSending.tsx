import { useCallback, useEffect, useRef, useState } from 'react';
import { asProblem, Button, Callout, PhotoInput, slotsOf } from '#web/ui/index.ts';
import { type HeldPhoto, handOver, photosFor, withKeys } from './draft-photos.ts';
import { usePhotoSending } from './use-photo-sending.ts';
import { useProblemWords, useReporterWords } from './words.ts';

export interface PhotoSendingProps {
  readonly number: string;
  readonly secret: string;
}

/** The pictures chosen with the report: they go out by themselves, and what fails can be replaced or sent again. */
export function ReportPhotos({ number, secret }: PhotoSendingProps) {
  const t = useReporterWords();
  const [photos, setPhotos] = useState<readonly HeldPhoto[]>([]);
  const [sent, setSent] = useState(0);
  const keep = useCallback(
    (left: readonly HeldPhoto[]) => {
      setPhotos(left);
      void handOver(number, left);
    },
    [number],
  );
  const sending = usePhotoSending({ number, secret, onLeft: keep });
  const { send } = sending;
  const run = useCallback(
    async (chosen: readonly HeldPhoto[]) => {
      const left = await send(chosen);
      setSent((before) => before + chosen.length - left.length);
    },
    [send],
  );
  const started = useRef(false);
  useEffect(() => {
    if (started.current) return;
    started.current = true;
    void photosFor(number).then((held) => {
      setPhotos(held);
      if (held.length > 0) void run(held);
    });
  }, [number, run]);

  if (photos.length === 0 && sent === 0) return null;
  return (
    <section className="mt-6 grid gap-3 print:hidden" aria-label={t('sending.label')}>
      <Progress active={sending.active} total={sending.total} />
      <p role="status" className="empty:hidden">
        {sending.active === 0 && photos.length === 0 && sent > 0 && t('sending.done', { total: sent })}
      </p>
      {sending.active === 0 && photos.length > 0 && (
        <>
          <Failed count={photos.length} error={sending.error} />
          <PhotoInput
            label={t('sending.rest')}
            value={photos.map(({ file }) => file)}
            broken={sending.broken}
            onChange={(files) => keep(withKeys(files, photos))}
          />
          <SendButton again={sending.broken.length > 0} onSend={() => void run(photos)} />
        </>
      )}
    </section>
  );
}

/** More pictures for a matter one follows. What did not arrive stays to be replaced, and others can be added. */
export function AddPhotos({
  number,
  secret,
  onSent,
}: PhotoSendingProps & { onSent: (all: boolean) => void }) {
  const t = useReporterWords();
  const [photos, setPhotos] = useState<readonly HeldPhoto[]>([]);
  const sending = usePhotoSending({ number, secret, onLeft: setPhotos });
  const run = async () => {
    const left = await sending.send(photos);
    if (left.length < photos.length) onSent(left.length === 0);
  };
  if (sending.active > 0) return <Progress active={sending.active} total={sending.total} />;
  return (
    <>
      {sending.broken.length > 0 && <Failed count={photos.length} error={sending.error} />}
      <PhotoInput
        label={t('voice.addPhotos')}
        value={photos.map(({ file }) => file)}
        broken={sending.broken}
        onChange={(files) => setPhotos(withKeys(files, photos))}
      />
      {photos.length > 0 && <SendButton again={sending.broken.length > 0} onSend={() => void run()} />}
    </>
  );
}

function Progress({ active, total }: { active: number; total: number }) {
  const t = useReporterWords();
  return (
    <p role="status" className="flex items-center gap-3 empty:hidden">
      {active > 0 && (
        <>
          <span className="l-spinner" aria-hidden />
          <span>{t('sending.sending', { n: active, total })}</span>
        </>
      )}
    </p>
  );
}

function Failed({ count, error }: { count: number; error: unknown }) {
  const t = useReporterWords();
  const problemWords = useProblemWords();
  const problem = asProblem(error);
  const reason = error === undefined ? undefined : problemWords(problem.code, slotsOf(problem));
  return (
    <div role="alert">
      <Callout tone="risk">
        <p>{t('sending.failed', { n: count })}</p>
        {reason !== undefined && <p>{reason}</p>}
      </Callout>
    </div>
  );
}

function SendButton({ again, onSend }: { again: boolean; onSend: () => void }) {
  const t = useReporterWords();
  return (
    <div>
      <Button kind="primary" icon={again ? 'refresh' : 'upload'} onClick={onSend}>
        {t(again ? 'sending.again' : 'voice.addPhotosSend')}
      </Button>
    </div>
  );
}
