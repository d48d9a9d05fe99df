import { implement, type Mounted } from '#kernel/http/mount.ts';
import { listAccounts } from './accounts.ts';
import { auditRoutes } from './audit-routes.ts';
import { accountApi } from './contract.ts';
import { demoOutbox } from './demo.ts';
import { endPost, grantPost } from './grant-post.ts';
import {
  createAccount,
  disableAccount,
  enableAccount,
  resetAccount,
  unlockAccount,
} from './manage-account.ts';
import { choosePost, signOut, whoAmI } from './me.ts';
import { oidcSignIn } from './oidc.ts';
import type { AccountOptions } from './options.ts';
import { organisationsForDesk } from './organisations.ts';
import { ownAccountRoutes } from './own-account-routes.ts';
import { accountPolicy } from './policy.ts';
import { prove } from './prove.ts';
import { residentSignIn, sendResidentCode } from './resident-sign-in.ts';
import { secondStep } from './second-step.ts';
import { signIn } from './sign-in.ts';

export function accountRoutes(options: AccountOptions): Mounted {
  const oidc = oidcSignIn(options);
  return implement(accountApi, accountPolicy, {
    me: (ctx) => whoAmI(ctx, options),
    signIn: (ctx, { body }) => signIn(ctx, options, body),
    secondStep: (ctx, { body }) => secondStep(ctx, options, body),
    prove: (ctx, { body }) => prove(ctx, body),
    choosePost: (ctx, { body }) => choosePost(ctx, options, body),
    signOut: (ctx) => signOut(ctx, options),
    ...ownAccountRoutes,
    oidcStart: (ctx, { query }) => oidc.start(ctx, query),
    oidcBack: (ctx, { query }) => oidc.back(ctx, query),

    residentCode: (ctx, { body }) => sendResidentCode(ctx, options, body),
    residentSignIn: (ctx, { body }) => residentSignIn(ctx, options, body),

    list: (ctx, { query }) => listAccounts(ctx, options, query),
    organisations: (ctx, { query }) => organisationsForDesk(ctx, query.within),
    create: (ctx, { body }) => createAccount(ctx, options, body),
    grantPost: (ctx, { params, body }) => grantPost(ctx, options, params.id, body),
    endPost: (ctx, { params, body }) => endPost(ctx, options, params, body.reason),
    disable: (ctx, { params, body }) => disableAccount(ctx, options, params.id, body.reason),
    enable: (ctx, { params, body }) => enableAccount(ctx, options, params.id, body.reason),
    unlock: (ctx, { params, body }) => unlockAccount(ctx, options, params.id, body.reason),
    reset: (ctx, { params, body }) => resetAccount(ctx, options, params.id, body.reason),

    ...auditRoutes(options),
    demoOutbox: (ctx) => demoOutbox(ctx, options),
  });
}
