// Named places 小区、楼栋、自然村: what people call where they live, kept by the community for each of its cells. Nobody
// knows the number of the own cell; from such a name it is found.
import { type SqlBool, sql } from 'kysely';
import { civilDay } from '#engines/schedule/index.ts';
import type { Ctx } from '#kernel/context.ts';
import type { Granted } from '#kernel/policy.ts';
import { countyOf, levelOf, subtree } from './code.ts';
import { regionProblems } from './problems.ts';
import { getRegion } from './queries.ts';
import type { CellPlace } from './tables.ts';

type Cell = { readonly code: number };

/** As it is kept and looked for: full-width digits and blanks make no other place. */
export function plainPlace(text: string): string {
  return text.normalize('NFKC').replace(/\s+/g, '');
}

function inForce(ctx: Ctx) {
  const today = civilDay(ctx.now);
  return ctx.db
    .selectFrom('cell_place')
    .selectAll()
    .where('valid_from', '<=', today)
    .where((e) => e.or([e('valid_to', 'is', null), e('valid_to', '>', today)]));
}

/** Those of one community or cell, by cell and name. */
export function placesWithin(ctx: Ctx, code: number): Promise<CellPlace[]> {
  const { lo, hi } = subtree(code);
  return inForce(ctx)
    .where('county', '=', countyOf(code))
    .where('code', '>=', lo)
    .where('code', '<=', hi)
    .orderBy('code')
    .orderBy('name')
    .execute();
}

/** Those whose name holds the words, the shortest first: it is the closest to what was typed. */
export function placesCalled(ctx: Ctx, words: string, within: number | undefined, most: number) {
  const called = inForce(ctx)
    .where(sql<SqlBool>`position(${plainPlace(words)} in name) > 0`)
    .orderBy(sql`length(name)`)
    .orderBy('code')
    .limit(most);
  if (within === undefined) return called.execute();
  const { lo, hi } = subtree(within);
  return called.where('code', '>=', lo).where('code', '<=', hi).execute();
}

/**
 * The cell of a community that an address names; the longest name in it wins, for 兴达小区3号楼 says more than 兴达小区.
 * Undefined where none is named, or the name belongs to several cells: the community then looks itself.
 */
export async function cellNamedIn(ctx: Ctx, community: number, address: string): Promise<number | undefined> {
  const words = plainPlace(address);
  if (words.length < 2) return undefined;
  const named = (await placesWithin(ctx, community)).filter(({ name }) => words.includes(name));
  const longest = Math.max(0, ...named.map(({ name }) => name.length));
  const cells = new Set(named.filter(({ name }) => name.length === longest).map(({ code }) => code));
  const [cell] = cells;
  return cells.size === 1 ? cell : undefined;
}

export interface NewPlace {
  readonly id: string;
  readonly name: string;
}

/** The grants are the calling module's: it knows who keeps the places of a cell. */
export async function addPlace<A extends string>(
  ctx: Ctx,
  cell: Granted<Cell, A>,
  place: NewPlace,
): Promise<CellPlace> {
  if (levelOf(cell.code) !== 'grid') throw regionProblems.notCell({ code: cell.code });
  const region = await getRegion(ctx, cell.code);
  if (!region.inForce) throw regionProblems.ended({ name: region.name });
  const name = plainPlace(place.name);
  // As the database counts: 𠮷 is one letter, though two units here.
  if ([...name].length < 2) throw regionProblems.placeTooShort({ field: 'name' });
  const kept = await placesWithin(ctx, cell.code);
  if (kept.some((one) => one.name === name)) throw regionProblems.placeKnown({ field: 'name', name });
  const row: CellPlace = {
    county: countyOf(cell.code),
    id: place.id,
    code: cell.code,
    name,
    valid_from: civilDay(ctx.now),
    valid_to: null,
  };
  await ctx.db.insertInto('cell_place').values(row).execute();
  note(ctx, 'addPlace', row);
  return row;
}

export async function endPlace<A extends string>(
  ctx: Ctx,
  cell: Granted<Cell, A>,
  id: string,
): Promise<CellPlace> {
  const place = (await placesWithin(ctx, cell.code)).find((one) => one.id === id);
  if (!place) throw regionProblems.placeUnknown({ id });
  const valid_to = civilDay(ctx.now);
  await ctx.db
    .updateTable('cell_place')
    .set({ valid_to })
    .where('county', '=', place.county)
    .where('id', '=', place.id)
    .execute();
  note(ctx, 'endPlace', place);
  return { ...place, valid_to };
}

function note(ctx: Ctx, action: string, { id, code, name }: CellPlace): void {
  ctx.audit({
    action: `region.${action}`,
    subject: 'region',
    subjectId: String(code),
    code,
    purpose: 'administration',
    detail: { place: id, name },
  });
}
