// What the audit trail calls the acts of each module: `voice.read` → 查看诉求. The desk knows all modules, none knows all others.
import { en as caseworkEn } from '#engines/casework/messages/en.ts';
import { zhCN as caseworkZh } from '#engines/casework/messages/zh-CN.ts';
import { en as regionEn } from '#engines/region/messages/en.ts';
import { zhCN as regionZh } from '#engines/region/messages/zh-CN.ts';
import { en as scheduleEn } from '#engines/schedule/messages/en.ts';
import { zhCN as scheduleZh } from '#engines/schedule/messages/zh-CN.ts';
import { en as accountEn } from '#modules/account/messages/en.ts';
import { zhCN as accountZh } from '#modules/account/messages/zh-CN.ts';
import type { TrailValues } from '#modules/account/web/desk/audit-words.ts';
import { en as voiceEn } from '#modules/voice/messages/en.ts';
import { zhCN as voiceZh } from '#modules/voice/messages/zh-CN.ts';

type Acts = Readonly<Record<string, string>>;

export const trailZhCN: Readonly<Record<string, Acts>> = {
  case: caseworkZh.trail,
  voice: voiceZh.trail,
  account: accountZh.trail,
  schedule: scheduleZh.trail,
  region: regionZh.trail,
};
export const trailEn: Readonly<Record<string, Acts>> = {
  case: caseworkEn.trail,
  voice: voiceEn.trail,
  account: accountEn.trail,
  schedule: scheduleEn.trail,
  region: regionEn.trail,
};

/** What the entries say in codes: which kind of day, which level, which list. */
const valuesOf = (
  casework: { readonly inbox: { readonly tab: Acts } },
  schedule: Pick<typeof scheduleEn, 'holidayName' | 'workdayName' | 'ordinaryName' | 'hours'>,
  voice: { readonly name: string; readonly state: Acts },
): TrailValues => {
  const { holidayName: holiday, workdayName: workday, ordinaryName: ordinary } = schedule;
  const { tab } = casework.inbox;
  return {
    kind: { holiday, workday, ordinary, voice: voice.name },
    level: schedule.hours.levelName,
    view: tab,
    clock: tab,
    state: voice.state,
  };
};
export const valuesZhCN = valuesOf(caseworkZh, scheduleZh, voiceZh);
export const valuesEn = valuesOf(caseworkEn, scheduleEn, voiceEn);
