// Words of the four shells.
export const zhCN = {
  face: { portal: '居民服务', field: '网格员', desk: '工作台', wall: '运行总览' },
  nav: {
    label: '主导航',
    home: '首页',
    report: '我要反映',
    track: '查进度',
    me: '我的',
  },
  desk: {
    place: '当前区划',
    find: '查找',
    post: '当前岗位',
    signOut: '退出',
    noPost: '请选岗位',
  },
  form: { losing: '填好的内容还没有提交，关掉就没有了。' },
  footer: { hotline: '不会用？打 12345，或到社区窗口办，效果一样。' },
  wall: { full: '全屏', live: '实时', waiting: '连接中断，正在重连' },
  duration: { seconds: '{s} 秒', minutes: '{m} 分 {s} 秒' },
  notFound: { title: '没有这一页', text: '地址可能有误，或者内容已经移走。', home: '回到首页' },
} as const;
