// Who is who: sign-in, posts, and the register of staff accounts.
import { z } from 'zod';
import { endpoint } from '#kernel/contract.ts';
import { pageQuery, regionCode, uuid, words } from '#kernel/schemas.ts';
import { auditApi } from './audit-contract.ts';
import { ownAccountApi } from './own-account-contract.ts';
import {
  account,
  accountParams,
  challenge,
  demoOutbox,
  entered,
  login,
  me,
  newPost,
  secondFactor,
  withLink,
  withReason,
} from './shapes.ts';

export const accountApi = {
  me: endpoint('GET /api/session', { allow: 'anyone', returns: me }),
  signIn: endpoint('POST /api/session/password', {
    allow: 'anyone',
    body: login,
    returns: challenge,
    replay: 'none',
    perMinute: 30,
  }),
  secondStep: endpoint('POST /api/session/totp', {
    allow: 'anyone',
    body: secondFactor,
    returns: entered,
    replay: 'none',
    perMinute: 30,
  }),
  /** The second factor once more: grave acts ask for one not older than ten minutes. */
  prove: endpoint('POST /api/session/proof', {
    allow: 'signedIn',
    body: z.object({ code: z.string().trim().max(20) }),
    replay: 'none',
    perMinute: 30,
  }),
  choosePost: endpoint('POST /api/session/post', {
    allow: 'choosePost',
    body: z.object({ post: uuid }),
    returns: me,
    replay: 'none',
  }),
  signOut: endpoint('DELETE /api/session', { allow: 'anyone', replay: 'none' }),
  ...ownAccountApi,
  oidcStart: endpoint('GET /api/oidc/start', {
    allow: 'anyone',
    query: z.object({ to: z.string().max(200).default('/desk/') }),
  }),
  oidcBack: endpoint('GET /api/oidc/callback', {
    allow: 'anyone',
    query: z.object({
      code: z.string().max(4000).optional(),
      state: z.string().max(500).optional(),
      iss: z.string().max(500).optional(),
      error: z.string().max(200).optional(),
      session_state: z.string().max(500).optional(),
    }),
  }),

  residentCode: endpoint('POST /api/resident/code', {
    allow: 'anyone',
    body: z.object({ phone: words(20) }),
    returns: z.object({ challenge: z.string(), seconds: z.number() }),
    replay: 'none',
    perMinute: 10,
  }),
  residentSignIn: endpoint('POST /api/resident/session', {
    allow: 'anyone',
    body: z.object({ challenge: z.string().max(200), code: z.string().trim().max(10) }),
    returns: me,
    replay: 'none',
    perMinute: 30,
  }),

  list: endpoint('GET /api/accounts', {
    allow: 'read',
    query: z.object({ ...pageQuery, q: z.string().trim().max(60).optional(), within: regionCode.optional() }),
    returns: z.object({ accounts: z.array(account), next: z.string().nullable() }),
  }),
  organisations: endpoint('GET /api/organisations', {
    allow: 'organisations',
    query: z.object({ within: regionCode.optional() }),
    returns: z.array(z.object({ id: uuid, code: z.number(), name: z.string(), nameEn: z.string() })),
  }),
  create: endpoint('POST /api/accounts', {
    allow: 'manage',
    body: z.object({ id: uuid, login: words(60).regex(/^[a-z0-9][a-z0-9._-]*$/), name: words(40) }),
    returns: withLink,
    status: 201,
  }),
  grantPost: endpoint('POST /api/accounts/:id/posts', {
    allow: 'manage',
    params: accountParams,
    body: newPost,
    returns: account,
    proven: true,
  }),
  endPost: endpoint('POST /api/accounts/:id/posts/:post/end', {
    allow: 'manage',
    params: accountParams.extend({ post: uuid }),
    body: withReason,
    returns: account,
  }),
  disable: endpoint('POST /api/accounts/:id/disable', {
    allow: 'manage',
    params: accountParams,
    body: withReason,
    returns: account,
  }),
  enable: endpoint('POST /api/accounts/:id/enable', {
    allow: 'manage',
    params: accountParams,
    body: withReason,
    returns: account,
  }),
  /** Ends the waiting after wrong passwords. */
  unlock: endpoint('POST /api/accounts/:id/unlock', {
    allow: 'manage',
    params: accountParams,
    body: withReason,
    returns: account,
  }),
  /** Sends the holder through a new one-time link; the administrator never learns a password. */
  reset: endpoint('POST /api/accounts/:id/reset', {
    allow: 'manage',
    params: accountParams,
    body: withReason,
    returns: withLink,
    proven: true,
  }),

  ...auditApi,
  /** Demo installations only: messages that a gateway would have sent, and the current codes of the demo sign-ins. */
  demoOutbox: endpoint('GET /api/demo/outbox', { allow: 'demo', returns: demoOutbox }),
};
