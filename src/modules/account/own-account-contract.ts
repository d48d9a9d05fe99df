// The own account, from its one-time link on: nobody but its holder asks here.
import { z } from 'zod';
import { endpoint } from '#kernel/contract.ts';
import { instant } from '#kernel/schemas.ts';
import { challenge, mine } from './shapes.ts';

export const ownAccountApi = {
  mine: endpoint('GET /api/session/account', { allow: 'signedIn', returns: mine }),
  changePassword: endpoint('POST /api/session/new-password', {
    allow: 'signedIn',
    body: z.object({ current: z.string().max(200), next: z.string().max(200) }),
    replay: 'none',
  }),
  /** Ten new codes instead of the former ones, shown once. */
  renewRecoveryCodes: endpoint('POST /api/session/recovery-codes', {
    allow: 'signedIn',
    body: z.object({ password: z.string().max(200) }),
    returns: z.object({ recoveryCodes: z.array(z.string()) }),
    replay: 'none',
  }),
  /** Another authenticator: the password and a code first, a recovery code where the phone is lost. */
  startRebinding: endpoint('POST /api/session/authenticator', {
    allow: 'signedIn',
    body: z.object({ password: z.string().max(200), code: z.string().trim().max(20) }),
    returns: challenge,
    replay: 'none',
  }),
  /** With the first code of the new one; every other device is signed out. */
  rebind: endpoint('POST /api/session/authenticator/binding', {
    allow: 'signedIn',
    body: z.object({ challenge: z.string().max(200), code: z.string().trim().max(20) }),
    returns: mine,
    replay: 'none',
  }),
  /** Signs out every other device. */
  endOtherSessions: endpoint('POST /api/session/others/end', {
    allow: 'signedIn',
    returns: mine,
    replay: 'none',
  }),
  /** Whose one-time link this is. */
  invitation: endpoint('POST /api/session/invitation', {
    allow: 'anyone',
    body: z.object({ token: z.string().max(200) }),
    returns: z.object({ login: z.string(), name: z.string(), until: instant }),
    replay: 'none',
    perMinute: 30,
  }),
  /** A one-time link from the security admin: choose a password, then enrol the second factor. */
  redeem: endpoint('POST /api/session/redeem', {
    allow: 'anyone',
    body: z.object({ token: z.string().max(200), password: z.string().max(200) }),
    returns: challenge,
    replay: 'none',
    perMinute: 30,
  }),
};
