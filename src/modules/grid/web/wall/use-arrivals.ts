// What has been reported within the last hour, whenever this wall was switched on: place and kind of matter, nothing of its content.
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
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
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => () => clearTimeout(timer.current), []);
  const arrivals = useQuery({
    queryKey: [...arrivalsKey, home],
    queryFn: () => grid.arrivals({ params: { code: home } }),
    refetchInterval: FRESH_MS,
  });

  useCaseEvents(() => {
    clearTimeout(timer.current);
    timer.current = setTimeout(() => {
      void queries.invalidateQueries({ queryKey: pulseKey });
      void queries.invalidateQueries({ queryKey: arrivalsKey });
    }, SETTLE_MS);
  });

  return {
    /** Undefined until the first answer: nothing heard is not nothing reported. */
    hour: arrivals.data,
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
