// The face of the region engine.
export { createCell, endCell } from './cell-changes.ts';
export { type CellProfile, suggestedCells } from './cells.ts';
export {
  ancestor,
  codeFromDigits,
  contains,
  countyOf,
  LEVELS,
  type Level,
  levelOf,
  lineage,
  parentOf,
  type Range,
  subtree,
} from './code.ts';
export { DivisionFileError } from './division-file-error.ts';
export { loadDivisions } from './load.ts';
export { locate } from './locate.ts';
export {
  childrenOf,
  countRegions,
  findRegion,
  getRegion,
  getRoot,
  nameOf,
  outlinesOf,
  pathOf,
  placeOf,
  spokenNameOf,
  successorsOf,
} from './queries.ts';
export { searchRegions } from './search.ts';
export { type Outline, type Position, regionTables } from './tables.ts';
export { type RegionNode, type RegionTree, regionTree } from './tree.ts';
