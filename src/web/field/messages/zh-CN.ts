// Words of the phone shell and of the page about oneself.
export const zhCN = {
  nav: { today: '今天', cell: '我的网格', me: '我的' },
  offline:
    '现在没有网络，打不开别的事，也交不上去；请先别刷新、别关这一页。写到一半的话、拍的照片存在这部手机上；“受理”这类一按就办的不会留着，有网了要再按一次。',
  wrongPost: '这个岗位在电脑上办',
  wrongPostHelp: '手机端是给办事的岗位用的。请打开工作台，或者换一个岗位。',
  toDesk: '打开工作台',
  idle: {
    title: '很久没有操作了',
    help: '{n} 秒后自动退出。写了一半的内容会留着。',
    stay: '继续使用',
    leave: '现在退出',
  },
  me: {
    title: '我的',
    post: '现在的岗位',
    until: '任期',
    others: '换一个岗位',
    account: '账号',
    signOut: '退出登录',
    leave: '退出登录？',
    leaveKept: '有 {n} 件写好了还没交上去。它们留在这部手机上，只有您用同一个岗位登录才看得到。',
    leaveHelp: '这部手机要交给别人用，请一定先退出。',
    idle: '{n} 分钟没有操作，会自动退出；写了一半的内容还在。',
  },
} as const;
