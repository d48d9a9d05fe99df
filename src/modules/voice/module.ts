import { closeLapsed, resumeDue } from '#engines/casework/index.ts';
import { defineModule } from '#kernel/module.ts';
import { voiceApi } from './contract.ts';
import { voiceFlow } from './flow.ts';
import { en } from './messages/api.en.ts';
import { zhCN } from './messages/api.zh-CN.ts';
import { voicePolicy } from './policy.ts';
import { voiceProblems } from './problems.ts';
import { voiceTables } from './record.ts';
import { voiceRoutes } from './routes.ts';
import { leaveUnstaffedCells } from './staffing.ts';

const BATCH = 200;

export default defineModule({
  name: 'voice',
  api: voiceApi,
  apiWords: { 'zh-CN': zhCN, en },
  routes: voiceRoutes,
  policy: voicePolicy,
  tables: voiceTables,
  problems: voiceProblems.declared,
  migrations: new URL('./migrations/', import.meta.url),
  on: {
    'post.ended': async (ctx, { code }) => void (await leaveUnstaffedCells(ctx, Number(code))),
    'cell.ended': async (ctx, { code }) => void (await leaveUnstaffedCells(ctx, Number(code))),
  },
  jobs: {
    'voice.lapse': {
      every: '* * * * *',
      run: async (ctx) => (await closeLapsed(ctx, voiceFlow, voicePolicy, BATCH)) === BATCH,
    },
    'voice.resume': {
      every: '* * * * *',
      run: async (ctx) => (await resumeDue(ctx, voiceFlow, voicePolicy, BATCH)) === BATCH,
    },
    // A post may also run out by its date, which nobody announces.
    'voice.unstaffed': { every: '*/10 * * * *', run: (ctx) => leaveUnstaffedCells(ctx) },
  },
});
