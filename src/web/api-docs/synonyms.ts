// The same thing in other people's words, so that a search finds it.
const SAME: readonly (readonly string[])[] = [
  ['反映', '投诉', '举报', '提交', '上报问题', 'report', 'complain', 'submit'],
  ['看进度', '查询', '跟踪', '进度', 'follow', 'track', 'progress'],
  ['登录', '登陆', '认证', '鉴权', 'sign in', 'login', 'session'],
  ['区划', '行政区', '地区', '地点', 'region', 'place'],
  ['网格', 'grid', 'cell'],
  ['日历', '节假日', '工作日', 'calendar', 'holiday'],
  ['分类', '类别', '类型', 'categor'],
  ['照片', '图片', '附件', 'photo', 'image'],
  ['审计', '日志', 'audit', 'log'],
  ['部门', '单位', '机构', 'organisation', 'organization', 'department'],
  ['账号', '用户', '帐号', 'account', 'user'],
  ['实时', '推送', '订阅', 'event', 'stream', 'live'],
  ['评分', '评价', '满意度', 'rate', 'rating'],
];

/** What was typed, and everything it may be called; nothing for nothing. */
export function saidOtherwise(wanted: string): string[] {
  const text = wanted.trim().toLowerCase();
  if (text === '') return [''];
  const others = SAME.filter((group) => group.some((word) => word === text || text.includes(word)));
  return [text, ...others.flat()];
}
