// Who is asking: one look at the session's primary key. What ended since then (post, account, password) has ended the
// session's row in the same transaction, so that the next request and the next beat of an open stream are refused.

import { subtree } from '#engines/region/code.ts';
import { civilDay } from '#engines/schedule/index.ts';
import { type Actor, type Confinement, nobody, type Platform } from '#kernel/context.ts';
import { hashToken } from '#kernel/crypto.ts';
import { sessionCookie } from '#kernel/http/session-cookie.ts';
import type { Authenticate } from '#kernel/module.ts';
import type { AccountOptions, OwnSubjects } from './options.ts';
import { accountProblems } from './problems.ts';
import { roles } from './roles.ts';
import type { WhyEnded } from './session-end.ts';
import type { SessionRow } from './tables.ts';

export const STAFF_IDLE_MINUTES = 30;
export const STAFF_HOURS = 12;
export const RESIDENT_DAYS = 30;
const TOUCH_MS = 60_000;
const TOKEN = /^[\w-]{43}$/;

/** An actor that came by our cookie, so that sign-out and the choice of a post know which session to end. */
interface CookieActor extends Actor {
  readonly session: string;
}

/** The hash of the session token this request carried, good or stale. */
export function sessionOf(actor: Actor): string | undefined {
  return 'session' in actor && typeof actor.session === 'string' ? actor.session : undefined;
}

/** Resolvers of other modules are asked first; then the session cookie; without either nobody is asking. */
export function authenticateWith({
  resolvers = [],
  ownSubjects,
}: Pick<AccountOptions, 'resolvers' | 'ownSubjects'>): Authenticate {
  return async (platform, credentials) => {
    for (const resolve of resolvers) {
      const actor = await resolve(platform, credentials);
      if (actor) return actor;
    }
    const token = credentials.cookie(sessionCookie(platform.publicUrl.startsWith('https:')).name);
    if (!token || !TOKEN.test(token)) return nobody;
    return fromSession(platform, hashToken(token), credentials.byHand, ownSubjects);
  };
}

/** A stale cookie is nobody, not an error: its holder must be able to sign in again. */
async function fromSession(
  platform: Platform,
  hash: string,
  touches: boolean,
  ownSubjects?: OwnSubjects,
): Promise<CookieActor> {
  const session = await openSessionRow(platform, hash, touches);
  if (!session) return { ...nobody, session: hash };
  if (session.kind === 'staff') return staffActor(session);
  const scope = (await ownSubjects?.(platform, session.account)) ?? { ...NOWHERE, only: [] };
  return { ...nobody, kind: 'resident', role: 'resident', account: session.account, scope, session: hash };
}

function openSessionRow(platform: Platform, hash: string, touches: boolean): Promise<SessionRow | undefined> {
  const now = platform.clock.now();
  return platform.database.transaction(null, async (db) => {
    const session = await db
      .selectFrom('session')
      .selectAll()
      .where('token_hash', '=', hash)
      .executeTakeFirst();
    if (!session || !isOpen(session, now)) return undefined;
    if (touches && now.getTime() - session.seen_at.getTime() >= TOUCH_MS) {
      await db.updateTable('session').set({ seen_at: now }).where('token_hash', '=', hash).execute();
    }
    return session;
  });
}

const NOWHERE = { lo: 0, hi: -1 };

export function isOpen(session: SessionRow, now: Date): boolean {
  if (session.revoked_at !== null || session.expires_at <= now) return false;
  if (session.kind === 'resident') return true;
  const inForce = session.post_until === null || session.post_until >= civilDay(now);
  // Nobody touches a wall: it has its end, and shows nothing that must not be left alone.
  const idle = session.purpose === 'wall' ? 0 : now.getTime() - session.seen_at.getTime();
  return idle < STAFF_IDLE_MINUTES * 60_000 && inForce;
}

/** Undefined where its person ended it. */
export function whyEnded(session: SessionRow, now: Date): WhyEnded | undefined {
  if (session.revoked_at !== null) return session.ended_why ?? undefined;
  if (session.expires_at <= now) return 'hours';
  return session.post_until !== null && session.post_until < civilDay(now) ? 'postOver' : 'idle';
}

function staffActor(session: SessionRow): CookieActor {
  const { role, code } = session;
  return {
    kind: 'staff',
    account: session.account,
    post: session.post,
    role: role ?? 'staff',
    code,
    org: session.org,
    may: new Set(wordsOf(session)),
    scope: code === null ? null : { ...subtree(code), only: null },
    session: session.token_hash,
    ...(session.proven_at ? { provenAt: session.proven_at } : {}),
    ...(session.purpose === 'wall' ? { confined: onTheWall } : {}),
  };
}

/** What a wall in a hall shows: figures and the ticker. Its cookie opens no desk. */
const WALL_WORDS: readonly string[] = ['region.pulse'];
const onTheWall: Confinement = {
  to: new Set(['grid.pulse', 'case.listen', 'account.choosePost']),
  refusal: () => accountProblems.wallSession(),
};

export function wordsOf({ role, purpose }: Pick<SessionRow, 'role' | 'purpose'>): readonly string[] {
  const words = role ? roles[role].may : [];
  return purpose === 'wall' ? words.filter((word) => WALL_WORDS.includes(word)) : words;
}
