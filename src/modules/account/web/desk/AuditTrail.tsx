// Who did or looked at what, newest first. Every code in words; what has no words is shown as it came.
import { useInfiniteQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { useNarrow } from '#engines/casework/web/use-narrow.ts';
import { findSentence } from '#kernel/messages.ts';
import {
  DataTable,
  DateText,
  EmptyState,
  ErrorState,
  ItemList,
  LoadingState,
  LoadMore,
  StateBadge,
} from '#web/ui/index.ts';
import { accounts, type Post } from '../session.ts';
import { type AuditFilter, AuditFilters, noFilter, queryOf } from './AuditFilters.tsx';
import { type AuditEvent, type TrailActs, useAuditWords } from './audit-words.ts';
import { useAccountProblems, useDeskMessages } from './words.ts';

export interface AuditTrailProps {
  readonly acts: TrailActs;
  readonly home: Pick<Post, 'code' | 'place'>;
}

const TYPING_MS = 400;

export function AuditTrail({ acts, home }: AuditTrailProps) {
  const t = useDeskMessages();
  const problems = useAccountProblems();
  const narrow = useNarrow();
  const [typed, setTyped] = useState<AuditFilter>(noFilter);
  const [asked, setAsked] = useState<AuditFilter>(noFilter);
  useEffect(() => {
    const timer = setTimeout(() => setAsked(typed), TYPING_MS);
    return () => clearTimeout(timer);
  }, [typed]);
  const query = queryOf(asked);
  const trail = useInfiniteQuery({
    queryKey: ['audit', 'trail', query],
    queryFn: ({ pageParam }) =>
      accounts.auditTrail({ query: { limit: 50, ...query, ...(pageParam !== '' && { after: pageParam }) } }),
    initialPageParam: '',
    getNextPageParam: (page) => page.next ?? undefined,
  });
  const rows = trail.data?.pages.flatMap((page) => page.events) ?? [];
  const only = (event: AuditEvent) => setTyped({ ...typed, subject: event.subjectName ?? event.subjectId });
  return (
    <>
      <AuditFilters acts={acts} home={home} value={typed} onChange={setTyped} />
      {trail.isPending && <LoadingState rows={6} />}
      {trail.isError && rows.length === 0 && (
        <ErrorState error={trail.error} onRetry={trail.refetch} words={problems} />
      )}
      {trail.isError && rows.length > 0 && <ErrorState error={trail.error} onRetry={trail.refetch} inline />}
      {trail.isSuccess && rows.length === 0 && (
        <EmptyState title={t('audit.empty')} icon="search">
          {t('audit.emptyHelp')}
        </EmptyState>
      )}
      {rows.length > 0 &&
        (narrow ? (
          <TrailCards rows={rows} acts={acts} only={only} />
        ) : (
          <TrailTable rows={rows} acts={acts} only={only} />
        ))}
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

interface RowsProps {
  readonly rows: readonly AuditEvent[];
  readonly acts: TrailActs;
  /** Shows what else happened to the subject of this row. */
  readonly only: (event: AuditEvent) => void;
}

function TrailTable({ rows, acts, only }: RowsProps) {
  const t = useDeskMessages();
  const words = useAuditWords();
  return (
    <DataTable
      caption={t('audit.caption')}
      rows={rows}
      rowKey={(event) => event.id}
      columns={[
        { key: 'at', header: t('audit.at'), width: '9rem', cell: (event) => <DateText value={event.at} /> },
        { key: 'who', header: t('audit.who'), width: '17rem', cell: words.who },
        {
          key: 'action',
          header: t('audit.action'),
          width: '10rem',
          cell: ({ action }) => findSentence(acts, action) ?? action,
        },
        {
          key: 'subject',
          header: t('audit.subject'),
          cell: (event) => (
            <button type="button" className="l-link text-left" onClick={() => only(event)}>
              {words.subject(event)}
            </button>
          ),
        },
        { key: 'purpose', header: t('audit.purpose'), width: '9rem', cell: words.purpose },
        { key: 'place', header: t('audit.place'), width: '12rem', cell: (event) => event.place },
        { key: 'sealed', header: t('audit.seal'), width: '7rem', cell: (event) => <Sealed event={event} /> },
      ]}
    />
  );
}

/** The same rows where there is no room for columns. */
function TrailCards({ rows, acts, only }: RowsProps) {
  const t = useDeskMessages();
  const words = useAuditWords();
  return (
    <ItemList
      label={t('audit.caption')}
      items={rows.map((event) => ({
        key: event.id,
        title: `${findSentence(acts, event.action) ?? event.action} · ${words.subject(event)}`,
        onOpen: () => only(event),
        badge: <Sealed event={event} />,
        meta: (
          <>
            <DateText value={event.at} />
            <span>{words.who(event)}</span>
            <span>{`${event.place} · ${words.purpose(event)}`}</span>
          </>
        ),
      }))}
    />
  );
}

function Sealed({ event }: { event: AuditEvent }) {
  const t = useDeskMessages();
  return (
    <StateBadge tone={event.sealed ? 'done' : 'hold'}>
      {t(event.sealed ? 'audit.sealed' : 'audit.unsealed')}
    </StateBadge>
  );
}
