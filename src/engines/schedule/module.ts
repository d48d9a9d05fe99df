import { implement } from '#kernel/http/mount.ts';
import { defineModule } from '#kernel/module.ts';
import { scheduleApi } from './contract.ts';
import { type Keepers, publishYear, setDays, withdrawYear } from './edit.ts';
import { setOfficeHours, withdrawOfficeHours } from './edit-hours.ts';
import { en } from './messages/api.en.ts';
import { zhCN } from './messages/api.zh-CN.ts';
import { en as enWords } from './messages/en.ts';
import { zhCN as zhWords } from './messages/zh-CN.ts';
import { schedulePolicy } from './policy.ts';
import { previewed } from './preview.ts';
import { scheduleProblems } from './problems.ts';
import { readOfficeHours, readYear } from './read.ts';
import { scheduleTables } from './tables.ts';

export function scheduleModule(keepers: Keepers) {
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
      year: (ctx, { params }) => readYear(ctx, params.year, keepers.names),
      setDay: (ctx, { params, body }) =>
        previewed(ctx, body.preview, (own) => setDays(own, params.date, body, keepers)),
      publishYear: (ctx, { params, body }) =>
        previewed(ctx, body.preview, (own) => publishYear(own, params.year, body.source, keepers)),
      withdrawYear: (ctx, { params, body }) =>
        previewed(ctx, body.preview, (own) => withdrawYear(own, params.year, body.reason, keepers)),
      officeHours: (ctx) => readOfficeHours(ctx),
      setOfficeHours: (ctx, { params, body }) =>
        previewed(ctx, body.preview, (own) => setOfficeHours(own, params, body, keepers)),
      withdrawOfficeHours: (ctx, { params, body }) =>
        previewed(ctx, body.preview, (own) => withdrawOfficeHours(own, params, body.reason, keepers)),
    }),
  });
}
