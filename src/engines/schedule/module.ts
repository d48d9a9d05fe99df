import { implement } from '#kernel/http/mount.ts';
import { defineModule } from '#kernel/module.ts';
import { scheduleApi } from './contract.ts';
import { publishYear, type Recompute, readOfficeHours, readYear, setDay, setOfficeHours } from './edit.ts';
import { en } from './messages/api.en.ts';
import { zhCN } from './messages/api.zh-CN.ts';
import { en as enWords } from './messages/en.ts';
import { zhCN as zhWords } from './messages/zh-CN.ts';
import { schedulePolicy } from './policy.ts';
import { scheduleProblems } from './problems.ts';
import { scheduleTables } from './tables.ts';

/** `recompute` brings every open clock in line after an edit; whoever keeps clocks hands it in. */
export function scheduleModule(recompute: Recompute) {
  return defineModule({
    name: 'schedule',
    api: scheduleApi,
    apiWords: { 'zh-CN': zhCN, en },
    policy: schedulePolicy,
    tables: scheduleTables,
    problems: scheduleProblems.declared,
    problemWords: { 'zh-CN': zhWords.problem, en: enWords.problem },
    migrations: new URL('./migrations/', import.meta.url),
    routes: implement(scheduleApi, schedulePolicy, {
      year: (ctx, { params }) => readYear(ctx, params.year),
      setDay: (ctx, { params, body }) => setDay(ctx, params.date, body, recompute),
      officeHours: (ctx) => readOfficeHours(ctx),
      setOfficeHours: (ctx, { params, body }) => setOfficeHours(ctx, params, body, recompute),
      publishYear: (ctx, { params, body }) => publishYear(ctx, params.year, body.source, recompute),
    }),
  });
}
