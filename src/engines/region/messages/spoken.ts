// Names as people say them: 聚财社区 for 聚财社区居委会, 广榆村 for 广榆村委会. Read by server and browser.
const COMMITTEE = /(居民委员会|居委会)$/;
const VILLAGE_COMMITTEE = /(村民委员会|村委会)$/;

export function spokenName(name: string): string {
  return name.replace(COMMITTEE, '').replace(VILLAGE_COMMITTEE, '村');
}
