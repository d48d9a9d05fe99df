// What the audit trail calls the acts of each module: `voice.read` → 查看诉求. The desk knows all modules, none knows all others.
import { en as caseworkEn } from '#engines/casework/messages/en.ts';
import { zhCN as caseworkZh } from '#engines/casework/messages/zh-CN.ts';
import { en as regionEn } from '#engines/region/messages/en.ts';
import { zhCN as regionZh } from '#engines/region/messages/zh-CN.ts';
import { en as scheduleEn } from '#engines/schedule/messages/en.ts';
import { zhCN as scheduleZh } from '#engines/schedule/messages/zh-CN.ts';
import { en as accountEn } from '#modules/account/messages/en.ts';
import { zhCN as accountZh } from '#modules/account/messages/zh-CN.ts';
import { en as voiceEn } from '#modules/voice/messages/en.ts';
import { zhCN as voiceZh } from '#modules/voice/messages/zh-CN.ts';

type Acts = Readonly<Record<string, string>>;

/** The clock and the ladder take these by themselves, and nobody is behind them. */
function done<T extends { open: string; remind: string; escalate: string }>({
  open,
  remind,
  escalate,
  ...steps
}: T) {
  return steps;
}

export const trailZhCN: Readonly<Record<string, Acts>> = {
  case: caseworkZh.trail,
  voice: { ...voiceZh.trail, ...done(voiceZh.action) },
  account: accountZh.trail,
  schedule: scheduleZh.trail,
  region: regionZh.trail,
};
export const trailEn: Readonly<Record<string, Acts>> = {
  case: caseworkEn.trail,
  voice: { ...voiceEn.trail, ...done(voiceEn.action) },
  account: accountEn.trail,
  schedule: scheduleEn.trail,
  region: regionEn.trail,
};
