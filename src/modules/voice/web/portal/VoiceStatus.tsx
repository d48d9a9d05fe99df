import { type ClockState, DueBadge, type Fact, Facts } from '#web/ui/index.ts';
import { type Opened, pausedFor } from './opened.ts';
import { Sentence } from './Sentence.tsx';
import { StateWord } from './StateWord.tsx';
import { useReporterWords } from './words.ts';

const clocks: readonly ClockState[] = ['running', 'atRisk', 'overdue', 'paused', 'done'];
const answered = new Set(['answered', 'closed']);

/** The truth in four lines: state, who has it, until when, and whether the clock stands. */
export function VoiceStatus({ opened: { voice } }: { opened: Opened }) {
  const t = useReporterWords();
  const clock = clocks.find((known) => known === voice.clock);
  const pause =
    voice.state === 'paused' ? voice.steps.findLast(({ action }) => action === 'pause') : undefined;
  const stood = pausedFor(voice.steps);
  const over = answered.has(voice.state);
  const items: Fact[] = [
    {
      label: t(over ? 'voice.answeredBy' : 'voice.holder'),
      value: (
        <span className="flex flex-wrap items-center gap-x-3 gap-y-1">
          <strong>{voice.holder}</strong>
          <StateWord state={voice.state} />
        </span>
      ),
    },
  ];
  if (!over && voice.dueAt) {
    items.push({
      label: t('voice.due'),
      value: (
        <span className="flex flex-wrap items-center gap-x-3 gap-y-1">
          <span>
            <Sentence words={t('voice.dueBy', { date: '\n' })} at={voice.dueAt} />
          </span>
          {clock && <DueBadge state={clock} dueAt={voice.dueAt} />}
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
  return <Facts items={items} />;
}

function Span({ milliseconds }: { milliseconds: number }) {
  const t = useReporterWords();
  const minutes = Math.max(1, Math.round(milliseconds / 60_000));
  if (minutes < 60) return t('voice.minutes', { n: minutes });
  if (minutes < 48 * 60) return t('voice.hours', { n: Math.round(minutes / 60) });
  return t('voice.days', { n: Math.round(minutes / 1440) });
}
