// The face of the region engine.
export type { CellProfile } from './cells.ts';
export {
  ancestor,
  contains,
  countyOf,
  type Level,
  levelOf,
  type Range,
  subtree,
} from './code.ts';
export { loadDivisions } from './load.ts';
export { locate } from './locate.ts';
export {
  childrenOf,
  findRegion,
  getRegion,
  getRoot,
  nameOf,
  outlinesOf,
  pathOf,
  spokenNameOf,
} from './queries.ts';
export type { Outline, Position } from './tables.ts';
export type { RegionNode, RegionTree } from './tree.ts';
