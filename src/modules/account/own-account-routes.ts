import type { Handlers } from '#kernel/http/mount.ts';
import { endOtherSessions, myAccount, renewRecoveryCodes } from './own-account.ts';
import type { ownAccountApi } from './own-account-contract.ts';
import { changePassword, invitation, redeem } from './passwords.ts';
import { rebind, startRebinding } from './rebind.ts';

export const ownAccountRoutes: Handlers<typeof ownAccountApi> = {
  mine: (ctx) => myAccount(ctx),
  changePassword: (ctx, { body }) => changePassword(ctx, body),
  renewRecoveryCodes: (ctx, { body }) => renewRecoveryCodes(ctx, body),
  endOtherSessions: (ctx) => endOtherSessions(ctx),
  startRebinding: (ctx, { body }) => startRebinding(ctx, body),
  rebind: (ctx, { body }) => rebind(ctx, body),
  invitation: (ctx, { body }) => invitation(ctx, body),
  redeem: (ctx, { body }) => redeem(ctx, body),
};
