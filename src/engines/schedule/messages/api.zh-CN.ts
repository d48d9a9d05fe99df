// What each endpoint does, for the API reader and OpenAPI.
import type { scheduleApi } from '../contract.ts';

export const zhCN = {
  year: '一年的工作日历',
  setDay: '改一天的上班或放假安排',
  publishYear: '发布一年的放假安排',
  withdrawYear: '撤回一年的发布',
  officeHours: '各级的办公时间',
  setOfficeHours: '从某天起改一级的办公时间',
  withdrawOfficeHours: '撤回还没有用上的办公时间',
} as const satisfies Record<keyof typeof scheduleApi, string>;
