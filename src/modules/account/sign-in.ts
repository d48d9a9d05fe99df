// First step: login and password. Known, unknown, not yet redeemed: one answer, in the same time.
import { renderSVG } from 'uqr';
import type { z } from 'zod';
import type { AuditEntry, Ctx } from '#kernel/context.ts';
import { verifyPassword } from '#kernel/crypto/password.ts';
import { newTotpSecret, otpauthUri } from '#kernel/crypto/totp.ts';
import { attemptKey, reserveTry, takeBack, triesLeft } from './attempts.ts';
import { dropChallenges, newChallenge } from './challenges.ts';
import type { accountApi } from './contract.ts';
import type { AccountOptions } from './options.ts';
import { accountProblems } from './problems.ts';
import type { AccountRow } from './record.ts';
import { commitSoFar, refuse } from './remember.ts';
import { accountByLogin } from './windows.ts';

export type Challenge = z.input<typeof accountApi.signIn.returns>;
const STEP_MINUTES = 5;
/** Somebody may have to find and install the app first. */
const ENROL_MINUTES = 30;

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
    // Who knows the password is told the truth: they would doubt it for an hour.
    const problem =
      account && right
        ? accountProblems.loginDisabled()
        : accountProblems.signInRefused({ left: triesLeft(count) });
    return refuse(ctx, await refusal(ctx, options, key, account), problem);
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
  if (account.totp_secret === null) return enrolment(ctx, account, 'enrol');
  const token = await newChallenge(ctx, { kind: 'totp', minutes: STEP_MINUTES, account: account.id });
  const { login, name } = account;
  return { challenge: token, next: 'totp', login, name, seconds: STEP_MINUTES * 60, ...nothingToBind };
}

const nothingToBind = { secret: null, uri: null, qr: null };

/** A new secret for an authenticator app, worth nothing until a code made with it has been shown. */
export async function enrolment(
  ctx: Ctx,
  { id, login, name }: AccountRow,
  kind: 'enrol' | 'rebind',
): Promise<Challenge> {
  const secret = newTotpSecret();
  const uri = otpauthUri(secret, { issuer: '里仁 Liren', account: login });
  const token = await newChallenge(ctx, { kind, minutes: ENROL_MINUTES, account: id, secret });
  const seconds = ENROL_MINUTES * 60;
  return { challenge: token, next: 'enrol', login, name, seconds, secret, uri, qr: qrImage(uri) };
}

/** As an image address, which our content policy lets a page show. */
function qrImage(text: string): string {
  return `data:image/svg+xml;base64,${Buffer.from(renderSVG(text, { border: 2 })).toString('base64')}`;
}
