// Who owes what on this case, each with a deadline of its own; who had it before is folded away.
import { CaseDue } from '#engines/casework/web/CaseDue.tsx';
import { useCaseMessages } from '#engines/casework/web/words.ts';
import { Section, StateBadge, useDateFormat } from '#web/ui/index.ts';
import type { Task } from './voice-case.ts';
import { useVoiceWordOf } from './words.ts';

const order = { lead: 0, co: 1, supervise: 2 } as const;
const tones = { lead: 'brand', co: 'neutral', supervise: 'risk' } as const;

export function CaseTasks({ tasks }: { tasks: readonly Task[] }) {
  const t = useCaseMessages();
  const open = tasks
    .filter(({ doneAt }) => doneAt === null)
    .toSorted((a, b) => order[a.role] - order[b.role]);
  const past = tasks
    .filter(({ doneAt }) => doneAt !== null)
    .toSorted((a, b) => String(a.doneAt).localeCompare(String(b.doneAt)));
  return (
    <Section title={t('task.title')}>
      {open.length > 0 && (
        <ul className="grid">
          {open.map((task) => (
            <Line key={task.id} task={task} />
          ))}
        </ul>
      )}
      {past.length > 0 && (
        <details className="border-line border-t py-2" open={open.length === 0}>
          <summary className="cursor-pointer py-1 text-ink-soft text-sm">
            {t('task.past', { n: past.length })}
          </summary>
          <ul className="grid">
            {past.map((task) => (
              <Line key={task.id} task={task} />
            ))}
          </ul>
        </details>
      )}
    </Section>
  );
}

function Line({ task }: { task: Task }) {
  const t = useCaseMessages();
  const open = task.doneAt === null;
  return (
    <li className="flex flex-wrap items-center gap-x-2 border-line border-t py-1.5 first:border-t-0">
      <StateBadge tone={open ? tones[task.role] : 'neutral'}>
        {open && task.role === 'lead' ? t('task.now') : t(`task.role.${task.role}`)}
      </StateBadge>
      <span className={open ? 'font-medium' : 'text-ink-soft'}>{task.desk.name}</span>
      <span className="ml-auto">
        {task.doneAt === null ? <CaseDue clock={task.clock} /> : <Done task={task} at={task.doneAt} />}
      </span>
    </li>
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
