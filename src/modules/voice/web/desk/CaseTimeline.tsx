// What was done, by which role and desk, in order.
import { CasePhotos } from '#engines/casework/web/CasePhotos.tsx';
import { useCaseMessages, useCaseWordOf } from '#engines/casework/web/words.ts';
import { Timeline, type Tone, useDateFormat } from '#web/ui/index.ts';
import type { CaseAddress, Step } from './voice-case.ts';
import { useRoleWordOf, useVoiceMessages, useVoiceWordOf } from './words.ts';

export interface CaseTimelineProps {
  readonly steps: readonly Step[];
  readonly address: CaseAddress;
}

const tones: Readonly<Record<string, Tone>> = {
  resolve: 'done',
  confirm: 'done',
  lapse: 'done',
  giveBack: 'hold',
  recall: 'hold',
  urge: 'late',
  pause: 'hold',
  dispute: 'risk',
  remind: 'risk',
  escalate: 'late',
  refuse: 'late',
};

export function CaseTimeline({ steps, address }: CaseTimelineProps) {
  const t = useCaseMessages();
  const word = useVoiceWordOf();
  return (
    <Timeline
      label={t('timeline.title')}
      steps={steps.map((step) => ({
        key: String(step.seq),
        at: step.at,
        tone: tones[step.action] ?? 'brand',
        title: (
          <>
            {word(`action.${step.action}`)}
            {step.from !== step.to && (
              <span className="font-normal text-ink-soft"> → {word(`state.${step.to}`)}</span>
            )}
          </>
        ),
        by: <By step={step} />,
        body: <StepBody step={step} address={address} />,
      }))}
    />
  );
}

/** Residents, with an account or without. */
const outside = new Set(['anonymous', 'reporter', 'resident']);

function By({ step }: { step: Step }) {
  const role = useRoleWordOf();
  const t = useCaseMessages();
  const { by } = step;
  if (outside.has(by.role)) return <>{t('timeline.reporter')}</>;
  return <>{[by.desk, role(`role.${by.role}`), by.name].filter(Boolean).join(' · ')}</>;
}

const moving = new Set(['passUp', 'assign', 'giveBack', 'recall', 'takeOver', 'dispute', 'unstaffed']);

function StepBody({ step, address }: { step: Step; address: CaseAddress }) {
  const t = useCaseMessages();
  const v = useVoiceMessages();
  const format = useDateFormat();
  const ladder = useCaseWordOf();
  const reason =
    step.reason !== null && /^rung\d$/.test(step.reason) ? ladder(`ladder.${step.reason}`) : step.reason;
  return (
    <div className="grid gap-1">
      {step.holder && moving.has(step.action) && (
        <p className="text-ink-soft">{t('timeline.moved', { desk: step.holder.name })}</p>
      )}
      {step.limit !== null && (
        <p className="text-ink-soft">
          {t('timeline.limit', { limit: v(`unit.${step.limit.unit}`, { n: step.limit.amount }) })}
        </p>
      )}
      {step.until !== null && (
        <p className="text-ink-soft">{t('timeline.until', { date: format(step.until, 'day') })}</p>
      )}
      {reason !== null && <p className="whitespace-pre-line">{reason}</p>}
      {step.note !== null && <p className="whitespace-pre-line">{step.note}</p>}
      <CasePhotos county={address.county} id={address.id} photos={step.photos} />
    </div>
  );
}
