// Questions about the tree. All of them are answered from memory; none touches a row of anybody's data.
import type { Ctx } from '#kernel/context.ts';
import { contains, LEVELS, type Level } from './code.ts';
import { englishNameOf } from './latin.ts';
import { spokenName } from './messages/spoken.ts';
import { regionProblems } from './problems.ts';
import { type RegionNode, regionTree } from './tree.ts';

export async function getRoot(ctx: Ctx): Promise<RegionNode> {
  const { root } = await regionTree(ctx);
  if (!root) throw regionProblems.unknown({ code: 0 });
  return root;
}

/** Also regions that have ended: old papers name them. */
export async function getRegion(ctx: Ctx, code: number): Promise<RegionNode> {
  return (await regionTree(ctx)).get(code);
}

/** Undefined where this city has no such region. */
export async function findRegion(ctx: Ctx, code: number): Promise<RegionNode | undefined> {
  return (await regionTree(ctx)).find(code);
}

/** Those in force, by code. */
export async function childrenOf(ctx: Ctx, code: number): Promise<RegionNode[]> {
  const tree = await regionTree(ctx);
  return [...tree.children(tree.get(code).code)];
}

export async function pathOf(ctx: Ctx, code: number): Promise<RegionNode[]> {
  return (await regionTree(ctx)).path(code);
}

export async function nameOf(ctx: Ctx, code: number): Promise<string> {
  return (await regionTree(ctx)).get(code).name;
}

/** As people say it: 聚财社区 for 聚财社区居委会, 广榆村 for 广榆村委会; a cell with its community before it. */
export async function spokenNameOf(ctx: Ctx, code: number): Promise<string> {
  const tree = await regionTree(ctx);
  const region = tree.get(code);
  if (region.level !== 'grid' || region.parent === null) return spokenName(region.name);
  return `${spokenName(tree.get(region.parent).name)}${region.name}`;
}

/** 榆阳区鼓楼街道…: the whole name of a place below the city. */
export async function placeOf(ctx: Ctx, code: number): Promise<string> {
  return (await regionTree(ctx)).place(code);
}

/** Who answers today for a code that ended, several after a split; the code itself while it is in force. */
export async function successorsOf(ctx: Ctx, code: number): Promise<RegionNode[]> {
  const tree = await regionTree(ctx);
  const links = await ctx.db.selectFrom('region_successor').select(['code', 'successor']).execute();
  const onward = Map.groupBy(links, (link) => link.code);
  const [today, seen, open] = [new Set<RegionNode>(), new Set<number>(), [code]];
  for (const at of open) {
    if (seen.has(at)) continue;
    seen.add(at);
    const node = tree.find(at);
    if (node?.inForce) today.add(node);
    else open.push(...(onward.get(at) ?? []).map((link) => link.successor));
  }
  return [...today].sort((a, b) => a.code - b.code);
}

/**
 * The region that answers today where `code` was named: the code itself, or the one that took it over. Refused where
 * nobody or several did: then a person has to choose.
 */
export async function inForceToday(ctx: Ctx, code: number): Promise<RegionNode> {
  const region = await getRegion(ctx, code);
  if (region.inForce) return region;
  const today = await successorsOf(ctx, code);
  const [only] = today;
  if (only && today.length === 1) return only;
  throw endedProblem(region, today);
}

/** For acts that last: whoever names a place that has ended is told what it is today, and decides. */
export async function refuseEnded(ctx: Ctx, code: number): Promise<void> {
  const region = await getRegion(ctx, code);
  if (!region.inForce) throw endedProblem(region, await successorsOf(ctx, code));
}

function endedProblem({ name }: RegionNode, today: readonly RegionNode[]) {
  return today.length === 0
    ? regionProblems.ended({ name })
    : regionProblems.succeeded({
        name,
        successor: today.map((one) => one.name).join('、'),
        codes: today.map((one) => one.code),
      });
}

export interface StatusCount {
  readonly established: number;
  readonly operating: number;
}

/** 建制数 and 实际运行数 of every level within a region: on paper and at work are not the same number. */
export async function countRegions(ctx: Ctx, within: number): Promise<Record<Level, StatusCount>> {
  const { nodes } = await regionTree(ctx);
  const inside = [...nodes.values()].filter((node) => node.inForce && contains(within, node.code));
  const count = (level: Level): StatusCount => {
    const those = inside.filter((node) => node.level === level);
    return {
      established: those.filter((node) => node.established).length,
      operating: those.filter((node) => node.operating).length,
    };
  };
  const [city, county, street, community, grid] = LEVELS;
  return {
    city: count(city),
    county: count(county),
    street: count(street),
    community: count(community),
    grid: count(grid),
  };
}

/** The children of a region as GeoJSON (RFC 7946), for a map; those without an outline are left out. */
export async function outlinesOf(ctx: Ctx, code: number) {
  const children = await childrenOf(ctx, code);
  const features = children.map(async (child) => {
    const { code: id, name, level, outline } = child;
    if (!outline) return [];
    return [
      {
        type: 'Feature' as const,
        id,
        properties: { code: id, name, nameEn: await englishNameOf(child), level },
        geometry: { type: 'Polygon' as const, coordinates: [outline] },
      },
    ];
  });
  return { type: 'FeatureCollection' as const, features: (await Promise.all(features)).flat() };
}
