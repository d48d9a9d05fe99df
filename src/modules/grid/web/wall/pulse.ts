// The figures of a territory: one answer per child region, added up here, so that the sum always fits its parts.
import { useQuery } from '@tanstack/react-query';
import { regionApi } from '#engines/region/contract.ts';
import type { Answer } from '#kernel/contract.ts';
import { clientFor } from '#web/app/client.ts';
import { gridApi } from '../../contract.ts';

const grid = clientFor(gridApi);
const regions = clientFor(regionApi);
const LASTING_MS = 3_600_000;
export const FRESH_MS = 60_000;

export type Pulse = Answer<typeof gridApi.pulse>[number];
export const figures = ['open', 'overdue', 'answered', 'closed30'] as const;
export type Figure = (typeof figures)[number];

export const pulseKey = ['wall', 'pulse'] as const;

export function usePulse(code: number) {
  return useQuery({
    queryKey: [...pulseKey, code],
    queryFn: () => grid.pulse({ params: { code } }),
    refetchInterval: FRESH_MS,
  });
}

export function useOutlines(code: number) {
  return useQuery({
    queryKey: ['region', 'outlines', code],
    queryFn: () => regions.outlines({ params: { code } }),
    staleTime: LASTING_MS,
  });
}

export function usePath(code: number) {
  return useQuery({
    queryKey: ['region', 'path', code],
    queryFn: () => regions.path({ params: { code } }),
    staleTime: LASTING_MS,
  });
}

export function totalOf(rows: readonly Pulse[]): Record<Figure, number> {
  const sum = (figure: Figure) => rows.reduce((total, row) => total + row[figure], 0);
  return { open: sum('open'), overdue: sum('overdue'), answered: sum('answered'), closed30: sum('closed30') };
}

export const hasSomething = (row: Pulse) => figures.some((figure) => row[figure] > 0);

/** Where help is needed most: what is late first, then what is open. */
export function worstOf(rows: readonly Pulse[]): Pulse | undefined {
  return rows.toSorted((a, b) => b.overdue - a.overdue || b.open - a.open)[0];
}

export type Level = 'county' | 'street' | 'community' | 'grid' | 'none';

/** What the children of a region are, by the zeros of their codes. */
export function levelBelow(rows: readonly Pulse[]): Level {
  const code = rows[0]?.code;
  if (code === undefined) return 'none';
  if (code % 1_000 !== 0) return 'grid';
  if (code % 1_000_000 !== 0) return 'community';
  return code % 1_000_000_000 === 0 ? 'county' : 'street';
}

export type Shade = 'none' | 'onTime' | 'some' | 'many';
export const shades = ['none', 'onTime', 'some', 'many'] as const satisfies readonly Shade[];
const MANY = 0.3;

export function shadeOf({ open, overdue }: Pick<Pulse, 'open' | 'overdue'>): Shade {
  if (open === 0) return 'none';
  if (overdue === 0) return 'onTime';
  return overdue / open < MANY ? 'some' : 'many';
}

/** The rows behind a figure, as the inbox of the desk shows them. */
export function rowsBehind(figure: Figure, place: { readonly code: number; readonly name: string }): string {
  const query = new URLSearchParams({ tab: 'territory', within: String(place.code), withinName: place.name });
  if (figure === 'open' || figure === 'overdue') query.set('clock', figure);
  if (figure === 'answered') query.set('state', 'answered');
  if (figure === 'closed30') query.set('state', 'closed');
  return `/desk/inbox?${query}`;
}
