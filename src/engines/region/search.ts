// Finding a place by what people call it: present, former or short name, with or without the word for its office, in
// pinyin, or as the beginning of a whole address.
import type { Ctx } from '#kernel/context.ts';
import { addressIn } from './address.ts';
import { contains, LEVELS, type Range, subtree } from './code.ts';
import { isLatin, latinRanking } from './latin.ts';
import { placesCalled, plainPlace } from './places.ts';
import { type RegionNode, type RegionTree, regionTree } from './tree.ts';

export interface FoundRegion extends RegionNode {
  /** From the city down to the one above it. */
  readonly above: readonly RegionNode[];
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

interface Hit {
  readonly node: RegionNode;
  readonly matched: string;
  readonly rank: number;
}

export async function searchRegions(ctx: Ctx, { q, within }: RegionSearch): Promise<FoundRegion[]> {
  const tree = await regionTree(ctx);
  const asked = plain(q);
  if (asked === '') return [];
  const hits = await hitsFor(ctx, tree, { q: asked, within });
  // 榆林市榆阳区崇文路12号: nothing is called so, but it says where to look.
  if (hits.length === 0 && !isLatin(asked)) hits.push(...(await hitsForAddress(ctx, tree, asked, within)));
  // The larger place first: who types 榆阳 means the district before a village of that name.
  const order = ({ rank, node }: Hit) => rank * LEVELS.length + LEVELS.indexOf(node.level);
  return hits
    .sort((a, b) => order(a) - order(b) || a.node.code - b.node.code)
    .slice(0, MOST)
    .map(({ node, matched }) => ({ ...node, matched, above: tree.path(node.code).slice(0, -1) }));
}

type Ranking = (name: string, asked: string) => number | undefined;

async function hitsFor(
  ctx: Ctx,
  tree: RegionTree,
  { q, within }: RegionSearch,
  ranking: Ranking = rankOf,
): Promise<Hit[]> {
  const hits: Hit[] = [];
  const latin = isLatin(q) ? await latinRanking(q) : undefined;
  for (const node of tree.nodes.values()) {
    if (!node.inForce || (within !== undefined && !contains(within, node.code))) continue;
    // 第一网格 is everywhere; nobody spells it.
    if (latin && node.level === 'grid') continue;
    let best: { matched: string; rank: number } | undefined;
    for (const name of [node.name, ...node.aliases]) {
      const rank = latin ? latin(name) : ranking(name, q);
      if (rank !== undefined && (!best || rank < best.rank)) best = { matched: name, rank };
    }
    best ??= asOneSays(tree, node, q);
    if (best) hits.push({ node, ...best });
  }
  for (const place of await placesCalled(ctx, q, within, MOST)) {
    const [node, rank] = [tree.find(place.code), rankOf(place.name, plainPlace(q))];
    if (node?.inForce && rank !== undefined) hits.push({ node, matched: place.name, rank });
  }
  return hits;
}

async function hitsForAddress(ctx: Ctx, tree: RegionTree, asked: string, within?: number): Promise<Hit[]> {
  const { at, rest } = addressIn(tree, asked, within);
  const hits =
    rest === '' ? [] : await hitsFor(ctx, tree, { q: rest, within: at?.code ?? within }, beginsAddress);
  return hits.length > 0 || !at ? hits : [{ node: at, matched: at.name, rank: 0 }];
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

const KIND = /(?:社区|街道|镇|乡|村)$/;

/** 崇文路12号 lies in 崇文路社区, as far as words can tell. */
function beginsAddress(name: string, asked: string): number | undefined {
  const own = rankOf(name, asked);
  if (own !== undefined) return own;
  const stem = plain(name).replace(KIND, '');
  return stem.length > 1 && asked.startsWith(stem) ? 3 : undefined;
}
