import type { Ctx } from '#kernel/context.ts';
import { implement } from '#kernel/http/mount.ts';
import { regionApi } from './contract.ts';
import { englishNameOf } from './latin.ts';
import { locate } from './locate.ts';
import { regionPolicy } from './policy.ts';
import { childrenOf, getRoot, outlinesOf, pathOf } from './queries.ts';
import { type RegionSearch, searchRegions } from './search.ts';
import type { RegionNode } from './tree.ts';

export const regionRoutes = implement(regionApi, regionPolicy, {
  root: async (ctx) => inBothLanguages(await getRoot(ctx)),
  children: async (ctx, { params }) => all(await childrenOf(ctx, params.code)),
  path: async (ctx, { params }) => all(await pathOf(ctx, params.code)),
  search: (ctx, { query }) => found(ctx, query),
  locate: async (ctx, { query }) => ({ path: await all(await locate(ctx, query)) }),
  outlines: (ctx, { params }) => outlinesOf(ctx, params.code),
});

const inBothLanguages = async <Node extends RegionNode>(node: Node) => ({
  ...node,
  nameEn: await englishNameOf(node),
});
const all = <Node extends RegionNode>(nodes: readonly Node[]) => Promise.all(nodes.map(inBothLanguages));

async function found(ctx: Ctx, query: RegionSearch) {
  return Promise.all(
    (await searchRegions(ctx, query)).map(async ({ above, ...node }) => ({
      ...(await inBothLanguages(node)),
      path: above.map(({ name }) => name),
      pathEn: await Promise.all(above.map(englishNameOf)),
    })),
  );
}
