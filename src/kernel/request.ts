// One request, whatever carried it: actor → transaction → use-case → what is owed → commit. The HTTP server, the
// worker and the tests all come through here.
import { createHash, randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import {
  type Actor,
  type AuditEntry,
  type Ctx,
  nobody,
  type OutboxEntry,
  type Platform,
  type Scope,
  systemActor,
} from './context.ts';
import { type Db, scopeStatements } from './database/database.ts';
import { type Owed, owedStatement } from './flush.ts';
import type { ReplyWishes } from './http/answer.ts';
import { kernelProblems, Problem } from './problem.ts';

export interface RequestInfo {
  readonly actor: Actor;
  readonly requestId?: string;
  readonly address?: string;
  readonly wishes?: ReplyWishes;
}

export interface ReplayKey {
  readonly key: string;
  readonly route: string;
  readonly request: Uint8Array | string;
}

const RETRY = new Set(['40001', '40P01']);
const UNIQUE = '23505';
const DISK_FULL = '53100';

/** Runs one act in one transaction. A deadlock or serialisation failure is tried again: nothing of it has happened. */
export async function act<T>(
  platform: Platform,
  info: RequestInfo,
  work: (ctx: Ctx) => Promise<T>,
  replay?: Replayable<T>,
): Promise<T> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await once(platform, info, work, replay);
    } catch (error) {
      const state = sqlState(error);
      if (state && RETRY.has(state) && attempt < 4) continue;
      if (state === DISK_FULL) throw kernelProblems.diskFull();
      if (replay && (state === UNIQUE || error instanceof Problem)) {
        const earlier = await replay.find();
        if (earlier) return earlier.value;
        // What the sender named exists already, made under another key: an answer for the sender, not a fault of ours.
        if (state === UNIQUE) throw kernelProblems.conflict({ reason: 'exists' });
      }
      throw error;
    }
  }
}

/** The platform acting by itself: timers, the outbox, installers. */
export function actAsSystem<T>(platform: Platform, work: (ctx: Ctx) => Promise<T>): Promise<T> {
  return act(platform, { actor: systemActor() }, work);
}

async function once<T>(
  platform: Platform,
  info: RequestInfo,
  work: (ctx: Ctx) => Promise<T>,
  replay?: Replayable<T>,
): Promise<T> {
  const owed: Owed = { audit: [], outbox: [] };
  const contextOf = (db: Db): Ctx => ({
    db,
    actor: info.actor,
    now: platform.clock.now(),
    requestId: info.requestId ?? randomUUID(),
    address: info.address ?? 'local',
    wishes: info.wishes ?? {},
    platform,
    audit: (entry: AuditEntry) => void owed.audit.push(entry),
    emit: (entry: OutboxEntry) => void owed.outbox.push(entry),
  });
  let ctx: Ctx | undefined;
  return platform.database.transaction(
    info.actor.scope,
    (db) => {
      ctx = contextOf(db);
      return work(ctx);
    },
    (_, value) => {
      if (replay) owed.replay = replay.remember(value);
      return ctx && owedStatement(ctx, owed);
    },
  );
}

/**
 * Lets a use-case that has worked out where its subject lies act there: an anonymous report knows its cell only after
 * the place was read. Valid to the end of the transaction.
 */
export async function enterScope(ctx: Ctx, scope: Scope): Promise<void> {
  await sql.raw(scopeStatements(scope)).execute(ctx.db);
}

export interface Replayable<T> {
  find(): Promise<{ value: T } | undefined>;
  remember(value: T): NonNullable<Owed['replay']>;
}

/**
 * Keeps the answer to a keyed request in the transaction that did the work, sealed. The first answer wins: a second
 * run of the same key collides on its insert, is rolled back, and hears what the first heard.
 */
export function replayable<T>(
  platform: Platform,
  actor: Actor,
  { key, route, request }: ReplayKey,
  status: number,
): Replayable<T> {
  const who = actor.account ?? actor.scope?.only?.join(',') ?? actor.kind;
  const keyHash = digest(`${who}\n${route}\n${key}`);
  const requestHash = digest(request);
  const { keyring } = platform;
  return {
    remember: (value) => ({
      keyHash,
      requestHash,
      status,
      answer: keyring.seal('replay', JSON.stringify(value ?? null), keyHash),
    }),
    find: () =>
      platform.database.transaction(nobody.scope, async (db) => {
        const row = await db
          .selectFrom('replay')
          .select(['request_hash', 'answer'])
          .where('key_hash', '=', keyHash)
          .executeTakeFirst();
        if (!row) return undefined;
        if (row.request_hash !== requestHash) throw kernelProblems.keyReused({ field: 'Idempotency-Key' });
        return { value: JSON.parse(keyring.open('replay', row.answer, keyHash).toString()) };
      }),
  };
}

function digest(text: Uint8Array | string): string {
  return createHash('sha256').update(text).digest('hex');
}

export function sqlState(error: unknown): string | undefined {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : undefined;
}
