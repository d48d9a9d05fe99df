// What each endpoint does, for the API reader and OpenAPI.
import type { regionApi } from '../contract.ts';

export const zhCN = {
  root: '整座城市',
  children: '下一级区划',
  path: '从市到这里的层级',
  search: '按名称、拼音或地址开头查区划，曾用名也能查到',
  locate: '坐标落在哪个社区、哪个网格',
  outlines: '下一级的边界',
} as const satisfies Record<keyof typeof regionApi, string>;
