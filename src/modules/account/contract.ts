// Who is who: sign-in, posts, and the register of staff accounts.
import { z } from 'zod';
import { endpoint } from '#kernel/contract.ts';
import { instant, pageQuery, regionCode, uuid, words } from '#kernel/schemas.ts';
import { ROLES } from './roles.ts';

export const role = z.enum(ROLES);
export const post = z.object({
  id: uuid,
  role,
  code: z.number(),
  place: z.string(),
  org: uuid.nullable(),
  orgName: z.string().nullable(),
  validFrom: z.iso.date(),
  validTo: z.iso.date().nullable(),
});

export const me = z.object({
  kind: z.enum(['staff', 'resident', 'anonymous']),
  name: z.string().nullable(),
  post: post.nullable(),
  posts: z.array(post),
  /** Capability words of the acting role; the page offers only what they allow. */
  may: z.array(z.string()),
  idleMinutes: z.number().nullable(),
  demo: z.boolean(),
});

const login = z.object({ login: words(60), password: z.string().min(1).max(200) });
const challenge = z.object({
  /** Carries the half-finished sign-in to the second step; good for five minutes. */
  challenge: z.string(),
  next: z.enum(['totp', 'enrol']),
  /** Only when enrolling: what the authenticator app needs. */
  secret: z.string().nullable(),
  uri: z.string().nullable(),
  qr: z.string().nullable(),
});
const account = z.object({
  id: uuid,
  login: z.string(),
  name: z.string(),
  synthetic: z.boolean(),
  lockedUntil: instant.nullable(),
  disabled: z.boolean(),
  totp: z.boolean(),
  posts: z.array(post),
});
const accountParams = z.object({ id: uuid });

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
    body: z.object({ challenge: z.string().max(200), code: z.string().trim().max(20) }),
    returns: z.object({ me, recoveryCodes: z.array(z.string()) }),
    replay: 'none',
    perMinute: 30,
  }),
  choosePost: endpoint('POST /api/session/post', {
    allow: 'signedIn',
    body: z.object({ post: uuid }),
    returns: me,
    replay: 'none',
  }),
  signOut: endpoint('DELETE /api/session', { allow: 'anyone', replay: 'none' }),
  changePassword: endpoint('POST /api/session/new-password', {
    allow: 'signedIn',
    body: z.object({ current: z.string().max(200), next: z.string().max(200) }),
    replay: 'none',
  }),
  /** A one-time link from the security admin: choose a password, then enrol the second factor. */
  redeem: endpoint('POST /api/session/redeem', {
    allow: 'anyone',
    body: z.object({ token: z.string().max(200), password: z.string().max(200) }),
    returns: challenge,
    replay: 'none',
    perMinute: 30,
  }),
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
    returns: z.array(z.object({ id: uuid, code: z.number(), name: z.string() })),
  }),
  create: endpoint('POST /api/accounts', {
    allow: 'manage',
    body: z.object({ id: uuid, login: words(60).regex(/^[a-z0-9][a-z0-9._-]*$/), name: words(40) }),
    returns: z.object({ account, link: z.string() }),
    status: 201,
  }),
  grantPost: endpoint('POST /api/accounts/:id/posts', {
    allow: 'manage',
    params: accountParams,
    body: z.object({
      id: uuid,
      role,
      code: regionCode,
      org: uuid.nullable().default(null),
      validFrom: z.iso.date(),
      validTo: z.iso.date().nullable().default(null),
    }),
    returns: account,
  }),
  endPost: endpoint('POST /api/accounts/:id/posts/:post/end', {
    allow: 'manage',
    params: accountParams.extend({ post: uuid }),
    body: z.object({ reason: words(200) }),
    returns: account,
  }),
  disable: endpoint('POST /api/accounts/:id/disable', {
    allow: 'manage',
    params: accountParams,
    body: z.object({ reason: words(200) }),
    returns: account,
  }),
  enable: endpoint('POST /api/accounts/:id/enable', {
    allow: 'manage',
    params: accountParams,
    body: z.object({ reason: words(200) }),
    returns: account,
  }),
  /** Sends the holder through a new one-time link; the administrator never learns a password. */
  reset: endpoint('POST /api/accounts/:id/reset', {
    allow: 'manage',
    params: accountParams,
    body: z.object({ reason: words(200) }),
    returns: z.object({ account, link: z.string() }),
  }),

  auditTrail: endpoint('GET /api/audit', {
    allow: 'audit',
    query: z.object({
      ...pageQuery,
      action: z.string().max(60).optional(),
      subjectId: z.string().max(60).optional(),
      from: z.iso.date().optional(),
      to: z.iso.date().optional(),
    }),
    returns: z.object({
      events: z.array(
        z.object({
          id: uuid,
          at: instant,
          role: z.string(),
          who: z.string().nullable(),
          action: z.string(),
          subject: z.string(),
          subjectId: z.string(),
          purpose: z.string(),
          place: z.string(),
          sealed: z.boolean(),
        }),
      ),
      next: z.string().nullable(),
    }),
  }),
  auditSeals: endpoint('GET /api/audit/seals', {
    allow: 'audit',
    returns: z.object({
      publicKey: z.string(),
      keyId: z.string(),
      unsealed: z.number(),
      seals: z.array(
        z.object({
          no: z.number(),
          at: instant,
          count: z.number(),
          root: z.string(),
          previous: z.string(),
          signature: z.string(),
        }),
      ),
    }),
  }),
  /** Recomputes every sealed batch now. */
  auditVerify: endpoint('POST /api/audit/verify', {
    allow: 'audit',
    returns: z.object({
      sound: z.boolean(),
      batches: z.number(),
      rows: z.number(),
      unsealed: z.number(),
      findings: z.array(z.object({ kind: z.string(), batch: z.number().nullable(), detail: z.string() })),
    }),
    replay: 'none',
  }),
  /** Demo installations only: messages that a gateway would have sent, and the current codes of the demo sign-ins. */
  demoOutbox: endpoint('GET /api/demo/outbox', {
    allow: 'demo',
    returns: z.object({
      messages: z.array(z.object({ at: instant, to: z.string(), text: z.string() })),
      signIns: z.array(
        z.object({
          role,
          login: z.string(),
          password: z.string(),
          name: z.string(),
          place: z.string(),
          code: z.string(),
          face: z.string(),
        }),
      ),
    }),
  }),
};
