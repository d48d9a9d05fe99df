// Finding a place by what people call it: present, former or short name, with or without the word for its office.
import type { Ctx } from '#kernel/context.ts';
import { contains, LEVELS, type Range, subtree } from './code.ts';
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

/** The regions whose present or former name holds these words, none inside another; the largest first, a few at most. */
export async function rangesCalled(ctx: Ctx, q: string, { lo, hi }: Range): Promise<Range[]> {
  const tree = await regionTree(ctx);
  const asked = plain(q);
  // One character is in half of all names.
  if (asked.length < 2) return [];
  const called = [...tree.nodes.values()]
    .filter(
      ({ code, name, aliases }) =>
        code >= lo && code <= hi && [name, ...aliases].some((one) => one.includes(asked)),
    )
    .map(({ code }) => subtree(code))
    .sort((a, b) => b.hi - b.lo - (a.hi - a.lo) || a.lo - b.lo);
  const apart: Range[] = [];
  for (const range of called) {
    if (apart.length === MOST) break;
    if (!apart.some((whole) => range.lo >= whole.lo && range.hi <= whole.hi)) apart.push(range);
  }
  return apart;
}

function plain(name: string): string {
  return name.replace(/\s+/g, '').replace(OFFICE, '');
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
