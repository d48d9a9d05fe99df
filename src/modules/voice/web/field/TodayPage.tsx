// What waits for this officer, most urgent first.
import { useEffect, useRef } from 'react';
import { CaseMarks } from '#engines/casework/web/CaseMarks.tsx';
import { CaseState } from '#engines/casework/web/CaseTable.tsx';
import {
  type CaseRow,
  useInbox,
  useInboxCounts,
  useInboxFilters,
} from '#engines/casework/web/inbox-query.ts';
import { useLiveState } from '#engines/casework/web/live.tsx';
import { useLiveInbox } from '#engines/casework/web/use-live-inbox.ts';
import { remainingOf, useCaseMessages } from '#engines/casework/web/words.ts';
import { useSession } from '#modules/account/web/index.ts';
import {
  Button,
  DueBadge,
  EmptyState,
  ErrorState,
  ItemList,
  LoadingState,
  LoadMore,
  PageTitle,
  Section,
  Tabs,
  useDateFormat,
} from '#web/ui/index.ts';
import { useVoiceKind } from '../desk/use-voice-kind.ts';
import { inGroups } from './due-groups.ts';
import { KeptActs } from './KeptActs.tsx';
import { useFieldMessages } from './words.ts';

const CAP = 1000;

export default function TodayPage() {
  const t = useFieldMessages();
  const c = useCaseMessages();
  const format = useDateFormat();
  const { filters: all, change } = useInboxFilters();
  const tab = all.tab === 'territory' ? 'territory' : 'mine';
  const filters = {
    tab,
    state: '',
    category: '',
    within: '',
    withinName: '',
    q: '',
    clock: '',
    order: 'due',
  } as const;
  const list = useInbox(filters);
  const connected = useLiveState() === 'live';
  const counts = useInboxCounts(connected).data;
  const live = useLiveInbox(filters);
  useFreshOnReturn(() => void list.refetch());

  const rows = list.data?.pages.flatMap((page) => page.cases) ?? [];
  const tabs = (['mine', 'territory'] as const).map((key) => {
    const n = counts?.[key];
    return {
      key,
      label: t(`today.tab.${key}`),
      ...(n !== undefined && { count: n >= CAP && counts?.capped ? t('today.more', { n: '1,000' }) : n }),
    };
  });
  return (
    <>
      <PageTitle>{t('today.title')}</PageTitle>
      <KeptActs />
      <Tabs label={c('inbox.view')} tabs={tabs} value={tab} onChange={(key) => change({ tab: key })}>
        <div className="mb-2 flex flex-wrap items-center justify-between gap-x-3 text-sm text-ink-soft">
          <span>
            {list.dataUpdatedAt > 0 &&
              `${t('today.at', { time: format(new Date(list.dataUpdatedAt).toISOString(), 'time') })} · `}
            {t(connected ? 'today.live' : 'today.notLive')}
          </span>
          <Button kind="quiet" icon="refresh" busy={list.isRefetching} onClick={() => void list.refetch()}>
            {t('today.refresh')}
          </Button>
        </div>
        <div role="status" className="mb-3 empty:hidden">
          {live.waiting > 0 && (
            <Button kind="primary" icon="refresh" wide onClick={live.refresh}>
              {t('today.arrived', { n: live.waiting })}
            </Button>
          )}
        </div>
        {list.isPending && <LoadingState rows={4} />}
        {list.isError && <ErrorState error={list.error} onRetry={list.refetch} inline={rows.length > 0} />}
        {list.isSuccess && rows.length === 0 && (
          <EmptyState title={t(tab === 'mine' ? 'today.empty' : 'today.emptyTerritory')} icon="check">
            {t(tab === 'mine' ? 'today.emptyHelp' : 'today.emptyTerritoryHelp')}
          </EmptyState>
        )}
        {rows.length > 0 &&
          (tab === 'mine' ? (
            <Groups rows={rows} flashing={live.flashing} />
          ) : (
            <Rows label={t('today.tab.territory')} rows={rows} flashing={live.flashing} />
          ))}
        {list.hasNextPage && (
          <LoadMore
            shown={rows.length}
            hasMore
            busy={list.isFetchingNextPage}
            onMore={() => void list.fetchNextPage()}
          />
        )}
      </Tabs>
    </>
  );
}

interface RowsProps {
  readonly rows: readonly CaseRow[];
  readonly flashing: ReadonlySet<string>;
}

function Groups({ rows, flashing }: RowsProps) {
  const t = useFieldMessages();
  return inGroups(rows).map(({ group, rows: those }) => (
    <Section key={group} title={t('today.groupOf', { group: t(`today.group.${group}`), n: those.length })}>
      <Rows label={t(`today.group.${group}`)} rows={those} flashing={flashing} />
    </Section>
  ));
}

function Rows({ label, rows, flashing }: RowsProps & { label: string }) {
  const c = useCaseMessages();
  const kind = useVoiceKind();
  const own = useSession().data?.post?.code;
  return (
    <ItemList
      label={label}
      items={rows.map((row) => ({
        key: row.id,
        title: row.title,
        to: `/case/${row.county}/${row.id}`,
        badge: <CaseState row={row} kinds={{ voice: kind }} />,
        meta: (
          <span className="grid w-full">
            <span className="flex flex-wrap items-center gap-x-2">
              <DueBadge state={row.clock.state} remaining={remainingOf(row.clock)} dueAt={row.clock.dueAt} />
              <CaseMarks {...row} />
              {flashing.has(row.id) && <strong data-flash>{c('inbox.flash')}</strong>}
            </span>
            <span>{`${whereOf(row, own)} · ${kind.category(row.category)}`}</span>
          </span>
        ),
      }))}
    />
  );
}

/** The door first; the name of the cell only where it is not one's own, or nothing else is known. */
function whereOf({ code, place, address }: CaseRow, own: number | undefined): string {
  if (address === '') return place;
  return code === own ? address : `${address} · ${place}`;
}

/** A phone sleeps in a pocket: what it shows on waking must not be an hour old. */
function useFreshOnReturn(refresh: () => void): void {
  const latest = useRef(refresh);
  latest.current = refresh;
  useEffect(() => {
    const onVisible = () => document.visibilityState === 'visible' && latest.current();
    document.addEventListener('visibilitychange', onVisible);
    return () => document.removeEventListener('visibilitychange', onVisible);
  }, []);
}
