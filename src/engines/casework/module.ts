import { defineModule } from '#kernel/module.ts';
import { caseworkApi } from './contract.ts';
import { CLIMB, climbLadder } from './ladder.ts';
import { en } from './messages/api.en.ts';
import { zhCN } from './messages/api.zh-CN.ts';
import { en as enWords } from './messages/en.ts';
import { zhCN as zhWords } from './messages/zh-CN.ts';
import { caseworkPolicy } from './policy.ts';
import { caseworkProblems } from './problems.ts';
import { caseworkRoutes } from './routes.ts';
import { caseworkTables } from './tables.ts';

export default defineModule({
  name: 'casework',
  api: caseworkApi,
  apiWords: { 'zh-CN': zhCN, en },
  routes: caseworkRoutes,
  policy: caseworkPolicy,
  tables: caseworkTables,
  problems: caseworkProblems.declared,
  problemWords: { 'zh-CN': zhWords.problem, en: enWords.problem },
  migrations: new URL('./migrations/', import.meta.url),
  jobs: {
    'casework.climb': {
      every: '* * * * *',
      run: async (ctx) => (await climbLadder(ctx)) === CLIMB,
    },
  },
});
