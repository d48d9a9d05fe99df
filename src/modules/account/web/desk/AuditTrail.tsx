// Who did or looked at what, newest first. Every code in words; what has no words is shown as it came.
import { useInfiniteQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Button, EmptyState, ErrorState, LoadingState, LoadMore, useNarrow } from '#web/ui/index.ts';
import { accounts, type Post } from '../session.ts';
import { AuditEntry } from './AuditEntry.tsx';
import { AuditFilters } from './AuditFilters.tsx';
import { PrintedQuestion } from './AuditPrint.tsx';
import { type Only, TrailCards, TrailTable } from './AuditRows.tsx';
import { type AuditQuestion, everything, queryOf } from './audit-question.ts';
import { type AuditEvent, type TrailWords, useAuditMessages } from './audit-words.ts';
import { useAccountProblems } from './words.ts';

export interface AuditTrailProps extends TrailWords {
  readonly home: Pick<Post, 'code' | 'place'>;
}

export function AuditTrail({ acts, values, home }: AuditTrailProps) {
  const t = useAuditMessages();
  const problems = useAccountProblems();
  const narrow = useNarrow();
  // Asked again, the same question is another look: it counts up.
  const [{ question, turn }, setAsked] = useState({ question: everything, turn: 0 });
  // The form begins anew only where somebody else wrote the question: whoever writes in it keeps the place.
  const [form, setForm] = useState(0);
  const [open, setOpen] = useState<AuditEvent | null>(null);
  const ask = (next: AuditQuestion) => setAsked({ question: next, turn: turn + 1 });
  const askAnew = (next: AuditQuestion) => {
    setForm(form + 1);
    ask(next);
  };
  const query = queryOf(question);
  const trail = useInfiniteQuery({
    queryKey: ['audit', 'trail', turn, query],
    queryFn: ({ pageParam }) =>
      accounts.auditTrail({ query: { limit: 50, ...query, ...(pageParam !== '' && { after: pageParam }) } }),
    initialPageParam: '',
    getNextPageParam: (page) => page.next ?? undefined,
    // Each answer is a look that is recorded: none without a hand.
    staleTime: Number.POSITIVE_INFINITY,
    refetchOnWindowFocus: false,
    refetchOnReconnect: false,
  });
  const rows = trail.data?.pages.flatMap((page) => page.events) ?? [];
  const only: Only = {
    who: ({ whoId, who }) =>
      whoId !== null && who !== null && askAnew({ ...question, who: { id: whoId, name: who } }),
    subject: ({ subjectName, subjectId }) => askAnew({ ...question, subject: subjectName ?? subjectId }),
  };
  const shown = { rows, words: { acts, values }, only, onOpen: setOpen, active: open?.id };
  return (
    <div className="l-broad">
      <AuditFilters
        key={form}
        acts={acts}
        home={home}
        asked={question}
        busy={trail.isPending}
        onAsk={ask}
        onClear={() => askAnew(everything)}
      />
      {trail.isPending && <LoadingState rows={6} />}
      {trail.isError && (
        <ErrorState error={trail.error} onRetry={trail.refetch} words={problems} inline={rows.length > 0} />
      )}
      {trail.isSuccess && rows.length === 0 && (
        <EmptyState title={t('empty')} icon="search">
          {t('emptyHelp')}
        </EmptyState>
      )}
      {rows.length > 0 && (
        <>
          <PrintedQuestion question={question} acts={acts} rows={rows.length} hasMore={trail.hasNextPage} />
          {narrow ? <TrailCards {...shown} /> : <TrailTable {...shown} />}
          <div className="print:hidden">
            <LoadMore
              shown={rows.length}
              hasMore={trail.hasNextPage}
              busy={trail.isFetchingNextPage}
              onMore={() => void trail.fetchNextPage()}
            />
            <Button icon="print" onClick={() => print()}>
              {t('print')}
            </Button>
          </div>
        </>
      )}
      {open && <AuditEntry event={open} words={{ acts, values }} only={only} onClose={() => setOpen(null)} />}
    </div>
  );
}
