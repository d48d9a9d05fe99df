// What each endpoint does, for the API reader and OpenAPI.
import type { accountApi } from '../contract.ts';

export const zhCN = {
  me: '当前是谁、以哪个岗位在办事',
  signIn: '登录第一步：账号和密码',
  secondStep: '登录第二步：动态码或恢复码',
  choosePost: '换一个岗位办事',
  signOut: '退出登录',
  changePassword: '改密码',
  redeem: '用一次性链接设密码',
  oidcStart: '用单位统一账号登录：出发',
  oidcBack: '用单位统一账号登录：返回',
  residentCode: '给居民手机发验证码',
  residentSignIn: '居民用手机验证码登录',
  list: '账号列表',
  organisations: '部门名录',
  create: '新建账号',
  grantPost: '给一个岗位',
  endPost: '结束一个岗位',
  disable: '停用账号',
  enable: '恢复账号',
  reset: '重置登录，发一次性链接',
  auditTrail: '查审计记录',
  auditSeals: '审计封条',
  auditVerify: '校验审计记录',
  demoOutbox: '示例城市发出的短信和示例账号',
} as const satisfies Record<keyof typeof accountApi, string>;
