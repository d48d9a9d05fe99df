import type { gridApi } from '../contract.ts';

export const en = {
  cells: 'The cells of a community and their officers',
  coverage: 'How cells are staffed, one level below',
  addPlace: 'Name an estate or building of a cell',
  endPlace: 'Remove a named estate or building',
  openCell: 'Open a cell',
  endCell: 'End a cell',
  officerOf: 'The officer of a cell',
  pulse: 'The figures of the wall',
  arrivals: 'What has just arrived, for the wall: where and what kind',
} as const satisfies Record<keyof typeof gridApi, string>;
