import { useCallback, useRef, useState } from 'react';
import { useLocation, useNavigate } from 'react-router';
import { inFours } from '#engines/casework/messages/number.ts';
import { useAttempts } from '#web/app/first-field.ts';
import { Button, Callout, Field, Link, PageTitle, PhotoInput, Section, TextInput } from '#web/ui/index.ts';
import { handOver, useDraftPhotos } from './draft-photos.ts';
import type { Spot } from './places.ts';
import { ReportedAs } from './ReportedAs.tsx';
import { useMistakeWords } from './ReportMistakes.tsx';
import { useReportDraft } from './report-draft.ts';
import { SendStep } from './SendStep.tsx';
import { mistakesIn, mostLetters, plainPhone, type Sent, sendReport } from './send-report.ts';
import { fieldOf } from './storage.ts';
import { usePlaceFromLink } from './use-place-from-link.ts';
import { WhatFollows } from './WhatFollows.tsx';
import { useCategories, WhatStep } from './WhatStep.tsx';
import { WhereStep } from './WhereStep.tsx';
import { useReporterWords } from './words.ts';

export function ReportPage() {
  const t = useReporterWords();
  const navigate = useNavigate();
  const categories = useCategories();
  const { draft, change, clear, restored, safe } = useReportDraft();
  const { photos, ready, safe: photosSafe, put, clear: clearPhotos } = useDraftPhotos(draft.id);
  const [before, setBefore] = useState<Spot | null>(null);
  const [choosing, setChoosing] = useState(false);
  const [busy, setBusy] = useState(false);
  const [outcome, setOutcome] = useState<Exclude<Sent, { state: 'received' }>>();
  const { tried, attempt, forget, form } = useAttempts<HTMLFormElement>();
  // State changes are seen on the next render; two clicks can come before it.
  const sending = useRef(false);
  const mistakes = mistakesIn(draft);
  const found = useMistakeWords(mistakes, plainPhone(draft.phone).length);
  const wrong = tried ? found : {};

  const send = async () => {
    if (sending.current) return;
    attempt();
    setChoosing(false);
    setOutcome(undefined);
    if (Object.keys(mistakes).length > 0) return;
    sending.current = true;
    setBusy(true);
    const sent = await sendReport(draft, categories.data ?? [], change);
    if (sent.state === 'received') {
      await handOver(sent.number, photos);
      clear();
      clearPhotos();
      // Who comes back by the browser's own button reads that it has arrived, and finds an empty form.
      await navigate('/report', { replace: true, state: { sent: sent.number } });
      return void navigate('/received');
    }
    sending.current = false;
    setBusy(false);
    setOutcome(sent);
  };

  const choose = useCallback(
    (category: string, categoryByHand: boolean) => change({ category, categoryByHand }),
    [change],
  );
  const place = (spot: Spot | null, instead: Spot | null = null) => {
    change({ spot });
    setBefore(instead);
  };
  usePlaceFromLink((spot) => {
    const other = restored && draft.spot?.code !== spot.code ? draft.spot : null;
    place(spot, other);
  });

  const startOver = () => {
    clear();
    clearPhotos();
    setBefore(null);
    forget();
  };

  return (
    <form
      ref={form}
      noValidate
      aria-busy={busy || undefined}
      onSubmit={(event) => {
        event.preventDefault();
        void send();
      }}
    >
      <PageTitle lead={t('report.lead')}>{t('report.title')}</PageTitle>
      <JustSent />
      {restored && (
        <Callout>
          <p>
            {t('report.restored')}
            {ready && restored.photos > photos.length && t('report.restoredPhotos')}
          </p>
          <Button kind="quiet" onClick={startOver}>
            {t('report.startOver')}
          </Button>
        </Callout>
      )}
      <div className="grid items-start gap-x-16 lg:grid-cols-[minmax(0,2fr)_minmax(0,1fr)]">
        <div>
          <Section title={`1 ${t('report.photos')}`}>
            <PhotoInput
              label={t('report.photosLabel')}
              hint={t('report.photosHint')}
              value={photos.map(({ file }) => file)}
              onChange={(chosen) => {
                put(chosen);
                change({ photos: chosen.length });
              }}
            />
          </Section>
          <div id="where">
            <Section title={`2 ${t('report.where')}`}>
              <WhereStep
                spot={draft.spot}
                before={before}
                address={draft.address}
                onSpot={place}
                onBegin={() => setChoosing(true)}
                onAddress={(address) => change({ address })}
                error={choosing ? undefined : wrong.where}
              />
            </Section>
          </div>
          <div id="what">
            <Section title={`3 ${t('report.what')}`}>
              <WhatStep
                text={draft.text}
                category={draft.category}
                onText={(text) => change({ text })}
                byHand={draft.categoryByHand}
                onCategory={choose}
                max={mostLetters}
                error={wrong.what}
              />
              <div id="phone" className="mt-6 max-w-xl">
                <Field label={t('report.phone')} hint={t('report.phoneHint')} error={wrong.phone}>
                  <TextInput
                    type="tel"
                    inputMode="tel"
                    autoComplete="tel"
                    maxLength={20}
                    value={draft.phone}
                    onChange={(phone) => change({ phone })}
                    placeholder={t('report.phoneExample')}
                  />
                </Field>
              </div>
            </Section>
          </div>
          <ReportedAs />
          <SendStep
            mistakes={wrong}
            outcome={outcome}
            busy={busy}
            kept={{ words: safe, photos: photosSafe, count: photos.length }}
          />
        </div>
        <WhatFollows />
      </div>
    </form>
  );
}

/** For whoever came back to the form by the browser's own button. */
function JustSent() {
  const t = useReporterWords();
  const number = fieldOf(useLocation().state, 'sent');
  if (typeof number !== 'string') return null;
  return (
    <Callout tone="done">
      <p>{t('report.justSent', { number: inFours(number) })}</p>
      <Link to="/received">{t('report.seeReceipt')}</Link>
    </Callout>
  );
}
