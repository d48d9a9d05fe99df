// What each endpoint does, for the API reader and OpenAPI.
import type { gridApi } from '../contract.ts';

export const zhCN = {
  cells: '一个社区的网格和网格员',
  coverage: '下一级的网格员配备情况',
  addPlace: '给网格登记小区、楼栋',
  endPlace: '去掉登记过的小区、楼栋',
  openCell: '新设一个网格',
  endCell: '撤销一个网格',
  officerOf: '一个网格的网格员',
  pulse: '大屏的数字',
  arrivals: '大屏上刚到的事：何处、何类',
} as const satisfies Record<keyof typeof gridApi, string>;
