// One inbox for every kind of case.
import { useState } from 'react';
import { useLocation, useNavigate } from 'react-router';
import {
  Button,
  EmptyState,
  ErrorState,
  LoadingState,
  LoadMore,
  PageTitle,
  Tabs,
  useNarrow,
} from '#web/ui/index.ts';
import { CaseCards } from './CaseCards.tsx';
import { CaseTable } from './CaseTable.tsx';
import { InboxTools } from './InboxTools.tsx';
import {
  type CaseRow,
  type InboxTab,
  tabs,
  useInbox,
  useInboxCounts,
  useInboxFilters,
} from './inbox-query.ts';
import { useLiveState } from './live.tsx';
import { useInboxKeys } from './use-inbox-keys.ts';
import { useLiveInbox } from './use-live-inbox.ts';
import { keepList } from './walked-list.ts';
import { type CaseKind, useCaseMessages, useCaseProblems } from './words.ts';

export interface InboxProps {
  /** The region this post acts for; places are chosen below it. */
  readonly home: { readonly code: number; readonly name: string; readonly body: boolean };
  readonly kinds: Readonly<Record<string, CaseKind>>;
}

const CAP = 1000;

export function Inbox({ home, kinds }: InboxProps) {
  const t = useCaseMessages();
  const problems = useCaseProblems();
  const navigate = useNavigate();
  const { search } = useLocation();
  const { filters, change, filtered, clear } = useInboxFilters();
  const list = useInbox(filters);
  const counts = useInboxCounts(useLiveState() === 'live').data;
  const live = useLiveInbox(filters);
  const narrow = useNarrow();
  const rows = list.data?.pages.flatMap((page) => page.cases) ?? [];
  const [back] = useState(takeLastOpened);
  useInboxKeys({ onTab: (tab) => change({ tab }), focusRow: rows.length > 0 ? back : undefined });

  const open = (row: CaseRow) => {
    keepLastOpened(row.id);
    keepList({ href: `/inbox${search}`, cases: rows });
    void navigate(`/case/${row.county}/${row.id}`);
  };
  const countOf = (tab: InboxTab) => {
    const n = counts?.[tab];
    return n === undefined ? undefined : n >= CAP && counts?.capped ? t('inbox.more', { n: '1,000' }) : n;
  };
  const tabName = (tab: InboxTab) =>
    tab === 'territory' && home.body ? t('inbox.given') : t(`inbox.tab.${tab}`);
  const items = tabs.map((key) => {
    const count = countOf(key);
    return { key, label: tabName(key), ...(count !== undefined && { count }) };
  });
  const shown = { rows, kinds, flashing: live.flashing, onOpen: open };
  return (
    <>
      <PageTitle over={home.name}>{t('inbox.title')}</PageTitle>
      <Tabs label={t('inbox.view')} tabs={items} value={filters.tab} onChange={(tab) => change({ tab })}>
        <InboxTools
          home={home}
          kinds={kinds}
          filters={filters}
          onChange={change}
          onClear={filtered ? clear : null}
        />
        <div role="status" className="mb-2 empty:hidden">
          {live.waiting > 0 && (
            <Button icon="refresh" kind="quiet" onClick={live.refresh}>
              {t('inbox.arrived', { n: live.waiting })}
            </Button>
          )}
        </div>
        {list.isPending && <LoadingState rows={6} />}
        {list.isError && rows.length === 0 && (
          <ErrorState error={list.error} onRetry={list.refetch} words={problems} />
        )}
        {list.isError && rows.length > 0 && <ErrorState error={list.error} onRetry={list.refetch} inline />}
        {list.isSuccess && rows.length === 0 && (
          <Nothing
            tab={filters.tab}
            filtered={filtered}
            onClear={clear}
            onAll={() => change({ tab: 'territory' })}
            all={tabName('territory')}
          />
        )}
        {rows.length > 0 &&
          (narrow ? <CaseCards {...shown} /> : <CaseTable {...shown} caption={tabName(filters.tab)} />)}
        {rows.length > 0 && (
          <LoadMore
            shown={rows.length}
            hasMore={list.hasNextPage}
            busy={list.isFetchingNextPage}
            onMore={() => void list.fetchNextPage()}
          />
        )}
      </Tabs>
    </>
  );
}

interface NothingProps {
  readonly tab: InboxTab;
  readonly filtered: boolean;
  readonly onClear: () => void;
  readonly onAll: () => void;
  readonly all: string;
}

/** Says why it is empty and where to look instead. */
function Nothing({ tab, filtered, onClear, onAll, all }: NothingProps) {
  const t = useCaseMessages();
  if (filtered) {
    return (
      <EmptyState
        title={t('inbox.empty.filtered')}
        icon="search"
        action={<Button onClick={onClear}>{t('inbox.clear')}</Button>}
      >
        {t('inbox.empty.filteredHelp')}
      </EmptyState>
    );
  }
  const help = {
    mine: 'mineHelp',
    atRisk: 'clockHelp',
    overdue: 'clockHelp',
    paused: 'pausedHelp',
    territory: 'territoryHelp',
  } as const;
  return (
    <EmptyState
      title={t(`inbox.empty.${tab}`)}
      icon="check"
      {...(tab !== 'territory' && { action: <Button onClick={onAll}>{all}</Button> })}
    >
      {t(`inbox.empty.${help[tab]}`)}
    </EmptyState>
  );
}

const LAST = 'liren.desk.opened';
function keepLastOpened(id: string): void {
  try {
    sessionStorage.setItem(LAST, id);
  } catch {
    /* the list then starts at its top */
  }
}
function takeLastOpened(): string | undefined {
  try {
    const id = sessionStorage.getItem(LAST) ?? undefined;
    sessionStorage.removeItem(LAST);
    return id;
  } catch {
    return undefined;
  }
}
