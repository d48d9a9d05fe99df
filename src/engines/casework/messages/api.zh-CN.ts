// What each endpoint does, for the API reader and OpenAPI.
import type { caseworkApi } from '../contract.ts';

export const zhCN = {
  inbox: '收件箱：该我办的、辖区全部的',
  counts: '收件箱各类件数',
  addPhoto: '加一张照片',
  photo: '看一张照片',
  events: '实时更新（事件流）',
} as const satisfies Record<keyof typeof caseworkApi, string>;
