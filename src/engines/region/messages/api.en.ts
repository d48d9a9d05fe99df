import type { regionApi } from '../contract.ts';

export const en = {
  root: 'The whole city',
  children: 'Regions one level below',
  path: 'The levels from the city down to here',
  search: 'Find a region by name, pinyin or the beginning of an address, former names included',
  locate: 'The community and cell of a point',
  outlines: 'Outlines of the regions one level below',
} as const satisfies Record<keyof typeof regionApi, string>;
