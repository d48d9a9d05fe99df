// Opens and ends sessions. The browser gets a random token, the database its hash (a stolen table opens nothing).
import type { Ctx } from '#kernel/context.ts';
import { hashToken, randomToken } from '#kernel/crypto.ts';
import { RESIDENT_DAYS, STAFF_HOURS, sessionOf } from './authenticate.ts';
import type { PostRow } from './record.ts';
import type { SessionEnd } from './session-end.ts';
import type { SessionRow } from './tables.ts';

const HOUR_MS = 3_600_000;

export interface SessionWish {
  readonly kind: SessionRow['kind'];
  readonly account: string;
  readonly name: string;
  readonly post?: PostRow | undefined;
  /** When one session takes over from another, it does not live longer. */
  readonly expiresAt?: Date | undefined;
  /** A wall in a hall shows figures and nothing else. */
  readonly purpose?: SessionRow['purpose'];
  /** When the second factor was shown, which may be before this session took over. */
  readonly provenAt?: Date | null;
}

/** A new token at every sign-in and change of post, and the old one dead: a planted cookie is worth nothing. */
export async function openSession(
  ctx: Ctx,
  { kind, account, name, post, expiresAt, purpose = 'work', provenAt = null }: SessionWish,
): Promise<void> {
  await endThisSession(ctx);
  const token = randomToken();
  const hours = kind === 'staff' ? STAFF_HOURS : RESIDENT_DAYS * 24;
  await ctx.db
    .insertInto('session')
    .values({
      token_hash: hashToken(token),
      kind,
      account,
      name,
      post: post?.id ?? null,
      role: post?.role ?? null,
      code: post?.code ?? null,
      org: post?.org ?? null,
      post_until: post?.valid_to ?? null,
      created_at: ctx.now,
      seen_at: ctx.now,
      expires_at: expiresAt ?? new Date(ctx.now.getTime() + hours * HOUR_MS),
      revoked_at: null,
      purpose,
      proven_at: provenAt,
      ended_why: null,
    })
    .execute();
  ctx.wishes.session = token;
}

/** Ends the session this request came with, if any; answers when it would have expired. */
export async function endThisSession(ctx: Ctx): Promise<Date | undefined> {
  const hash = sessionOf(ctx.actor);
  if (!hash) return undefined;
  const row = await ctx.db
    .updateTable('session')
    .set({ revoked_at: ctx.now })
    .where('token_hash', '=', hash)
    .where('revoked_at', 'is', null)
    .returning('expires_at')
    .executeTakeFirst();
  return row?.expires_at;
}

/** On every device. */
export async function endSessions(
  ctx: Ctx,
  // A post's id is unique in its county only: without the account it could name somebody else's sessions.
  which: {
    readonly account: string;
    readonly post?: string;
    readonly but?: string;
    readonly why: SessionEnd;
  },
): Promise<void> {
  await ctx.db
    .updateTable('session')
    .set({ revoked_at: ctx.now, ended_why: which.why })
    .where('account', '=', which.account)
    .$if(which.post !== undefined, (query) => query.where('post', '=', which.post ?? ''))
    .$if(which.but !== undefined, (query) => query.where('token_hash', '!=', which.but ?? ''))
    .where('revoked_at', 'is', null)
    .execute();
}
