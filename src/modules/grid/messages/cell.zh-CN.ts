// Words for residents who scan the code at their entrance.
export const zhCN = {
  lead: '这一片有人管。有事在这里反映，网格员就能看到。',
  officer: '网格员',
  nobody: '现在没有网格员，由{community}直接接手',
  community: '所属社区（村）',
  reach: '怎么找到',
  reachHelp: '在下面反映，网格员就能看到。不会用可以打 12345，或到社区（村）窗口。',
  report: '我要反映问题',
  unknown: '没有这个网格',
  unknownHelp: '码可能印错了，或者网格已经重新划过。您可以直接反映。',
} as const;
