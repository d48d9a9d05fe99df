// Cells of a community: who looks after each, how much is open there, and which have nobody.
import {
  ancestor,
  childrenOf,
  englishNameOf,
  getRegion,
  inForceToday,
  levelOf,
  nameOf,
  outlinesOf,
  pathOf,
  placesWithin,
  subtree,
} from '#engines/region/index.ts';
import { spokenName } from '#engines/region/messages/spoken.ts';
import type { Ctx } from '#kernel/context.ts';
import { postsAt } from '#modules/account/index.ts';
import { placeView } from './keep.ts';
import { gridPolicy } from './policy.ts';
import { gridProblems } from './problems.ts';
import { openByRegion, unplacedOf } from './queries.ts';

export async function cellsOf(ctx: Ctx, community: number) {
  gridPolicy.grant(ctx.actor, 'read', { code: community, ...deskBelow(ctx, community) });
  if (levelOf(community) !== 'community')
    throw gridProblems.notACommunity({ field: 'code', code: community });
  const scope = ctx.actor.scope;
  // An officer sees the own cell of the community, not the neighbours' work.
  const all = await childrenOf(ctx, community);
  const cells = all.filter(({ code }) => scope !== null && code >= scope.lo && code <= scope.hi);
  const codes = cells.map(({ code }) => code);
  const officers = await postsAt(ctx, codes);
  const open = await openByRegion(ctx, community, 'grid');
  const places = await placesWithin(ctx, community);
  const outlines = new Map(
    (await outlinesOf(ctx, community)).features.map((feature) => [
      feature.id,
      feature.geometry.coordinates[0] ?? [],
    ]),
  );
  return {
    keeps: gridPolicy.rules.keep.test(ctx.actor, { code: community }),
    community: await nameOf(ctx, community),
    path: (await pathOf(ctx, community)).map(({ code, name }) => ({ code, name })),
    unplaced: unplacedOf(open, all).open,
    cells: cells.map((cell) => ({
      code: cell.code,
      name: cell.name,
      households: cell.households ?? 0,
      officers: officers
        .filter(({ code }) => code === cell.code)
        .map(({ name, validFrom, validTo }) => ({ name, since: validFrom, until: validTo })),
      openCases: open.get(cell.code)?.open ?? 0,
      places: places.filter(({ code }) => code === cell.code).map(placeView),
      outline: outlines.get(cell.code) ?? [],
    })),
  };
}

function deskBelow(ctx: Ctx, community: number): { deskBelow?: number } {
  const { code } = ctx.actor;
  return code !== null && levelOf(code) === 'grid' && ancestor(code, 'community') === community
    ? { deskBelow: code }
    : {};
}

/**
 * Names only: they hang at the entrance of the building anyway (滨州市条例 art. 11). The board may be older than the
 * cells: whoever took the cell over is shown.
 */
export async function officerOf(ctx: Ctx, cell: number) {
  if (levelOf(cell) !== 'grid') throw gridProblems.notACell({ field: 'code', code: cell });
  const region = await inForceToday(ctx, cell);
  const community = await getRegion(ctx, ancestor(region.code, 'community'));
  const officers = await postsAt(ctx, [region.code]);
  return {
    cell: region.name,
    cellEn: await englishNameOf(region),
    officers: officers.map(({ name }) => name),
    community: spokenName(community.name),
    communityEn: await englishNameOf(community),
  };
}

/** Staffing of every child of a region. */
export async function coverageOf(ctx: Ctx, parent: number) {
  gridPolicy.grant(ctx.actor, 'read', { code: parent });
  const children = await childrenOf(ctx, parent);
  const below = new Map<number, number[]>();
  for (const child of children) below.set(child.code, await cellsBelow(ctx, child.code));
  const staffed = new Set((await postsAt(ctx, [...below.values()].flat())).map(({ code }) => code));
  return children.map((child) => {
    const cells = below.get(child.code) ?? [];
    return {
      code: child.code,
      name: child.name,
      level: child.level,
      cells: cells.length,
      unstaffed: cells.filter((code) => !staffed.has(code)).length,
    };
  });
}

async function cellsBelow(ctx: Ctx, code: number): Promise<number[]> {
  if (levelOf(code) === 'grid') return [code];
  const { lo, hi } = subtree(code);
  const rows = await ctx.db
    .selectFrom('region')
    .select('code')
    .where('level', '=', 'grid')
    .where('code', '>=', lo)
    .where('code', '<=', hi)
    .where('valid_to', 'is', null)
    .execute();
  return rows.map((row) => row.code);
}
