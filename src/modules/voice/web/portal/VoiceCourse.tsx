import { Timeline, type TimelineStep, type Tone } from '#web/ui/index.ts';
import { lastAnswer, type Opened, type Step } from './opened.ts';
import { Sentence } from './Sentence.tsx';
import { VoicePhotos } from './VoicePhotos.tsx';
import { useFoundWords, useReporterWords } from './words.ts';

const tones: Readonly<Record<string, Tone>> = {
  pause: 'hold',
  dispute: 'risk',
  remind: 'risk',
  escalate: 'late',
  resolve: 'done',
  confirm: 'done',
  lapse: 'done',
};
// Their reason is a code for the machine, and their title says it in words.
const coded = new Set(['remind', 'escalate', 'lapse']);

const own = new Set(['reporter', 'resident', 'anonymous', 'nobody']);

/** Who did what, by post and desk; nobody's name. */
export function VoiceCourse({ opened }: { opened: Opened }) {
  const t = useReporterWords();
  const found = useFoundWords();
  const { voice } = opened;
  const title = ({ action, holder }: Step, before: Step | undefined) => {
    // At the top a dispute stays at the desk and goes to another person there.
    const here = action === 'dispute' && isSameDesk(holder, before?.holder ?? null);
    const key = here ? 'disputeHere' : action;
    return found(`action.${key}`, { holder: holder?.name ?? '' }) ?? t('action.other');
  };
  const past = voice.steps.map((step, at): TimelineStep => {
    const answers = step === lastAnswer(voice.steps);
    // Where the reporter acted, the title says so.
    const by = own.has(step.by) ? '' : (found(`by.${step.by}`) ?? step.by);
    return {
      key: String(step.seq),
      title: title(step, voice.steps[at - 1]),
      at: step.at,
      tone: tones[step.action] ?? 'brand',
      ...(by !== '' && { by }),
      ...((step.note || (step.reason && !coded.has(step.action)) || step.photos.length > 0) && {
        // On paper it stands above already.
        body: (
          <div className={answers ? 'print:hidden' : ''}>
            <StepBody opened={opened} step={step} />
          </div>
        ),
      }),
    };
  });
  const ahead = useAhead(opened);
  return (
    <>
      <Timeline label={t('voice.course')} steps={past} />
      {ahead.length > 0 && (
        <div className="print:hidden">
          <h3 className="mb-2 font-sans text-base font-semibold text-ink-soft">{t('voice.next')}</h3>
          <Timeline label={t('voice.next')} steps={ahead} />
        </div>
      )}
    </>
  );
}

function isSameDesk(a: Step['holder'], b: Step['holder']): boolean {
  return a !== null && b !== null && a.code === b.code && a.org === b.org;
}

function StepBody({ opened, step }: { opened: Opened; step: Step }) {
  const t = useReporterWords();
  return (
    <div className="grid gap-2 whitespace-pre-line">
      {step.note && <p>{step.note}</p>}
      {step.reason && !coded.has(step.action) && <p>{t('reason', { reason: step.reason })}</p>}
      {step.photos.length > 0 && <VoicePhotos opened={opened} photos={step.photos} />}
    </div>
  );
}

/** What has not happened yet, and by when it must. */
function useAhead({ voice: { state, holder, dueAt, lapsesAt } }: Opened): readonly TimelineStep[] {
  const t = useReporterWords();
  const by = (at: string | null) =>
    at !== null && { body: <Sentence words={t('voice.dueBy', { date: '\n' })} at={at} /> };
  const next = t(state === 'disputed' ? 'voice.nextReview' : 'voice.nextAccept', { holder });
  const accept = { key: 'accept', title: next, ahead: true };
  const answer = { key: 'answer', title: t('voice.nextAnswer'), ahead: true, ...by(dueAt) };
  const confirm = { key: 'confirm', title: t('voice.nextConfirm'), ahead: true, ...by(lapsesAt) };
  if (state === 'reported' || state === 'disputed') return [accept, answer, confirm];
  if (state === 'handling' || state === 'paused') return [answer, confirm];
  return state === 'answered' ? [confirm] : [];
}
