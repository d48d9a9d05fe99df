import type { Messages } from '#kernel/messages.ts';

export const zhCN = {
  title: '接口文档',
  lead: '给其他单位和系统对接用。每个接口的权限、参数、请求和返回都与服务器同出一源，可下载 OpenAPI 3.1 原文。',
  download: '下载 openapi.json',
  search: '按用途或路径查找',
  count: '{n} 个接口',
  none: '没有符合的接口',
  noneHint: '换一个词试试，例如 voices 或 region。',
  rule: '谁可以调用',
  way: {
    session: '登录后（会话 Cookie）',
    reporter: '凭编号和查询码（请求头 liren-reporter）',
    open: '不用登录',
  },
  problems: '{group}可能返回的问题（RFC 9457）',
  parameters: '参数',
  body: '请求',
  answer: '返回',
  required: '必填',
  group: {
    region: '区划',
    schedule: '工作日历',
    casework: '事件办理',
    account: '账号',
    voice: '诉求',
    grid: '网格',
  },
} as const;

export const en = {
  title: 'API reference',
  lead: 'For other bodies and systems. Rules, parameters, requests and answers come from the same table as the server; the OpenAPI 3.1 document can be downloaded.',
  download: 'Download openapi.json',
  search: 'Find by purpose or path',
  count: '{n} endpoints',
  none: 'No endpoint matches',
  noneHint: 'Try another word, such as voices or region.',
  rule: 'Who may call it',
  way: {
    session: 'Signed in (session cookie)',
    reporter: 'By number and code (header liren-reporter)',
    open: 'No sign-in needed',
  },
  problems: 'Problems of {group} (RFC 9457)',
  parameters: 'Parameters',
  body: 'Request',
  answer: 'Answer',
  required: 'required',
  group: {
    region: 'Regions',
    schedule: 'Working calendar',
    casework: 'Casework',
    account: 'Accounts',
    voice: 'Voices',
    grid: 'Grid',
  },
} satisfies Messages<typeof zhCN>;
