// What a map around one region shows: its parts, its neighbours, and what lies beyond them.
import { useQuery } from '@tanstack/react-query';
import { spokenName } from '#engines/region/messages/spoken.ts';
import type { Ring } from '#engines/region/web/plane.ts';
import { regions } from './places.ts';

export interface MapArea {
  readonly code: number;
  readonly name: string;
  readonly nameEn: string;
  readonly level: string;
  readonly ring: Ring;
}

export interface MapLayers {
  readonly inner: readonly MapArea[];
  readonly around: readonly MapArea[];
  readonly beyond: readonly MapArea[];
  /** How much of the page's width is left to the neighbours on each side. */
  readonly margin: number;
}

/** The codes from the city down to `code` itself, as its digits say. */
export function lineageOf(code: number): number[] {
  const spans = [100_000_000_000, 1_000_000_000, 1_000_000, 1_000, 1];
  return [...new Set(spans.map((span) => code - (code % span)))];
}

async function partsOf(code: number | undefined): Promise<MapArea[]> {
  if (code === undefined) return [];
  const { features } = await regions.outlines({ params: { code } });
  return features.flatMap(({ id, properties: { name, nameEn, level }, geometry }) => {
    const [ring] = geometry.coordinates;
    return ring ? [{ code: id, name: spokenName(name), nameEn, level, ring }] : [];
  });
}

export function useMapLayers(code: number) {
  return useQuery({
    queryKey: ['region', 'layers', code],
    queryFn: async (): Promise<MapLayers> => {
      const [above, beyond] = lineageOf(code).slice(0, -1).reverse();
      const others = (parts: readonly MapArea[], without: number | undefined) =>
        parts.filter((part) => part.code !== without);
      const [inner, siblings, cousins] = await Promise.all([partsOf(code), partsOf(above), partsOf(beyond)]);
      return {
        inner,
        around: others(siblings, code),
        beyond: others(cousins, above),
        margin: above === undefined ? 0.02 : beyond === undefined ? 0.06 : 0.12,
      };
    },
    staleTime: Number.POSITIVE_INFINITY,
  });
}
