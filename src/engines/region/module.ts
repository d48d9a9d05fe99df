import { defineModule } from '#kernel/module.ts';
import { regionApi } from './contract.ts';
import { en } from './messages/api.en.ts';
import { zhCN } from './messages/api.zh-CN.ts';
import { en as enWords } from './messages/en.ts';
import { zhCN as zhWords } from './messages/zh-CN.ts';
import { regionPolicy } from './policy.ts';
import { regionProblems } from './problems.ts';
import { regionRoutes } from './routes.ts';
import { regionTables } from './tables.ts';

export default defineModule({
  name: 'region',
  api: regionApi,
  apiWords: { 'zh-CN': zhCN, en },
  routes: regionRoutes,
  policy: regionPolicy,
  tables: regionTables,
  problems: regionProblems.declared,
  problemWords: { 'zh-CN': zhWords.problem, en: enWords.problem },
  migrations: new URL('./migrations/', import.meta.url),
});
