import type { Messages } from '#kernel/messages.ts';

export const zhCN = {
  title: '接口文档',
  lead: '给其他单位和系统对接用。每个接口的权限、参数、请求和返回都与服务器同出一源，可下载 OpenAPI 3.1 原文。',
  download: '下载 openapi.json',
  search: '按用途或路径查找',
  count: '{n} 个接口',
  none: '没有符合的接口',
  noneHint: '换一个词试试，例如“反映”“区划”、voices 或 401。',
  rule: '谁可以调用',
  way: {
    session: '登录后（会话 Cookie）',
    reporter: '凭编号和查询码（请求头 liren-reporter）',
    open: '不用登录',
  },
  ruleText: '规则原文（英文代码）',
  perMinute: '每个来源地址每分钟最多 {n} 次',
  problems: '{group}自己的问题（RFC 9457）',
  answersProblems: '可能返回的问题',
  address: '本接口的地址',
  start: {
    title: '从这里开始',
    what: '里仁的每个页面用的就是这些接口，别的系统也可以用：代居民反映一件事、看进度、查区划和分类；工作人员能做的事，登录后都能做。',
    base: '基础地址',
    ways: '三种进入方式',
    wayOpen: '不用登录：反映一件事、诉求分类、区划、按位置找网格。对接系统一般用这些。',
    wayReporter:
      '请求头 liren-reporter: 编号:查询码。反映成功时返回 number 和 secret，凭它们看进度、补照片、确认、评分。',
    waySession:
      '工作人员会话：先 POST /api/session/password，再 POST /api/session/totp，之后带着返回的 Cookie。目前没有给机器用的单独密钥。',
    try: '试一下：反映一盏路灯（可直接复制；示例城市会真的收到）',
    tryNote: '坐标要在本市范围内；id 由您生成，一件事一个。同一条再发一次，得到同一个答复，不会多一件事。',
    keys: '修改类请求要带 Idempotency-Key（8 到 100 个字符，每件事一个）。没收到答复就用原来的键、原样再发：只办一次。',
    limits: '限流：每个来源地址每分钟 6000 次，标了数的接口更少。超出返回 429，等 Retry-After 的秒数再试。',
    formats:
      '正文是 UTF-8 的 JSON，最大 1 MB；照片直接作为正文，最大 10 MB。时刻是 UTC 的 ISO 8601；区划编码是 15 位数字（12 位统计用区划代码加 3 位网格号）。',
    problems:
      '没办成时返回 application/problem+json：code 给程序看，title 给人看（按 Accept-Language 给中文或英文），slots 是其中的数。',
    problemList: '每个接口都可能返回的问题',
  },
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
  noneHint: 'Try another word, such as report, region or 401.',
  rule: 'Who may call it',
  way: {
    session: 'Signed in (session cookie)',
    reporter: 'By number and code (header liren-reporter)',
    open: 'No sign-in needed',
  },
  ruleText: 'The rule as the server states it',
  perMinute: 'At most {n} a minute from one address',
  problems: 'Problems of {group} (RFC 9457)',
  answersProblems: 'Problems it may answer',
  address: 'Address of this entry',
  start: {
    title: 'Start here',
    what: 'Every page of Liren stands on these endpoints, and other systems may use them too: report for a resident, follow it, look up regions and categories; after signing in, whatever staff may do.',
    base: 'Base address',
    ways: 'Three ways in',
    wayOpen:
      'No sign-in: reporting, categories of voices, regions, finding the cell of a point. This is what systems mostly need.',
    wayReporter:
      'Header liren-reporter: number:secret. Reporting answers number and secret; they open following, photos, confirming and rating.',
    waySession:
      'A session of staff: POST /api/session/password, then POST /api/session/totp, then send the cookie along. There is no separate key for machines yet.',
    try: 'Try it: report a street lamp (copy as it is; the demo city really receives it)',
    tryNote:
      'The point must lie in the city; you make the id, one for each matter. Sent again as it is, it gets the same answer and makes no second matter.',
    keys: 'Changes carry an Idempotency-Key (8 to 100 characters, one for each act). No answer? Send the same again with the same key: it is done once.',
    limits:
      'Limits: 6000 requests a minute from one address, fewer where an entry says so. Beyond that 429; wait the seconds of Retry-After.',
    formats:
      'Bodies are JSON in UTF-8, up to 1 MB; a photo is the body itself, up to 10 MB. Instants are ISO 8601 in UTC; region codes have 15 digits (12 of the national code and 3 of the cell).',
    problems:
      'What fails answers application/problem+json: code for programs, title for people (Chinese or English by Accept-Language), slots for the values in it.',
    problemList: 'Problems of every endpoint',
  },
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
