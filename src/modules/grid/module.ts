import { implement } from '#kernel/http/mount.ts';
import { defineModule } from '#kernel/module.ts';
import { arrivalsIn } from './arrivals.ts';
import { cellsOf, coverageOf, officerOf } from './cells.ts';
import { gridApi } from './contract.ts';
import { closeCell, dropPlace, keepPlace, openCell } from './keep.ts';
import { en } from './messages/api.en.ts';
import { zhCN } from './messages/api.zh-CN.ts';
import { en as enWords } from './messages/en.ts';
import { zhCN as zhWords } from './messages/zh-CN.ts';
import { gridPolicy } from './policy.ts';
import { gridProblems } from './problems.ts';
import { pulseOf } from './queries.ts';

export default defineModule({
  name: 'grid',
  api: gridApi,
  apiWords: { 'zh-CN': zhCN, en },
  policy: gridPolicy,
  problems: gridProblems.declared,
  problemWords: { 'zh-CN': zhWords.problem, en: enWords.problem },
  routes: implement(gridApi, gridPolicy, {
    cells: (ctx, { params }) => cellsOf(ctx, params.code),
    coverage: (ctx, { params }) => coverageOf(ctx, params.code),
    officerOf: (ctx, { params }) => officerOf(ctx, params.code),
    pulse: (ctx, { params }) => pulseOf(ctx, params.code),
    addPlace: (ctx, { params, body }) => keepPlace(ctx, params.code, body),
    endPlace: (ctx, { params }) => dropPlace(ctx, params.code, params.place),
    openCell: (ctx, { params, body }) => openCell(ctx, params.code, body),
    endCell: (ctx, { params, body }) => closeCell(ctx, params.code, body),
    arrivals: (ctx, { params }) => arrivalsIn(ctx, params.code),
  }),
});
