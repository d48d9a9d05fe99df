// What each endpoint does, for the API reader and OpenAPI.
import type { voiceApi } from '../contract.ts';

export const zhCN = {
  categories: '诉求分类和时限',
  suggestCategory: '按写的内容推荐分类',
  report: '反映一件事（不用账号）',
  follow: '凭编号和查询码看进度',
  followEvents: '反映人这件事的实时更新（事件流）',
  addReporterPhoto: '反映人补一张照片',
  reporterPhoto: '反映人看一张照片',
  confirm: '反映人确认办好了',
  dispute: '反映人有异议，交上一级复核',
  rate: '反映人评分',
  mine: '我反映过的事',
  get: '一件诉求的全部内容',
  accept: '受理',
  passUp: '上报',
  assign: '交办',
  giveBack: '退回',
  invite: '邀请协办',
  contribute: '协办反馈',
  pause: '暂停计时',
  resume: '恢复计时',
  refuse: '不予受理',
  resolve: '答复办结',
  reclassify: '改分类',
  phone: '看反映人的电话',
} as const satisfies Record<keyof typeof voiceApi, string>;
