// Things that are good for a few minutes and once: the way from the first step of a sign-in to the next.
import type { Ctx } from '#kernel/context.ts';
import { hashToken, randomToken } from '#kernel/crypto.ts';
import type { ChallengeRow } from './tables.ts';

const MINUTE_MS = 60_000;
/** Of a code, before a new one is needed (OWASP ASVS 5 §6.6.3: a six-digit code must not be tried out). */
const MOST_TRIES = 5;

type Kind = ChallengeRow['kind'];

export interface NewChallenge {
  readonly kind: Kind;
  readonly minutes: number;
  readonly account?: string;
  readonly phoneIndex?: string;
  /** Kept sealed. */
  readonly secret?: string;
  /** Stored as a keyed hash that holds for this challenge only. */
  readonly code?: string;
}

/** Answers the token; only its hash stays here. */
export async function newChallenge(ctx: Ctx, made: NewChallenge): Promise<string> {
  const token = randomToken();
  const hash = hashToken(token);
  await ctx.db
    .insertInto('sign_in_challenge')
    .values({
      token_hash: hash,
      kind: made.kind,
      account_id: made.account ?? null,
      phone_index: made.phoneIndex ?? null,
      code_mac: made.code === undefined ? null : codeMac(ctx, hash, made.code),
      sealed: made.secret === undefined ? null : ctx.platform.keyring.seal('challenge', made.secret, hash),
      created_at: ctx.now,
      expires_at: new Date(ctx.now.getTime() + made.minutes * MINUTE_MS),
    })
    .execute();
  return token;
}

export function codeMac(ctx: Ctx, hash: string, code: string): string {
  return ctx.platform.keyring.mac('challenge-code', `${hash}\n${code}`).toString('hex');
}

export function secretOf(ctx: Ctx, row: ChallengeRow): string {
  if (row.sealed === null) throw new Error(`challenge of kind ${row.kind} without a secret`);
  return ctx.platform.keyring.open('challenge', row.sealed, row.token_hash).toString();
}

/** Uses up one try. Nothing comes back for an unknown, expired, used or exhausted challenge. */
export function tryChallenge(ctx: Ctx, token: string, ...kinds: Kind[]): Promise<ChallengeRow | undefined> {
  return ctx.db
    .updateTable('sign_in_challenge')
    .set((e) => ({ tries: e('tries', '+', 1) }))
    .where('token_hash', '=', hashToken(token))
    .where((e) => e('kind', '=', e.fn.any(e.val(kinds))))
    .where('tries', '<', MOST_TRIES)
    .where('expires_at', '>', ctx.now)
    .returningAll()
    .executeTakeFirst();
}

/** Two at once: one gets it. */
export function takeChallenge(ctx: Ctx, hash: string, kind: Kind): Promise<ChallengeRow | undefined> {
  return ctx.db
    .deleteFrom('sign_in_challenge')
    .where('token_hash', '=', hash)
    .where('kind', '=', kind)
    .where('expires_at', '>', ctx.now)
    .returningAll()
    .executeTakeFirst();
}

/** A new one ends those before it: five tries of each of a thousand challenges would be five thousand tries. */
export async function dropChallenges(ctx: Ctx, account: string, kinds: readonly Kind[]): Promise<void> {
  await ctx.db
    .deleteFrom('sign_in_challenge')
    .where('account_id', '=', account)
    .where((e) => e('kind', '=', e.fn.any(e.val([...kinds]))))
    .execute();
}
