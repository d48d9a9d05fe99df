// Cells come and go between two lists of divisions: drawn by the grid service, numbered once and for ever.

import { civilDay } from '#engines/schedule/index.ts';
import type { Ctx } from '#kernel/context.ts';
import type { Granted } from '#kernel/policy.ts';
import { cellName } from './cells.ts';
import { levelOf, parentOf } from './code.ts';
import { plainPlace } from './places.ts';
import { regionProblems } from './problems.ts';
import { divideRegion } from './schematic-map.ts';
import { lockTree, newRegion, treeChanged, writeRegions, writeSuccessors } from './store.ts';
import type { RegionRow } from './tables.ts';

type Place = { readonly code: number };

export interface NewCell {
  /** 第三网格 and so on when nobody names it. */
  readonly name?: string;
  readonly households?: number;
  readonly reason: string;
}

/** 001–899 are ordinary cells 基础网格, 901–999 belong to one institution 专属网格 (DB6101/T 3185). */
const LAST_ORDINARY = 899;

/** Returns the code of the new cell. The grant is the calling module's: it knows who may draw. */
export async function createCell<A extends string>(
  ctx: Ctx,
  community: Granted<Place, A>,
  cell: NewCell,
): Promise<number> {
  if (levelOf(community.code) !== 'community') throw regionProblems.notCommunity({ code: community.code });
  const { place, cells } = await lockCommunity(ctx, community.code);
  if (place.valid_to !== null) throw regionProblems.ended({ name: place.name });
  // Counted over ended cells too: a number is never used again.
  const number = Math.max(0, ...cells.map(({ code }) => code % 1_000).filter((n) => n <= LAST_ORDINARY)) + 1;
  if (number > LAST_ORDINARY) throw regionProblems.cellsFull({ code: community.code });
  const name = cell.name ?? cellName(number);
  if (cells.some((one) => one.valid_to === null && plainPlace(one.name) === plainPlace(name)))
    throw regionProblems.cellKnown({ field: 'name', name });
  const row: RegionRow = {
    ...newRegion(community.code + number, name, civilDay(ctx.now)),
    households: cell.households ?? null,
  };
  await writeRegions(ctx, redrawn(place, [...cells, row]));
  await treeChanged(ctx);
  note(ctx, 'createCell', row, cell.reason);
  return row.code;
}

export interface CellEnd {
  readonly reason: string;
  /** Who takes over its homes and its open work. */
  readonly successor?: number;
}

export async function endCell<A extends string>(
  ctx: Ctx,
  cell: Granted<Place, A>,
  end: CellEnd,
): Promise<void> {
  const community = parentOf(cell.code);
  if (levelOf(cell.code) !== 'grid' || community === undefined)
    throw regionProblems.notCell({ code: cell.code });
  const { place, cells } = await lockCommunity(ctx, community);
  const row = cells.find(({ code }) => code === cell.code);
  if (!row) throw regionProblems.unknown({ code: cell.code });
  if (row.valid_to !== null) throw regionProblems.ended({ name: row.name });
  const others = cells.filter((other) => other !== row && other.valid_to === null);
  if (others.length === 0) throw regionProblems.lastCell({ code: cell.code });
  const today = civilDay(ctx.now);
  if (end.successor !== undefined) {
    const heir = cells.find(({ code }) => code === end.successor);
    if (!heir || heir === row) throw regionProblems.notCell({ field: 'successor', code: end.successor });
    if (heir.valid_to !== null) throw regionProblems.ended({ field: 'successor', name: heir.name });
    await writeSuccessors(ctx, [{ code: row.code, successor: end.successor, since: today, kind: 'merge' }]);
  }
  await writeRegions(ctx, redrawn(place, [{ ...row, valid_to: today }, ...others]));
  await treeChanged(ctx);
  note(ctx, 'endCell', row, end.reason);
}

async function lockCommunity(ctx: Ctx, code: number): Promise<{ place: RegionRow; cells: RegionRow[] }> {
  await lockTree(ctx);
  const rows = await ctx.db
    .selectFrom('region')
    .selectAll()
    .where((match) => match.or([match('code', '=', code), match('parent', '=', code)]))
    .orderBy('code')
    .execute();
  const place = rows.find((row) => row.code === code);
  if (!place) throw regionProblems.unknown({ code });
  return { place, cells: rows.filter((row) => row !== place) };
}

/** The cells of a community with the schematic outlines their number asks for; surveyed ones stay as they are. */
function redrawn(place: RegionRow, cells: readonly RegionRow[]): RegionRow[] {
  const { lon, lat, outline } = place;
  if (lon === null || lat === null || !outline) return [...cells];
  const codes = cells
    .filter((cell) => cell.valid_to === null)
    .map((cell) => cell.code)
    .sort((a, b) => a - b);
  const drawn = divideRegion(place.code, { lon, lat, outline }, codes);
  return cells.map((cell) => (cell.schematic ? { ...cell, ...drawn.get(cell.code) } : cell));
}

function note(ctx: Ctx, action: 'createCell' | 'endCell', cell: RegionRow, reason: string): void {
  ctx.audit({
    action: `region.${action}`,
    subject: 'region',
    subjectId: String(cell.code),
    code: cell.code,
    purpose: reason,
    detail: { name: cell.name },
  });
}
