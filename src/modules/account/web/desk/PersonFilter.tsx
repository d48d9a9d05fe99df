// Whose entries: those who acted lately stand ready, others are found by name or login.
import { useMutation } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { Button, Dialog, EmptyState, ErrorState, Field, LoadingState, TextInput } from '#web/ui/index.ts';
import { accounts } from '../session.ts';
import type { AuditQuestion } from './audit-question.ts';
import { useAuditMessages } from './audit-words.ts';
import { useAccountProblems } from './words.ts';

export interface PersonFilterProps {
  readonly value: AuditQuestion['who'];
  readonly onChange: (who: AuditQuestion['who']) => void;
}

export function PersonFilter({ value, onChange }: PersonFilterProps) {
  const t = useAuditMessages();
  const [open, setOpen] = useState(false);
  const choose = (who: AuditQuestion['who']) => {
    setOpen(false);
    onChange(who);
  };
  return (
    <>
      <Button icon="person" onClick={() => setOpen(true)}>
        {value?.name ?? t('anybody')}
      </Button>
      <Dialog open={open} onClose={() => setOpen(false)} title={t('pickPerson')}>
        <People chosen={value !== null} onChoose={choose} />
      </Dialog>
    </>
  );
}

interface PeopleProps {
  readonly chosen: boolean;
  readonly onChoose: (who: AuditQuestion['who']) => void;
}

function People({ chosen, onChoose }: PeopleProps) {
  const t = useAuditMessages();
  const problems = useAccountProblems();
  const [q, setQ] = useState('');
  // A look of its own each time, so by hand alone: neither at each key nor when the window comes back.
  const search = useMutation({ mutationFn: (q: string) => accounts.auditPeople({ query: q ? { q } : {} }) });
  const { mutate } = search;
  useEffect(() => mutate(''), [mutate]);
  return (
    <>
      <form
        className="mb-4 flex flex-wrap items-end gap-3"
        onSubmit={(event) => {
          event.preventDefault();
          mutate(q.trim());
        }}
      >
        <Field label={t('personSearch')}>
          <TextInput value={q} onChange={setQ} maxLength={60} autoComplete="off" data-autofocus />
        </Field>
        <Button type="submit" icon="search" busy={search.isPending}>
          {t('findPerson')}
        </Button>
        {chosen && <Button onClick={() => onChoose(null)}>{t('anybody')}</Button>}
      </form>
      {search.isPending && <LoadingState rows={3} />}
      {search.isError && <ErrorState error={search.error} words={problems} inline />}
      {search.data?.length === 0 && <EmptyState title={t('nobody')}>{t('nobodyHelp')}</EmptyState>}
      {search.data !== undefined && search.data.length > 0 && (
        <>
          <h3 className="mb-1 text-ink-soft text-sm">{t(search.variables === '' ? 'lately' : 'found')}</h3>
          <ul className="l-list">
            {search.data.map(({ id, name, login }) => (
              <li key={id}>
                <button type="button" className="l-link text-left" onClick={() => onChoose({ id, name })}>
                  {name}
                </button>
                <code className="font-mono text-ink-soft text-sm">{login}</code>
              </li>
            ))}
          </ul>
        </>
      )}
    </>
  );
}
