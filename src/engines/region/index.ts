// The face of the region engine.

export { createCell, endCell } from './cell-changes.ts';
export type { CellProfile } from './cells.ts';
export {
  ancestor,
  contains,
  countyOf,
  type Level,
  levelOf,
  lineage,
  type Range,
  subtree,
} from './code.ts';
export { englishNameOf } from './latin.ts';
export { liesIn } from './lies-in.ts';
export { loadDivisions } from './load.ts';
export { locate } from './locate.ts';
export { addPlace, cellNamedIn, endPlace, placesWithin } from './places.ts';
export {
  childrenOf,
  findRegion,
  getRegion,
  getRoot,
  inForceToday,
  nameOf,
  outlinesOf,
  pathOf,
  refuseEnded,
  spokenNameOf,
} from './queries.ts';
export { rangesCalled } from './search.ts';
export type { Outline, Position } from './tables.ts';
export type { RegionNode, RegionTree } from './tree.ts';
