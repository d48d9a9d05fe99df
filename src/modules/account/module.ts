// Accounts 账号: who is who. A factory, because who asks and who is told is composed from neighbours.
import { defineModule, type Manifest } from '#kernel/module.ts';
import { authenticateWith } from './authenticate.ts';
import { accountApi } from './contract.ts';
import { en } from './messages/api.en.ts';
import { zhCN } from './messages/api.zh-CN.ts';
import { en as enWords } from './messages/en.ts';
import { zhCN as zhWords } from './messages/zh-CN.ts';
import { MESSAGE_TOPIC } from './messages-out.ts';
import type { AccountOptions } from './options.ts';
import { accountPolicy } from './policy.ts';
import { accountProblems } from './problems.ts';
import { accountRoutes } from './routes.ts';
import { sendQueued, sendWaiting } from './send-messages.ts';
import { sweepSignIns } from './sweep.ts';
import { accountTables } from './tables.ts';

export type { AccountOptions };

export function accountModule(options: AccountOptions): Manifest {
  const { gateway } = options;
  return defineModule({
    name: 'account',
    api: accountApi,
    apiWords: { 'zh-CN': zhCN, en },
    routes: accountRoutes(options),
    policy: accountPolicy,
    tables: accountTables,
    problems: accountProblems.declared,
    problemWords: { 'zh-CN': zhWords.problem, en: enWords.problem },
    migrations: new URL('./migrations/', import.meta.url),
    authenticate: authenticateWith(options),
    jobs: {
      sweepSignIns: { every: '20 3 * * *', run: sweepSignIns },
      ...(gateway ? { sendMessages: { every: '* * * * *', run: sendWaiting(gateway) } } : {}),
    },
    on: gateway ? { [MESSAGE_TOPIC]: sendQueued(gateway) } : {},
  });
}
