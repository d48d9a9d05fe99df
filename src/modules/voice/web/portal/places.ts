// Where a voice is about: a point on the ground, a cell, or a community chosen by hand.
import { regionApi } from '#engines/region/contract.ts';
import { spokenName } from '#engines/region/messages/spoken.ts';
import type { Answer } from '#kernel/contract.ts';
import type { Locale } from '#kernel/messages.ts';
import { clientFor } from '#web/app/client.ts';
import { fieldOf, listOf, numberOf, recall, remember } from './storage.ts';

export const regions = clientFor(regionApi);
export type Region = Answer<typeof regionApi.root>;

export interface Point {
  readonly lon: number;
  readonly lat: number;
}

export interface Spot {
  readonly code: number;
  /** From the city down to the place itself, as people say it. */
  readonly path: readonly string[];
  /** The same for who reads no Chinese. */
  readonly pathEn: readonly string[];
  /** Whether somebody can be sent there: a community, a village or a cell. */
  readonly exact: boolean;
  readonly point: Point | null;
}

export const isCell = ({ code }: Pick<Spot, 'code'>) => code % 1000 !== 0;
export const communityOf = (code: number) => code - (code % 1000);
export const countyOf = (code: number) => code - (code % 1_000_000_000);

function spotFrom(path: readonly Region[], point: Point | null): Spot {
  const last = path.at(-1);
  return {
    code: last?.code ?? 0,
    path: path.map(({ name }) => spokenName(name)),
    pathEn: path.map(({ nameEn }) => nameEn),
    exact: last?.level === 'community' || last?.level === 'grid',
    point,
  };
}

export async function spotAt(point: Point): Promise<Spot> {
  return spotFrom((await regions.locate({ query: point })).path, point);
}

/** The place a poster or a map names by its code. */
export async function spotOf(code: number): Promise<Spot> {
  return spotFrom(await regions.path({ params: { code } }), null);
}

/** All of the community: where the very cell is not known well enough. */
export function wholeCommunity(spot: Spot): Spot {
  if (!isCell(spot)) return { ...spot, point: null };
  const upTo = spot.path.length - 1;
  return {
    ...spot,
    code: communityOf(spot.code),
    path: spot.path.slice(0, upTo),
    pathEn: spot.pathEn.slice(0, upTo),
    point: null,
  };
}

/** One of the cells of its community, at the very point where it was touched. */
export function cellOf(
  spot: Spot,
  cell: Pick<Region, 'code' | 'name' | 'nameEn'>,
  point: Point | null,
): Spot {
  const community = wholeCommunity(spot);
  return {
    ...community,
    code: cell.code,
    path: [...community.path, spokenName(cell.name)],
    pathEn: [...community.pathEn, cell.nameEn],
    point,
  };
}

export interface SpotNames {
  /** The community: people know theirs, few know their cell. */
  readonly name: string;
  /** What lies around and within it. */
  readonly around: string;
}

export function namesOf(spot: Spot, locale: Locale = 'zh-CN'): SpotNames {
  const path = locale === 'en' && spot.pathEn.length === spot.path.length ? spot.pathEn : spot.path;
  const within = isCell(spot) ? path.length - 1 : path.length;
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
    pathEn: listOf(fieldOf(value, 'pathEn')).map(String),
    exact: fieldOf(value, 'exact') === true,
    point: lon === null || lat === null ? null : { lon, lat },
  };
}
/** What this person has called their own community. */
export const keptSpot = () => storedSpot(recall(place));
export const keepSpot = (spot: Spot | null) => remember(place, spot ?? undefined);

const district = 'liren.district';
/** The district somebody last chose a place in: the next one is most likely there too. */
export function lastDistrict(): number | undefined {
  const known = recall(district) ?? keptSpot()?.code;
  return typeof known === 'number' && known > 0 ? countyOf(known) : undefined;
}
export const keepDistrict = ({ code }: Spot) => remember(district, countyOf(code));
