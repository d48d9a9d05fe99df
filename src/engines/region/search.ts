// Finding a place by what people call it: present, former or short name, with or without the word for its office.
import type { Ctx } from '#kernel/context.ts';
import { contains, LEVELS } from './code.ts';
import { placesCalled, plainPlace } from './places.ts';
import { type RegionNode, type RegionTree, regionTree } from './tree.ts';

export interface FoundRegion extends RegionNode {
  /** The names above it, largest first. */
  readonly path: string[];
  /** The name that matched: its own, one it is also known by, or that of a place in a cell (兴达小区). */
  readonly matched: string;
}

const MOST = 20;
/** 鸳鸯湖社区居委会 is asked for as 鸳鸯湖社区, 鼓楼街道 as 鼓楼街道办. */
const OFFICE = /(?:(?<=街道)办|(?:街道)?办事处|居民委员会|居委会|村民委员会|村委会)$/;

export interface RegionSearch {
  readonly q: string;
  readonly within?: number | undefined;
}

export async function searchRegions(ctx: Ctx, { q, within }: RegionSearch): Promise<FoundRegion[]> {
  const tree = await regionTree(ctx);
  const asked = plain(q);
  if (asked === '') return [];
  const hits: { node: RegionNode; matched: string; rank: number }[] = [];
  for (const node of tree.nodes.values()) {
    if (!node.inForce || (within !== undefined && !contains(within, node.code))) continue;
    let best: { matched: string; rank: number } | undefined;
    for (const name of [node.name, ...node.aliases]) {
      const rank = rankOf(name, asked);
      if (rank !== undefined && (!best || rank < best.rank)) best = { matched: name, rank };
    }
    best ??= asOneSays(tree, node, asked);
    if (best) hits.push({ node, ...best });
  }
  for (const place of await placesCalled(ctx, asked, within, MOST)) {
    const [node, rank] = [tree.find(place.code), rankOf(place.name, plainPlace(asked))];
    if (node?.inForce && rank !== undefined) hits.push({ node, matched: place.name, rank });
  }
  // The larger place first: who types 榆阳 means the district before a village of that name.
  const order = ({ rank, node }: (typeof hits)[number]) => rank * LEVELS.length + LEVELS.indexOf(node.level);
  return hits
    .sort((a, b) => order(a) - order(b) || a.node.code - b.node.code)
    .slice(0, MOST)
    .map(({ node, matched }) => ({ ...node, matched, path: namesAbove(tree, node) }));
}

function plain(name: string): string {
  return name.replace(/\s+/g, '').replace(OFFICE, '');
}

/** 崇文路社区第一网格: the name of a cell says little without its community, so people say both. */
function asOneSays(tree: RegionTree, node: RegionNode, asked: string) {
  const above = tree.path(node.code).at(-2);
  if (!above) return undefined;
  const start = [above.name, plain(above.name)].find((name) => asked.startsWith(name));
  const own = start === undefined ? '' : asked.slice(start.length);
  return own !== '' && node.name.startsWith(own)
    ? { matched: node.name, rank: node.name === own ? 0 : 1 }
    : undefined;
}

/** Exact, beginning, anywhere. */
function rankOf(name: string, asked: string): number | undefined {
  const at = name.indexOf(asked);
  if (at < 0) return undefined;
  if (at > 0) return 2;
  return name.length === asked.length || plain(name) === asked ? 0 : 1;
}

function namesAbove(tree: RegionTree, node: RegionNode): string[] {
  return tree
    .path(node.code)
    .slice(0, -1)
    .map(({ name }) => name);
}
