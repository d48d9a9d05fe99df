import { implement } from '#kernel/http/mount.ts';
import { regionApi } from './contract.ts';
import { locate } from './locate.ts';
import { regionPolicy } from './policy.ts';
import { childrenOf, getRoot, outlinesOf, pathOf } from './queries.ts';
import { searchRegions } from './search.ts';

export const regionRoutes = implement(regionApi, regionPolicy, {
  root: (ctx) => getRoot(ctx),
  children: (ctx, { params }) => childrenOf(ctx, params.code),
  path: (ctx, { params }) => pathOf(ctx, params.code),
  search: (ctx, { query }) => searchRegions(ctx, query),
  locate: async (ctx, { query }) => ({ path: await locate(ctx, query) }),
  outlines: (ctx, { params }) => outlinesOf(ctx, params.code),
});
