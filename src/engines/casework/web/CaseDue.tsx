import { DueBadge } from '#web/ui/index.ts';
import { type ClockView, remainingOf, useCaseMessages } from './words.ts';

/** The deadline of a case or task. A clock that has ended says no more than that: answered is not yet closed. */
export function CaseDue({ clock }: { clock: ClockView }) {
  const t = useCaseMessages();
  if (clock.state === 'done') return <span className="text-ink-soft text-sm">{t('clock.stopped')}</span>;
  return <DueBadge state={clock.state} remaining={remainingOf(clock)} dueAt={clock.dueAt} />;
}
