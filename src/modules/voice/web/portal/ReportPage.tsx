import { useCallback, useRef, useState } from 'react';
import { useNavigate } from 'react-router';
import { useAttempts } from '#web/app/first-field.ts';
import {
  Button,
  Callout,
  ErrorState,
  Field,
  PageTitle,
  PhotoInput,
  Section,
  TextInput,
} from '#web/ui/index.ts';
import { ReportedAs } from './ReportedAs.tsx';
import { type MistakeWords, ReportMistakes, useMistakeWords } from './ReportMistakes.tsx';
import { inHand, useReportDraft } from './report-draft.ts';
import { mistakesIn, mostLetters, plainPhone, type Sent, sendReport } from './send-report.ts';
import { useCategories, WhatStep } from './WhatStep.tsx';
import { WhereStep } from './WhereStep.tsx';
import { useProblemWords, useReporterWords } from './words.ts';

export function ReportPage() {
  const t = useReporterWords();
  const problemWords = useProblemWords();
  const navigate = useNavigate();
  const categories = useCategories();
  const { draft, change, clear, restored } = useReportDraft();
  const [photos, setPhotos] = useState<readonly File[]>(inHand.photos);
  const [busy, setBusy] = useState(false);
  const [outcome, setOutcome] = useState<Exclude<Sent, { state: 'received' }>>();
  const { tried, attempt, forget, form } = useAttempts<HTMLFormElement>();
  // State changes are seen on the next render; two clicks can come before it.
  const sending = useRef(false);
  const mistakes = mistakesIn(draft);
  const found = useMistakeWords(mistakes, plainPhone(draft.phone).length);
  const wrong: MistakeWords = tried ? found : {};

  const send = async () => {
    if (sending.current) return;
    attempt();
    setOutcome(undefined);
    if (Object.keys(mistakes).length > 0) return;
    sending.current = true;
    setBusy(true);
    const sent = await sendReport(draft, categories.data ?? [], change);
    sending.current = false;
    setBusy(false);
    if (sent.state !== 'received') return setOutcome(sent);
    inHand.photos = photos;
    clear();
    void navigate('/received');
  };

  const choose = useCallback(
    (category: string, categoryByHand: boolean) => change({ category, categoryByHand }),
    [change],
  );

  const startOver = () => {
    clear();
    inHand.photos = [];
    setPhotos([]);
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
      {restored && (
        <Callout>
          <p>
            {t('report.restored')}
            {restored.photos > photos.length && t('report.restoredPhotos')}
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
              value={photos}
              onChange={(chosen) => {
                setPhotos(chosen);
                inHand.photos = chosen;
                change({ photos: chosen.length });
              }}
            />
          </Section>
          <div id="where">
            <Section title={`2 ${t('report.where')}`}>
              <WhereStep
                spot={draft.spot}
                address={draft.address}
                onSpot={(spot) => change({ spot })}
                onAddress={(address) => change({ address })}
                error={wrong.where}
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
          <div className="mt-10 grid max-w-xl gap-3">
            <div role="status">
              {tried && <ReportMistakes words={found} />}
              {outcome?.state === 'kept' && (
                <Callout tone="hold" icon="cloudOff">
                  {t(`report.${outcome.why}`)}
                </Callout>
              )}
            </div>
            {outcome?.state === 'refused' && <ErrorState error={outcome.error} words={problemWords} />}
            <div className="grid text-lg">
              <Button type="submit" kind="primary" busy={busy} wide>
                {t('report.submit')}
              </Button>
            </div>
            <p className="text-center text-sm text-ink-soft">{t('report.after')}</p>
          </div>
        </div>
        <WhatFollows />
      </div>
    </form>
  );
}

/** Beside the form where there is room; on a phone the first page has said it. */
function WhatFollows() {
  const t = useReporterWords();
  return (
    <aside className="max-lg:hidden">
      <Section title={t('home.steps')}>
        <ol className="grid gap-4">
          {(['step1', 'step2', 'step3', 'step4'] as const).map((word) => (
            <li key={word}>
              <h3 className="font-sans text-base font-semibold">{t(`home.${word}`)}</h3>
              <p className="text-sm text-ink-soft">{t(`home.${word}Text`)}</p>
            </li>
          ))}
        </ol>
      </Section>
    </aside>
  );
}
