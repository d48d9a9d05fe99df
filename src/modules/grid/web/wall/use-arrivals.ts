// What has been reported while this wall was watching: place and kind of matter, nothing of its content.
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { caseworkApi } from '#engines/casework/contract.ts';
import { useCaseEvents } from '#engines/casework/web/live.tsx';
import { regionApi } from '#engines/region/contract.ts';
import { voiceApi } from '#modules/voice/contract.ts';
import { clientFor } from '#web/app/client.ts';
import { useLocale } from '#web/ui/index.ts';
import { pulseKey } from './pulse.ts';

const casework = clientFor(caseworkApi);
const regions = clientFor(regionApi);
const voices = clientFor(voiceApi);
const SETTLE_MS = 1_500;
const HOUR_MS = 3_600_000;
const SHOWN = 5;

export interface Arrival {
  readonly id: string;
  readonly at: string;
  readonly place: string;
  readonly category: string;
}

export function useArrivals(home: number) {
  const queries = useQueryClient();
  const nameOf = useCategoryNames();
  const [since] = useState(() => new Date().toISOString());
  const [arrivals, setArrivals] = useState<readonly Arrival[]>([]);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => () => clearTimeout(timer.current), []);

  async function settle() {
    void queries.invalidateQueries({ queryKey: pulseKey });
    const query = { view: 'territory', order: 'newest', within: home, limit: 50 } as const;
    const newest = await casework.inbox({ query }).catch(() => undefined);
    if (!newest) return;
    // Titles stay behind: a wall hangs where everybody walks by.
    const heard = newest.cases.filter(({ openedAt }) => openedAt >= since);
    const named = await Promise.all(
      heard
        .slice(0, SHOWN)
        .map(async (row) => [row.id, await nearOf(row.code).catch(() => row.place)] as const),
    );
    const near = new Map(named);
    setArrivals((known) => {
      const before = new Set(known.map(({ id }) => id));
      const added = heard.flatMap(({ id, openedAt, place, category }) =>
        before.has(id) ? [] : [{ id, at: openedAt, place: near.get(id) ?? place, category }],
      );
      return added.length === 0 ? known : [...added, ...known].sort((a, b) => b.at.localeCompare(a.at));
    });
  }

  useCaseEvents(() => {
    clearTimeout(timer.current);
    timer.current = setTimeout(() => void settle(), SETTLE_MS);
  });

  const hourAgo = new Date(Date.now() - HOUR_MS).toISOString();
  const lately = arrivals.filter(({ at }) => at >= hourAgo);
  return {
    since: since > hourAgo ? since : hourAgo,
    count: lately.length,
    shown: lately.slice(0, SHOWN).map((one) => ({ ...one, category: nameOf(one.category) })),
  };
}

function useCategoryNames(): (code: string) => string {
  const english = useLocale() === 'en';
  const list = useQuery({
    queryKey: ['voice', 'categories'],
    queryFn: () => voices.categories(),
    staleTime: HOUR_MS,
  });
  return (code) => {
    const found = list.data?.find((category) => category.code === code);
    return found ? (english ? found.nameEn : found.name) : code;
  };
}

/** “第一网格” alone could be anywhere in a county: its community stands before it. */
async function nearOf(code: number): Promise<string> {
  const path = await regions.path({ params: { code } });
  return path
    .slice(-2)
    .map(({ name }) => name)
    .join(' ');
}
