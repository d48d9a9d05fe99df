// Tells others what was committed: takes rows out of the outbox, runs the reactions to them in the same transaction,
// and lets every server's live streams hear. At most a moment late, never lost, never twice. An event to which a reaction
// fails again and again is set aside for a person to look at, so that those behind it are told.
import { sql } from 'kysely';
import type { Ctx, Platform } from './context.ts';
import { listenOn } from './database/listen.ts';
import type { LiveEvent, LiveHub } from './http/live.ts';
import type { Log } from './log.ts';
import type { Manifest } from './module.ts';
import { Problem } from './problem.ts';
import { actAsSystem } from './request.ts';

const PAUSE_MS = 250;
const RECONNECT_MS = 500;
const BATCH = 200;
/** How often an event is tried; with growing pauses, eight seconds in all. */
const PATIENCE = 5;
const LOCK = 610_802;
const CHANNEL = 'liren_live';
/** NOTIFY takes 8,000 bytes; an event that does not fit is one that carries content it should not. */
const MOST_BYTES = 7_000;

export interface Relay {
  close(): Promise<void>;
}

export function startRelay(platform: Platform, manifests: readonly Manifest[], log: Log): Relay {
  let running = true;
  let failures = 0;
  /** How many events to tell one by one, until the one that spoils its batch has been met. */
  let careful = 0;
  const turn = async () => {
    const most = careful > 0 ? 1 : BATCH;
    try {
      const told = await relayOnce(platform, manifests, most);
      careful = Math.max(0, careful - told);
      if (told > 0) failures = 0;
      return told < most;
    } catch (error) {
      log.warn('relay.failed', { error });
      if (!(error instanceof EventFailed)) return true;
      if (most === 1) failures++;
      careful = BATCH;
      if (failures < PATIENCE) return true;
      await setAside(platform, error).catch((failure: unknown) =>
        log.warn('relay.failed', { error: failure }),
      );
      log.error('relay.setAside', { event: error.event, topic: error.topic });
      failures = 0;
      return false;
    }
  };
  const loop = (async () => {
    while (running) {
      const rest = await turn();
      for (let waited = 0; rest && running && waited < PAUSE_MS * 2 ** failures; waited += PAUSE_MS)
        await new Promise((resolve) => setTimeout(resolve, PAUSE_MS));
    }
  })();
  return {
    close: async () => {
      running = false;
      await loop;
    },
  };
}

/** Telling failed, and not for want of a database: `event` stood first in the batch. */
class EventFailed extends Error {
  readonly event: number;
  readonly topic: string;
  constructor({ id, topic }: Told, cause: unknown) {
    super(`telling event ${id} (${topic}) failed: ${cause instanceof Error ? cause.message : cause}`, {
      cause,
    });
    this.event = id;
    this.topic = topic;
  }
}

type Told = LiveEvent & { id: number };

function isUnavailable(error: unknown): boolean {
  return error instanceof Problem && error.code === 'kernel.unavailable';
}

/**
 * One batch; returns how many events it told. One server tells at a time: two that shared the rows would tell what
 * happened to a case out of its order. Whoever comes second has nothing to wait for.
 */
export async function relayOnce(
  platform: Platform,
  manifests: readonly Manifest[],
  most = BATCH,
): Promise<number> {
  let first: Told | undefined;
  try {
    return await actAsSystem(platform, async (ctx) => {
      first = undefined;
      const turn = await sql<{ mine: boolean }>`select pg_try_advisory_xact_lock(${LOCK}) as mine`.execute(
        ctx.db,
      );
      if (!turn.rows[0]?.mine) return 0;
      const { rows } = await sql<Told>`
        delete from outbox where id in (select id from outbox order by id limit ${sql.lit(most)})
        returning id, topic, code, payload`.execute(ctx.db);
      rows.sort((a, b) => a.id - b.id);
      first = rows[0];
      for (const { topic, code, payload } of rows) {
        for (const manifest of manifests) await manifest.on?.[topic]?.(ctx, { ...payload });
        await notify(ctx, { topic, code, payload });
      }
      return rows.length;
    });
  } catch (error) {
    throw first && !isUnavailable(error) ? new EventFailed(first, error) : error;
  }
}

/** The screens still hear of it: what happened has happened, only a reaction to it is owed. */
function setAside(platform: Platform, { event, message }: EventFailed): Promise<void> {
  return actAsSystem(platform, async (ctx) => {
    const { rows } = await sql<LiveEvent>`
      with gone as (delete from outbox where id = ${event} returning id, at, code, topic, payload)
      insert into outbox_set_aside (id, at, code, topic, payload, error)
      select id, at, code, topic, payload, ${message.slice(0, 1_000)} from gone
      returning topic, code, payload`.execute(ctx.db);
    for (const row of rows) await notify(ctx, row);
  });
}

async function notify(ctx: Ctx, { topic, code, payload }: LiveEvent): Promise<void> {
  const event = JSON.stringify({ topic, code, payload });
  if (Buffer.byteLength(event) < MOST_BYTES)
    await sql`select pg_notify(${CHANNEL}, ${event})`.execute(ctx.db);
}

/** Hands committed events of all servers to this server's streams; reconnects for as long as it runs. */
export function listenForEvents(url: string, live: LiveHub, log: Log): Relay {
  let running = true;
  live.lineCut();
  let leave = async () => {};
  const loop = (async () => {
    while (running) {
      await listenOn(url, CHANNEL, {
        hear: (payload) => live.publish(JSON.parse(payload)),
        listening: () => live.lineMended(),
        opening: (end) => {
          leave = end;
        },
      }).catch((error: unknown) => {
        if (running) log.warn('live.disconnected', { error });
      });
      if (running) {
        live.lineCut();
        await new Promise<void>((resolve) => {
          const timer = setTimeout(resolve, RECONNECT_MS);
          leave = async () => {
            clearTimeout(timer);
            resolve();
          };
        });
      }
    }
  })();
  return {
    close: async () => {
      running = false;
      await leave();
      await loop;
    },
  };
}
