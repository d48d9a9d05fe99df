// What has been reported while this wall was watching: place and kind of matter, nothing of its content.
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { useCaseEvents } from '#engines/casework/web/live.tsx';
import { voiceApi } from '#modules/voice/contract.ts';
import { clientFor } from '#web/app/client.ts';
import { useLocale } from '#web/ui/index.ts';
import { gridApi } from '../../contract.ts';
import { FRESH_MS, pulseKey } from './pulse.ts';

const grid = clientFor(gridApi);
const voices = clientFor(voiceApi);
const SETTLE_MS = 1_500;
const HOUR_MS = 3_600_000;
const arrivalsKey = ['wall', 'arrivals'] as const;

export function useArrivals(home: number) {
  const queries = useQueryClient();
  const nameOf = useCategoryNames();
  const [opened] = useState(() => new Date().toISOString());
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => () => clearTimeout(timer.current), []);
  const arrivals = useQuery({
    queryKey: [...arrivalsKey, home],
    queryFn: () => grid.arrivals({ params: { code: home }, query: { since: opened } }),
    refetchInterval: FRESH_MS,
  });

  useCaseEvents(() => {
    clearTimeout(timer.current);
    timer.current = setTimeout(() => {
      void queries.invalidateQueries({ queryKey: pulseKey });
      void queries.invalidateQueries({ queryKey: arrivalsKey });
    }, SETTLE_MS);
  });

  const hourAgo = new Date(Date.now() - HOUR_MS).toISOString();
  return {
    since: opened > hourAgo ? opened : hourAgo,
    count: arrivals.data?.count ?? 0,
    shown: (arrivals.data?.latest ?? []).map((one) => ({ ...one, category: nameOf(one.category) })),
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
