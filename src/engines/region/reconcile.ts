// What the tree should be, given a list and what it was: pure, so that a list can be tried before it is loaded.
import { type CellProfile, proposeCells } from './cells.ts';
import type { DivisionList } from './division-file.ts';
import { DivisionFileError } from './division-file-error.ts';
import { drawMap } from './schematic-map.ts';
import { type AliasRow, newRegion } from './store.ts';
import type { RegionRow } from './tables.ts';

/** Before any paper the platform will ever hold. */
const SINCE_EVER = '0001-01-01';
/** A file cut short must not end half a city; a merger of a few dozen villages is ordinary. */
const ORDINARY_ENDINGS = 50;

interface Terms {
  readonly today: string;
  readonly profile: CellProfile;
  readonly households: (community: number) => number;
}

/** Every row the tree should have afterwards, by code. */
export function reconcile(list: DivisionList, stored: readonly RegionRow[], terms: Terms): RegionRow[] {
  const before = new Map(stored.map((row) => [row.code, row]));
  const wanted = wantedDivisions(list, before, terms.today);
  addCells(wanted, before, terms);
  if (list.map) draw(wanted, list.map);
  return [...wanted.values()].sort((a, b) => a.code - b.code);
}

export function refuseForeignOrCut(
  { root, divisions }: DivisionList,
  stored: readonly RegionRow[],
  acceptEnding: boolean,
): void {
  const current = stored.filter((row) => row.level !== 'grid' && row.valid_to === null);
  const refuse = (field: string, reason: string) => {
    throw new DivisionFileError([{ file: 'divisions', row: 1, field, reason }]);
  };
  if (current.some((row) => row.level === 'city' && row.code !== root)) refuse('code', 'otherCity');
  const listed = new Set(divisions.map(({ code }) => code));
  const missing = current.filter((row) => !listed.has(row.code)).length;
  if (!acceptEnding && missing > Math.max(ORDINARY_ENDINGS, current.length / 10))
    refuse('*', 'tooManyMissing');
}

type Rows = Map<number, RegionRow>;

/** A listed region is in force; one that is no longer listed has ended, and stays. */
function wantedDivisions(
  { divisions }: DivisionList,
  before: ReadonlyMap<number, RegionRow>,
  today: string,
): Rows {
  const validFrom = before.size === 0 ? SINCE_EVER : today;
  const wanted: Rows = new Map(
    divisions.map(({ code, name, established, operating }) => [
      code,
      {
        ...(before.get(code) ?? newRegion(code, name, validFrom)),
        name,
        established,
        operating,
        valid_to: null,
      },
    ]),
  );
  for (const row of before.values()) {
    if (row.level !== 'grid' && !wanted.has(row.code))
      wanted.set(row.code, { ...row, valid_to: row.valid_to ?? today });
  }
  return wanted;
}

/** Cells share the fate of their community; a community that never had any gets a first proposal. */
function addCells(wanted: Rows, before: ReadonlyMap<number, RegionRow>, terms: Terms): void {
  const stored = [...before.values()].filter((row) => row.level === 'grid');
  const cells = Map.groupBy(stored, (row) => row.parent);
  for (const community of [...wanted.values()].filter((row) => row.level === 'community')) {
    const own = cells.get(community.code);
    const earlier = before.get(community.code);
    for (const cell of own ?? []) {
      const endedBefore = cell.valid_to !== null && cell.valid_to !== earlier?.valid_to;
      wanted.set(cell.code, endedBefore ? cell : { ...cell, valid_to: community.valid_to });
    }
    if (own || community.valid_to !== null) continue;
    const households = terms.households(community.code);
    wanted.set(community.code, { ...community, households });
    for (const cell of proposeCells(community.code, households, terms.profile)) {
      wanted.set(cell.code, {
        ...newRegion(cell.code, cell.name, community.valid_from),
        households: cell.households,
      });
    }
  }
}

/** Surveyed outlines stay; the schematic ones around them are drawn anew. */
function draw(wanted: Rows, map: NonNullable<DivisionList['map']>): void {
  const inForce = [...wanted.values()].filter((row) => row.valid_to === null).map((row) => row.code);
  for (const [code, place] of drawMap(map, inForce)) {
    const row = wanted.get(code);
    if (row?.schematic) wanted.set(code, { ...row, ...place });
  }
}

export function sameRow(a: RegionRow | undefined, b: RegionRow): boolean {
  return a !== undefined && JSON.stringify(a) === JSON.stringify(b);
}

export function formerNames(
  changed: readonly RegionRow[],
  before: ReadonlyMap<number, RegionRow>,
  today: string,
): AliasRow[] {
  return changed.flatMap((row) => {
    const earlier = before.get(row.code);
    if (!earlier || earlier.name === row.name) return [];
    return [{ code: row.code, alias: earlier.name, kind: 'former', valid_to: today }];
  });
}
