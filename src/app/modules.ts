// The one list. Routes, OpenAPI, migrations, jobs and the permission matrix are loops over it; order is migration order.

import { caseOfNumber, numbersOf, recomputeClocks } from '#engines/casework/index.ts';
import caseworkEngine from '#engines/casework/module.ts';
import { getRoot, refuseEnded, spokenNameOf } from '#engines/region/index.ts';
import regionEngine from '#engines/region/module.ts';
import { scheduleModule } from '#engines/schedule/module.ts';
import type { Manifest } from '#kernel/module.ts';
import { kernelProblems } from '#kernel/problem.ts';
import { sweepReplays } from '#kernel/sweep.ts';
import { kernelTables } from '#kernel/tables.ts';
import { type AccountOptions, accountModule } from '#modules/account/index.ts';
import gridModule from '#modules/grid/module.ts';
import { casesOf, reporterOf } from '#modules/voice/index.ts';
import { voiceModule } from '#modules/voice/module.ts';

const kernel: Manifest = {
  name: 'kernel',
  tables: kernelTables,
  problems: kernelProblems.declared,
  migrations: new URL('../kernel/migrations/', import.meta.url),
  jobs: { 'kernel.sweepReplays': { every: '40 3 * * *', run: sweepReplays } },
};

export type Outside = Omit<AccountOptions, 'places' | 'resolvers' | 'ownSubjects' | 'subjects'>;

/** The modules of this product, wired to each other; `outside` is what this installation has around it. */
export function modulesOf(outside: Outside): Manifest[] {
  const account = accountModule({
    ...outside,
    places: {
      root: async (ctx) => (await getRoot(ctx)).code,
      names: async (ctx, codes) =>
        new Map(await Promise.all(codes.map(async (code) => [code, await spokenNameOf(ctx, code)] as const))),
      refuseEnded,
    },
    resolvers: [reporterOf],
    ownSubjects: casesOf,
    subjects: { names: numbersOf, find: caseOfNumber },
  });
  return [
    kernel,
    regionEngine,
    scheduleModule(recomputeClocks),
    caseworkEngine,
    account,
    voiceModule({ service: outside.gateway !== undefined }),
    gridModule,
  ];
}
