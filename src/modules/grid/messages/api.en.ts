import type { gridApi } from '../contract.ts';

export const en = {
  cells: 'The cells of a community and their officers',
  coverage: 'How cells are staffed, one level below',
  officerOf: 'The officer of a cell',
  pulse: 'The figures of the wall',
} as const satisfies Record<keyof typeof gridApi, string>;
