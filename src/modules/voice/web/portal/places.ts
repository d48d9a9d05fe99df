// Where a voice is about: a point on the ground, or a community picked by hand.
import { regionApi } from '#engines/region/contract.ts';
import type { Answer } from '#kernel/contract.ts';
import { clientFor } from '#web/app/client.ts';
import type { RegionNode } from '#web/ui/index.ts';
import { fieldOf, listOf, numberOf, recall, remember } from './storage.ts';

export const regions = clientFor(regionApi);
type Region = Answer<typeof regionApi.root>;

export interface Point {
  readonly lon: number;
  readonly lat: number;
}

export interface Spot {
  readonly code: number;
  /** From the city down to the place itself. */
  readonly path: readonly string[];
  /** Whether somebody can be sent there: a community, a village or a cell. */
  readonly exact: boolean;
  readonly point: Point | null;
}

export async function spotAt(point: Point, signal?: AbortSignal): Promise<Spot> {
  const { path } = await regions.locate({ query: point, ...(signal && { signal }) });
  const last = path.at(-1);
  return {
    code: last?.code ?? 0,
    path: path.map(({ name }) => name),
    exact: last?.level === 'community' || last?.level === 'grid',
    point,
  };
}

const toNode = ({ code, name, level, leaf }: Region): RegionNode => ({
  code: String(code),
  name,
  // Cells are for those who work in them; a resident stops at the community.
  hasChildren: !leaf && level !== 'community' && level !== 'grid',
});

export async function regionsBelow(parent: string | null): Promise<readonly RegionNode[]> {
  const code = parent === null ? (await regions.root()).code : Number(parent);
  return (await regions.children({ params: { code } })).map((region) => toNode(region));
}

export async function findRegions(text: string): Promise<readonly RegionNode[]> {
  const found = await regions.search({ query: { q: text } });
  return found.flatMap((region) => {
    const { level, name, path, matched } = region;
    if (level !== 'grid') return [{ ...toNode(region), path, matched }];
    // A cell by the name of an estate in it; its own number tells a resident nothing.
    return matched === name ? [] : [{ ...toNode(region), name: matched, path }];
  });
}

export const spotOf = (node: RegionNode): Spot => ({
  code: Number(node.code),
  path: [...(node.path ?? []), node.name],
  exact: true,
  point: null,
});

/** Communities end in 000 and have a community part: the others are stepped through. */
export const isCommunity = ({ code }: { code: string }) => Number(code) % 1_000_000 !== 0;

/** The community, and what lies around and within it: people know their community, few know their cell. */
export function namesOf({ code, path }: Spot): { readonly name: string; readonly around: string } {
  const within = code % 1000 === 0 ? path.length : path.length - 1;
  return {
    name: path[within - 1] ?? '',
    around: [path.slice(1, within - 1).join(' › '), ...path.slice(within)].filter(Boolean).join(' · '),
  };
}

const place = 'liren.place';
export function storedSpot(value: unknown): Spot | null {
  const code = numberOf(value, 'code');
  if (code === null) return null;
  const point = fieldOf(value, 'point');
  const [lon, lat] = [numberOf(point, 'lon'), numberOf(point, 'lat')];
  return {
    code,
    path: listOf(fieldOf(value, 'path')).map(String),
    exact: fieldOf(value, 'exact') === true,
    point: lon === null || lat === null ? null : { lon, lat },
  };
}
export const keptSpot = () => storedSpot(recall(place));
export const keepSpot = (spot: Spot | null) => remember(place, spot ?? undefined);
