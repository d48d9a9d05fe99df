// What the failures say that every endpoint may have.
import type { KernelProblem } from '../problem.ts';

export const zhCN = {
  invalid: '有一项或几项没有按要求填，见 slots.fields：哪一项（field）、为什么（reason）。',
  malformed: '请求读不懂：不是有效的 JSON、有重复的键、嵌套太深，或者有不能保存的字符。',
  unauthenticated: '要先登录，或者登录已经结束。',
  forbidden: '没有办理这一项的权限。',
  stepUpNeeded: '这一步要再验一次动态码：最近 {minutes} 分钟内没有验过。',
  crossSite: '修改只能从本系统的页面发出，或者不带 Origin 请求头。',
  notFound: '没有这个地址，或者没有您能看到的这一条。',
  conflict: '刚刚有别人改过，请先看最新的内容。',
  tooSlow: '请求没有在时限内传完。',
  tooLarge: '内容太大：JSON 最多 1 MB，照片最多 10 MB。',
  unsupportedType: '内容类型不对，见 slots.accepts。',
  headersTooLarge: '请求头太大。',
  keyMissing: '缺请求头 Idempotency-Key：8 到 100 个字符，每件事一个，重试时不变。',
  keyReused: '这个 Idempotency-Key 已经用在另一个请求上了，请换一个。',
  rateLimited: '请求太多了，请等 {seconds} 秒再试。',
  diskFull: '系统存储空间不足，什么都没有写入。',
  unavailable: '系统暂时办不了，请等 {seconds} 秒再试。',
  internal: '系统出了问题，已经记录下来；报修时请附上 instance。',
} as const satisfies Record<KernelProblem, string>;
