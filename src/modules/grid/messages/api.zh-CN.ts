// What each endpoint does, for the API reader and OpenAPI.
import type { gridApi } from '../contract.ts';

export const zhCN = {
  cells: '一个社区的网格和网格员',
  coverage: '下一级的网格员配备情况',
  officerOf: '一个网格的网格员',
  pulse: '大屏的数字',
} as const satisfies Record<keyof typeof gridApi, string>;
