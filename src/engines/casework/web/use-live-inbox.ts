// Changes from the stream, brought into the list without moving a row: what is shown is replaced in place and
// flashes once; what is new or gone is only counted, until the reader asks for it.
import { type InfiniteData, useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import {
  type CaseRow,
  casework,
  countsKey,
  type InboxFilters,
  type InboxPages,
  inboxKey,
  queryOf,
} from './inbox-query.ts';
import { useCaseEvents } from './live.tsx';

const SETTLE_MS = 900;
const FLASH_MS = 4000;

export function useLiveInbox(filters: InboxFilters) {
  const queries = useQueryClient();
  const [flashing, setFlashing] = useState<ReadonlySet<string>>(new Set());
  const [waiting, setWaiting] = useState<ReadonlySet<string>>(new Set());
  const heard = useRef(new Set<string>());
  const missed = useRef(false);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const key = inboxKey(filters);
  const identity = JSON.stringify(key);

  // biome-ignore lint/correctness/useExhaustiveDependencies: another list starts without announcements
  useEffect(() => {
    setWaiting(new Set());
    heard.current.clear();
    missed.current = false;
    return () => clearTimeout(timer.current);
  }, [identity]);

  async function settle() {
    const ids = new Set(heard.current);
    const everything = missed.current;
    heard.current.clear();
    missed.current = false;
    void queries.invalidateQueries({ queryKey: countsKey });
    const before = queries.getQueryData<InfiniteData<InboxPages['pages'][number]>>(key);
    if (!before) return;
    const fresh = await casework.inbox({ query: { ...queryOf(filters), limit: 100 } }).catch(() => undefined);
    if (!fresh) return;
    const now = new Map(fresh.cases.map((row) => [row.id, row]));
    const shown = new Map(before.pages.flatMap((page) => page.cases).map((row) => [row.id, row]));
    if (everything) for (const id of onFirstPage(before, now)) ids.add(id);
    const changed = [...ids].filter((id) => differs(shown.get(id), now.get(id)));
    const moved = [...ids].filter((id) => shown.has(id) !== now.has(id));
    queries.setQueryData<InfiniteData<InboxPages['pages'][number]>>(key, {
      ...before,
      pages: before.pages.map((page) => ({
        ...page,
        cases: page.cases.map((row) => now.get(row.id) ?? row),
      })),
    });
    if (moved.length > 0) setWaiting((known) => new Set([...known, ...moved]));
    if (changed.length > 0) {
      setFlashing(new Set(changed));
      setTimeout(() => setFlashing(new Set()), FLASH_MS);
    }
  }

  useCaseEvents((event) => {
    if (event) heard.current.add(event.id);
    else missed.current = true;
    clearTimeout(timer.current);
    timer.current = setTimeout(() => void settle(), SETTLE_MS);
  });

  return {
    flashing,
    waiting: waiting.size,
    refresh: () => {
      setWaiting(new Set());
      void queries.resetQueries({ queryKey: key });
    },
  };
}

/** After an interruption: what stood on the first page, and what stands there now. */
function onFirstPage(
  { pages: [first] }: InfiniteData<InboxPages['pages'][number]>,
  now: ReadonlyMap<string, CaseRow>,
): string[] {
  if (!first) return [];
  const reach = first.next === null ? now.size : first.cases.length;
  return [...first.cases.map(({ id }) => id), ...[...now.keys()].slice(0, reach)];
}

function differs(before: CaseRow | undefined, now: CaseRow | undefined): boolean {
  return before !== undefined && now !== undefined && JSON.stringify(before) !== JSON.stringify(now);
}
