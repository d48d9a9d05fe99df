import { useCallback, useState } from 'react';
import { Button, DateText, type Fact, Facts, PhotoInput, Section, useLocale } from '#web/ui/index.ts';
import { keepVoice, useKeptVoices } from './kept-voices.ts';
import type { Opened } from './opened.ts';
import { PhotoSending } from './PhotoSending.tsx';
import { ToAccount } from './ToAccount.tsx';
import { VoicePhotos } from './VoicePhotos.tsx';
import { useReporterWords } from './words.ts';

/** What was reported, in the reporter's own words and pictures. */
export function VoiceSaid({ opened }: { opened: Opened }) {
  const t = useReporterWords();
  const locale = useLocale();
  const { voice } = opened;
  const evidence = new Set(voice.steps.flatMap(({ photos }) => photos));
  const own = voice.photos.map(({ id }) => id).filter((id) => !evidence.has(id));
  const items: Fact[] = [
    { label: t('voice.category'), value: locale === 'en' ? voice.categoryEn : voice.category },
    { label: t('voice.place'), value: voice.place.slice(1).join(' › ') },
    ...(voice.address ? [{ label: t('voice.address'), value: voice.address }] : []),
    ...(voice.phone
      ? [{ label: t('voice.phone'), value: t('voice.phoneEnding', { ending: voice.phone.ending }) }]
      : []),
    { label: t('voice.openedAt'), value: <DateText value={voice.openedAt} /> },
  ];
  return (
    <Section title={t('voice.said')}>
      <p className="mb-3 whitespace-pre-line">{voice.text}</p>
      <Facts items={items} />
      {own.length > 0 && (
        <div className="mt-3">
          <h3 className="mb-2 font-sans text-base font-semibold">{t('voice.photos')}</h3>
          <VoicePhotos opened={opened} photos={own} />
        </div>
      )}
      <div className="mt-6 grid gap-4 print:hidden">
        {voice.can.addPhoto && <AddPhotos opened={opened} />}
        <div className="flex flex-wrap gap-3">
          <Keep opened={opened} />
          <ToAccount number={voice.number} secret={opened.secret} />
          <Button icon="print" onClick={() => print()}>
            {t('voice.print')}
          </Button>
        </div>
      </div>
    </Section>
  );
}

function AddPhotos({ opened: { voice, secret, refresh } }: { opened: Opened }) {
  const t = useReporterWords();
  const [photos, setPhotos] = useState<readonly File[]>([]);
  const [sending, setSending] = useState(false);
  const [sent, setSent] = useState(false);
  const done = useCallback(() => {
    setSending(false);
    setPhotos([]);
    setSent(true);
    refresh();
  }, [refresh]);
  if (sending) return <PhotoSending number={voice.number} secret={secret} photos={photos} onDone={done} />;
  return (
    <>
      <PhotoInput label={t('voice.addPhotos')} value={photos} onChange={setPhotos} />
      <p role="status" className="text-sm text-ink-soft empty:hidden">
        {sent && photos.length === 0 && t('voice.photosSent')}
      </p>
      {photos.length > 0 && (
        <div>
          <Button kind="primary" icon="upload" onClick={() => setSending(true)}>
            {t('voice.addPhotosSend')}
          </Button>
        </div>
      )}
    </>
  );
}

function Keep({ opened: { voice, secret } }: { opened: Opened }) {
  const t = useReporterWords();
  const [done, setDone] = useState(false);
  const kept = useKeptVoices().some((one) => one.number === voice.number && one.secret === secret);
  const { number, title, openedAt: at, state } = voice;
  return (
    <>
      {!kept && (
        <Button
          icon="download"
          onClick={() => {
            keepVoice({ number, secret, title, at, state });
            setDone(true);
          }}
        >
          {t('voice.keep')}
        </Button>
      )}
      <p role="status" className="self-center text-sm text-ink-soft empty:hidden">
        {kept && done && t('voice.kept')}
      </p>
    </>
  );
}
