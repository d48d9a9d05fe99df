// First step: login and password. Known, unknown, disabled, not yet redeemed: one answer, in the same time.
import { renderSVG } from 'uqr';
import type { z } from 'zod';
import type { AuditEntry, Ctx } from '#kernel/context.ts';
import { verifyPassword } from '#kernel/crypto/password.ts';
import { newTotpSecret, otpauthUri } from '#kernel/crypto/totp.ts';
import { attemptKey, reserveTry, takeBack } from './attempts.ts';
import { dropChallenges, newChallenge } from './challenges.ts';
import type { accountApi } from './contract.ts';
import type { AccountOptions } from './options.ts';
import { accountProblems } from './problems.ts';
import type { AccountRow } from './record.ts';
import { commitSoFar, refuse } from './remember.ts';
import { accountByLogin } from './windows.ts';

export type Challenge = z.input<typeof accountApi.signIn.returns>;
const STEP_MINUTES = 5;

export function loginOf(typed: string): string {
  return typed.normalize('NFKC').trim().toLowerCase();
}

export async function signIn(
  ctx: Ctx,
  options: AccountOptions,
  typed: { readonly login: string; readonly password: string },
): Promise<Challenge> {
  const login = loginOf(typed.login);
  const key = attemptKey(ctx, 'signIn', login);
  const count = await reserveTry(ctx, key);
  await commitSoFar(ctx);
  const account = await accountByLogin(ctx, login);
  const right = await verifyPassword(account?.password_hash ?? null, typed.password);
  if (!account || !right || account.disabled_at !== null) {
    return refuse(ctx, await refusal(ctx, options, key, account), accountProblems.signInRefused());
  }
  await takeBack(ctx, key, count);
  return challengeFor(ctx, account);
}

/** A login nobody has is recorded by its keyed hash: people type passwords into that field. */
async function refusal(
  ctx: Ctx,
  { places }: AccountOptions,
  key: string,
  account?: AccountRow,
): Promise<AuditEntry> {
  return {
    action: 'account.signInRefused',
    subject: account ? 'account' : 'login',
    subjectId: account?.id ?? key.slice(0, 16),
    code: account?.code ?? (await places.root(ctx)),
    purpose: 'signIn',
  };
}

/** The second step: a code from the authenticator app, which is set up first where there is none yet. */
export async function challengeFor(ctx: Ctx, account: AccountRow): Promise<Challenge> {
  await dropChallenges(ctx, account.id, ['totp', 'enrol']);
  if (account.totp_secret !== null) {
    const token = await newChallenge(ctx, { kind: 'totp', minutes: STEP_MINUTES, account: account.id });
    return { challenge: token, next: 'totp', secret: null, uri: null, qr: null };
  }
  const secret = newTotpSecret();
  const uri = otpauthUri(secret, { issuer: '里仁 Liren', account: account.login });
  const token = await newChallenge(ctx, {
    kind: 'enrol',
    minutes: STEP_MINUTES,
    account: account.id,
    secret,
  });
  return { challenge: token, next: 'enrol', secret, uri, qr: qrImage(uri) };
}

/** As an image address, which our content policy lets a page show. */
function qrImage(text: string): string {
  return `data:image/svg+xml;base64,${Buffer.from(renderSVG(text, { border: 2 })).toString('base64')}`;
}
