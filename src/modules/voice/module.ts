import { defineModule, type Manifest } from '#kernel/module.ts';
import { voiceApi } from './contract.ts';
import { en } from './messages/api.en.ts';
import { zhCN } from './messages/api.zh-CN.ts';
import { en as enWords } from './messages/en.ts';
import { zhCN as zhWords } from './messages/zh-CN.ts';
import { voicePolicy } from './policy.ts';
import { voiceProblems } from './problems.ts';
import { voiceTables } from './record.ts';
import { resumePaused } from './resume-paused.ts';
import { voiceRoutes } from './routes.ts';
import { closeSilent, tellOfSilence } from './silence.ts';
import { leaveUnstaffedCells } from './staffing.ts';
import { type Texts, tellAnswer } from './tell.ts';

export const voiceModule = (texts: Texts): Manifest =>
  defineModule({
    name: 'voice',
    api: voiceApi,
    apiWords: { 'zh-CN': zhCN, en },
    routes: voiceRoutes,
    policy: voicePolicy,
    tables: voiceTables,
    problems: voiceProblems.declared,
    problemWords: { 'zh-CN': zhWords.problem, en: enWords.problem },
    migrations: new URL('./migrations/', import.meta.url),
    on: {
      case: tellAnswer(texts),
      'post.ended': async (ctx, { code }) => void (await leaveUnstaffedCells(ctx, Number(code))),
      'cell.ended': async (ctx, { code }) => void (await leaveUnstaffedCells(ctx, Number(code))),
    },
    jobs: {
      'voice.lapse': { every: '* * * * *', run: closeSilent },
      'voice.resume': { every: '* * * * *', run: resumePaused },
      'voice.tellOfSilence': { every: '*/10 9-17 * * *', run: tellOfSilence(texts) },
      // A post may also run out by its date, which nobody announces.
      'voice.unstaffed': { every: '*/10 * * * *', run: (ctx) => leaveUnstaffedCells(ctx) },
    },
  });
