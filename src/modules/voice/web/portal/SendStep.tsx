import { Button, Callout, ErrorState, useOnline } from '#web/ui/index.ts';
import { type MistakeWords, ReportMistakes } from './ReportMistakes.tsx';
import type { Sent, Unheard } from './send-report.ts';
import { useProblemWords, useReporterWords } from './words.ts';

export interface SendStepProps {
  /** Named only after somebody has tried. */
  readonly mistakes: MistakeWords;
  readonly outcome: Exclude<Sent, { state: 'received' }> | undefined;
  readonly busy: boolean;
  readonly kept: Kept;
}

/** What of this report outlives this page. */
export interface Kept {
  readonly words: boolean;
  readonly photos: boolean;
  readonly count: number;
}

/** The foot of the form: what is missing, what became of the last attempt, and the button. */
export function SendStep({ mistakes, outcome, busy, kept }: SendStepProps) {
  const t = useReporterWords();
  const problemWords = useProblemWords();
  return (
    <div className="mt-10 grid max-w-xl gap-3">
      <div role="status" className="empty:hidden">
        <ReportMistakes words={mistakes} />
        {outcome?.state === 'kept' && !busy && <NotSent why={outcome.why} kept={kept} />}
      </div>
      {outcome?.state === 'refused' && <ErrorState error={outcome.error} words={problemWords} />}
      <div className="grid text-lg">
        <Button type="submit" kind="primary" busy={busy} wide>
          {t('report.submit')}
        </Button>
      </div>
      <p className="text-center text-sm text-ink-soft">{t('report.after')}</p>
    </div>
  );
}

function NotSent({ why, kept }: { why: Unheard; kept: Kept }) {
  const t = useReporterWords();
  const online = useOnline();
  const { words, photos, count } = kept;
  const keeps = !words
    ? t('report.keptNothing')
    : count === 0
      ? t('report.keptWords')
      : photos
        ? t('report.keptAll', { n: count })
        : t('report.keptNoPhotos');
  return (
    <Callout tone="hold" icon="cloudOff" title={t(!online ? 'report.offline' : `report.${why}Again`)}>
      <p>{keeps}</p>
      {online ? (
        <Button type="submit" icon="upload">
          {t('report.sendNow')}
        </Button>
      ) : (
        <p>{t('report.offlineNext')}</p>
      )}
    </Callout>
  );
}
