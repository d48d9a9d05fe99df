// The own account: nobody but its holder asks here.
import { z } from 'zod';
import { endpoint } from '#kernel/contract.ts';
import { mine } from './shapes.ts';

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
  /** Signs out every other device. */
  endOtherSessions: endpoint('POST /api/session/others/end', {
    allow: 'signedIn',
    returns: mine,
    replay: 'none',
  }),
};
