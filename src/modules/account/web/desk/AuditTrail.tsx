import { useInfiniteQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import {
  Button,
  DataTable,
  DateText,
  EmptyState,
  ErrorState,
  Field,
  LoadingState,
  LoadMore,
  StateBadge,
  TextInput,
  Toolbar,
} from '#web/ui/index.ts';
import { accounts } from '../session.ts';
import { useAccountProblems, useDeskMessages, useDeskWordOf } from './words.ts';

const none = { action: '', subjectId: '', from: '', to: '' };
const TYPING_MS = 400;

export function AuditTrail() {
  const t = useDeskMessages();
  const word = useDeskWordOf();
  const problems = useAccountProblems();
  const [typed, setTyped] = useState(none);
  const [asked, setAsked] = useState(none);
  useEffect(() => {
    const timer = setTimeout(() => setAsked(typed), TYPING_MS);
    return () => clearTimeout(timer);
  }, [typed]);
  const filters = Object.fromEntries(Object.entries(asked).filter(([, value]) => value.trim() !== ''));
  const trail = useInfiniteQuery({
    queryKey: ['audit', 'trail', filters],
    queryFn: ({ pageParam }) =>
      accounts.auditTrail({
        query: { limit: 50, ...filters, ...(pageParam !== '' && { after: pageParam }) },
      }),
    initialPageParam: '',
    getNextPageParam: (page) => page.next ?? undefined,
  });
  const rows = trail.data?.pages.flatMap((page) => page.events) ?? [];
  const set = (key: keyof typeof none) => (value: string) => setTyped({ ...typed, [key]: value });
  return (
    <>
      <Toolbar label={t('audit.view')}>
        <Field label={t('audit.action')}>
          <TextInput
            value={typed.action}
            onChange={set('action')}
            placeholder={t('audit.actionHint')}
            maxLength={60}
          />
        </Field>
        <Field label={t('audit.subjectId')}>
          <TextInput value={typed.subjectId} onChange={set('subjectId')} maxLength={60} />
        </Field>
        <Field label={t('audit.from')}>
          <TextInput type="date" value={typed.from} onChange={set('from')} />
        </Field>
        <Field label={t('audit.to')}>
          <TextInput type="date" value={typed.to} onChange={set('to')} />
        </Field>
        {typed !== none && (
          <Button kind="quiet" icon="close" onClick={() => setTyped(none)}>
            {t('audit.clear')}
          </Button>
        )}
      </Toolbar>
      {trail.isPending && <LoadingState rows={6} />}
      {trail.isError && <ErrorState error={trail.error} onRetry={trail.refetch} words={problems} />}
      {trail.isSuccess && (
        <DataTable
          caption={t('audit.caption')}
          rows={rows}
          rowKey={(event) => event.id}
          empty={
            <EmptyState title={t('audit.empty')} icon="search">
              {t('audit.emptyHelp')}
            </EmptyState>
          }
          columns={[
            {
              key: 'at',
              header: t('audit.at'),
              width: '9rem',
              cell: (event) => <DateText value={event.at} />,
            },
            {
              key: 'who',
              header: t('audit.who'),
              width: '14rem',
              // Whoever is just signing in holds no role yet.
              cell: ({ who, role }) =>
                [who, (who === null || role !== 'anonymous') && word(`role.${role}`)]
                  .filter(Boolean)
                  .join(' · '),
            },
            {
              key: 'action',
              header: t('audit.action'),
              width: '15rem',
              cell: (event) => <Act action={event.action} />,
            },
            {
              key: 'subject',
              header: t('audit.subject'),
              cell: (event) => (
                <button
                  type="button"
                  className="break-all text-left font-mono text-sm underline-offset-4 hover:underline"
                  onClick={() => set('subjectId')(event.subjectId)}
                >
                  {event.subject} {event.subjectId}
                </button>
              ),
            },
            {
              key: 'purpose',
              header: t('audit.purpose'),
              width: '7rem',
              cell: (event) => word(`why.${event.purpose}`),
            },
            { key: 'place', header: t('audit.place'), width: '10rem', cell: (event) => event.place },
            {
              key: 'sealed',
              header: t('audit.sealed'),
              width: '7rem',
              cell: (event) => (
                <StateBadge tone={event.sealed ? 'done' : 'hold'}>
                  {t(event.sealed ? 'audit.sealed' : 'audit.unsealed')}
                </StateBadge>
              ),
            },
          ]}
        />
      )}
      {rows.length > 0 && (
        <LoadMore
          shown={rows.length}
          hasMore={trail.hasNextPage}
          busy={trail.isFetchingNextPage}
          onMore={() => void trail.fetchNextPage()}
        />
      )}
    </>
  );
}

/** In words where there are words, and always as the code the filter asks for. */
function Act({ action }: { action: string }) {
  const word = useDeskWordOf();
  return (
    <>
      {word(`act.${action}`)} <code className="font-mono text-ink-soft text-sm">{action}</code>
    </>
  );
}
