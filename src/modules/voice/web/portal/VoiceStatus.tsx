import { remainingOf } from '#engines/casework/web/words.ts';
import { DueBadge, type Fact, Facts } from '#web/ui/index.ts';
import { type Opened, pausedFor, reviewOf } from './opened.ts';
import { Sentence } from './Sentence.tsx';
import { StateWord } from './StateWord.tsx';
import { useNotice } from './use-notice.ts';
import { useReporterWords } from './words.ts';

const answered = new Set(['answered', 'closed']);

/** The truth in a few lines: who has it, until when, whether the clock stands, and who will be told. */
export function VoiceStatus({ opened: { voice } }: { opened: Opened }) {
  const t = useReporterWords();
  const notice = useNotice(voice);
  const pause =
    voice.state === 'paused' ? voice.steps.findLast(({ action }) => action === 'pause') : undefined;
  const stood = pausedFor(voice.steps);
  const over = answered.has(voice.state);
  const items: Fact[] = [
    {
      label: t(over ? 'voice.answeredBy' : voice.state === 'disputed' ? 'voice.reviewer' : 'voice.holder'),
      value: (
        <span className="flex flex-wrap items-center gap-x-3 gap-y-1">
          <strong>{voice.holder}</strong>
          <StateWord state={voice.state} />
        </span>
      ),
    },
    ...useReview({ voice }),
  ];
  if (!over && voice.dueAt) {
    items.push({
      label: t('voice.due'),
      value: (
        <span className="flex flex-wrap items-center gap-x-3 gap-y-1">
          <span>
            <Sentence words={t('voice.dueBy', { date: '\n' })} at={voice.dueAt} />
          </span>
          <DueBadge state={voice.clock.state} remaining={remainingOf(voice.clock)} dueAt={voice.dueAt} />
        </span>
      ),
    });
  }
  if (pause) {
    items.push({
      label: t('voice.clock'),
      value: (
        <>
          <Sentence words={t('voice.pausedSince', { date: '\n' })} at={pause.at} />
          {pause.reason && <p>{t('voice.pausedReason', { reason: pause.reason })}</p>}
        </>
      ),
    });
  }
  if (stood > 0 && !pause)
    items.push({ label: t('voice.pausedTotal'), value: <Span milliseconds={stood} /> });
  if (notice) items.push({ label: t('notice.label'), value: notice });
  return <Facts items={items} />;
}

/** After a dispute: that it is somebody else who decides, what can come of it, and where one can go then. */
function useReview({ voice }: { voice: Opened['voice'] }): readonly Fact[] {
  const t = useReporterWords();
  const review = reviewOf(voice);
  if (!review) return [];
  const { desk, answerer, reason } = review;
  return [
    {
      label: t('voice.review'),
      value: (
        <>
          <p>
            {voice.review === 'otherPerson'
              ? t('voice.reviewHere', { desk })
              : t('voice.reviewAbove', { desk, answerer })}
            {t('voice.reviewMay')}
          </p>
          <p>{voice.above ? t('voice.reviewNext', { above: voice.above }) : t('voice.reviewNextHere')}</p>
        </>
      ),
    },
    { label: t('voice.disputeReason'), value: <span className="whitespace-pre-line">{reason}</span> },
  ];
}

function Span({ milliseconds }: { milliseconds: number }) {
  const t = useReporterWords();
  const minutes = Math.max(1, Math.round(milliseconds / 60_000));
  if (minutes < 60) return t('voice.minutes', { n: minutes });
  if (minutes < 48 * 60) return t('voice.hours', { n: Math.round(minutes / 60) });
  return t('voice.days', { n: Math.round(minutes / 1440) });
}
