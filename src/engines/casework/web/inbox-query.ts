// The inbox as its address says it: a reload, a bookmark and the way back from a case show the same list.
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { useSearchParams } from 'react-router';
import type { Answer } from '#kernel/contract.ts';
import { clientFor } from '#web/app/client.ts';
import { caseworkApi } from '../contract.ts';

export const casework = clientFor(caseworkApi);
export const PAGE = 50;

export const tabs = ['mine', 'atRisk', 'overdue', 'paused', 'territory'] as const;
export type InboxTab = (typeof tabs)[number];
export const territoryClocks = ['open', 'atRisk', 'overdue', 'paused'] as const;
export type TerritoryClock = (typeof territoryClocks)[number];
export type CaseRow = Answer<typeof caseworkApi.inbox>['cases'][number];
export type InboxPages = { readonly pages: readonly Answer<typeof caseworkApi.inbox>[] };

export interface InboxFilters {
  readonly tab: InboxTab;
  readonly state: string;
  readonly category: string;
  /** A region code, or ''. */
  readonly within: string;
  readonly withinName: string;
  readonly q: string;
  /** Of the whole territory only; the other tabs are clocks themselves. */
  readonly clock: TerritoryClock | '';
  readonly order: 'due' | 'newest';
}

const none = { state: '', category: '', within: '', withinName: '', q: '', clock: '' } as const;

export function useInboxFilters() {
  const [params, setParams] = useSearchParams();
  const get = (key: string) => params.get(key) ?? '';
  const filters: InboxFilters = {
    tab: tabs.find((tab) => tab === get('tab')) ?? 'mine',
    state: get('state'),
    category: get('category'),
    within: get('within'),
    withinName: get('withinName'),
    q: get('q'),
    clock: territoryClocks.find((clock) => clock === get('clock')) ?? '',
    order: get('order') === 'newest' ? 'newest' : 'due',
  };
  const change = (next: Partial<InboxFilters>) => {
    const all: Record<string, string> = { ...filters, ...next };
    if (all.tab !== 'territory') delete all.clock;
    if (all.tab === 'mine') delete all.tab;
    if (all.order === 'due') delete all.order;
    setParams(Object.fromEntries(Object.entries(all).filter(([, value]) => value !== '')), { replace: true });
  };
  const filtered = Object.keys(none).some((key) => key !== 'withinName' && get(key) !== '');
  return { filters, change, filtered, clear: () => change(none) };
}

export function queryOf({ tab, state, category, within, q, clock, order }: InboxFilters) {
  return {
    view: tab === 'territory' ? 'territory' : 'mine',
    ...(tab !== 'mine' && tab !== 'territory' && { clock: tab }),
    ...(tab === 'territory' && clock !== '' && { clock }),
    ...(state !== '' && { state }),
    ...(category !== '' && { category }),
    ...(within !== '' && { within: Number(within) }),
    ...(q.trim() !== '' && { q: q.trim() }),
    order,
  } as const;
}

export const inboxKey = (filters: InboxFilters) => ['inbox', 'list', queryOf(filters)] as const;

export function useInbox(filters: InboxFilters) {
  return useInfiniteQuery({
    queryKey: inboxKey(filters),
    queryFn: ({ pageParam, signal }) =>
      casework.inbox({
        query: { ...queryOf(filters), limit: PAGE, ...(pageParam !== '' && { after: pageParam }) },
        signal,
      }),
    initialPageParam: '',
    getNextPageParam: (page) => page.next ?? undefined,
    // Only this person moves the rows: by asking, or by pressing the announcement.
    refetchOnWindowFocus: false,
  });
}

export const countsKey = ['inbox', 'counts'] as const;

export function useInboxCounts(live: boolean) {
  return useQuery({
    queryKey: countsKey,
    queryFn: () => casework.counts(),
    refetchInterval: live ? false : 60_000,
  });
}
