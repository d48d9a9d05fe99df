// Who owes what on this case, each with a deadline of its own.
import { CaseDue } from '#engines/casework/web/CaseDue.tsx';
import { useCaseMessages } from '#engines/casework/web/words.ts';
import { Section, StateBadge, useDateFormat } from '#web/ui/index.ts';
import type { Task } from './voice-case.ts';
import { useVoiceWordOf } from './words.ts';

const order = { lead: 0, co: 1, supervise: 2 } as const;
const tones = { lead: 'brand', co: 'neutral', supervise: 'risk' } as const;

export function CaseTasks({ tasks }: { tasks: readonly Task[] }) {
  const t = useCaseMessages();
  // Those at work first; what is finished stays in the record below.
  const sorted = [...tasks].sort(
    (a, b) => Number(a.doneAt !== null) - Number(b.doneAt !== null) || order[a.role] - order[b.role],
  );
  return (
    <Section title={t('task.title')}>
      <ul className="grid">
        {sorted.map((task) => (
          <li
            key={task.id}
            className="flex flex-wrap items-center gap-x-2 border-line border-t py-1.5 first:border-t-0"
          >
            <StateBadge tone={task.doneAt === null ? tones[task.role] : 'neutral'}>
              {t(`task.role.${task.role}`)}
            </StateBadge>
            <span className={task.doneAt === null ? 'font-medium' : 'text-ink-soft'}>{task.desk.name}</span>
            <span className="ml-auto">
              {task.doneAt === null ? <CaseDue clock={task.clock} /> : <Done task={task} at={task.doneAt} />}
            </span>
          </li>
        ))}
      </ul>
    </Section>
  );
}

function Done({ task, at }: { task: Task; at: string }) {
  const t = useCaseMessages();
  const word = useVoiceWordOf();
  const format = useDateFormat();
  return (
    <span className="text-ink-soft text-sm">
      {[task.outcome && word(`action.${task.outcome}`), t('task.done', { date: format(at) })]
        .filter(Boolean)
        .join(' · ')}
    </span>
  );
}
