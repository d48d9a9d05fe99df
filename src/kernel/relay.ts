// Tells others what was committed: takes rows out of the outbox, runs the reactions to them in the same transaction,
// and lets every server's live streams hear. At most a moment late, never lost, never twice.
import { sql } from 'kysely';
import type { Platform } from './context.ts';
import { listenOn } from './database/listen.ts';
import type { LiveEvent, LiveHub } from './http/live.ts';
import type { Log } from './log.ts';
import type { Manifest } from './module.ts';
import { actAsSystem } from './request.ts';

const PAUSE_MS = 250;
const RECONNECT_MS = 500;
const BATCH = 200;
const LOCK = 610_802;
const CHANNEL = 'liren_live';
/** NOTIFY takes 8,000 bytes; an event that does not fit is one that carries content it should not. */
const MOST_BYTES = 7_000;

export interface Relay {
  close(): Promise<void>;
}

export function startRelay(platform: Platform, manifests: readonly Manifest[], log: Log): Relay {
  let running = true;
  const loop = (async () => {
    while (running) {
      const told = await relayOnce(platform, manifests).catch((error: unknown) => {
        log.warn('relay.failed', { error });
        return 0;
      });
      if (told < BATCH && running) await new Promise((resolve) => setTimeout(resolve, PAUSE_MS));
    }
  })();
  return {
    close: async () => {
      running = false;
      await loop;
    },
  };
}

/**
 * One batch; returns how many events it told. One server tells at a time: two that shared the rows would tell what
 * happened to a case out of its order. Whoever comes second has nothing to wait for.
 */
export function relayOnce(platform: Platform, manifests: readonly Manifest[]): Promise<number> {
  return actAsSystem(platform, async (ctx) => {
    const turn = await sql<{ mine: boolean }>`select pg_try_advisory_xact_lock(${LOCK}) as mine`.execute(
      ctx.db,
    );
    if (!turn.rows[0]?.mine) return 0;
    const { rows } = await sql<LiveEvent & { id: number }>`
      delete from outbox where id in (select id from outbox order by id limit ${sql.lit(BATCH)})
      returning id, topic, code, payload`.execute(ctx.db);
    rows.sort((a, b) => a.id - b.id);
    for (const { topic, code, payload } of rows) {
      for (const manifest of manifests) await manifest.on?.[topic]?.(ctx, { ...payload });
      const event = JSON.stringify({ topic, code, payload });
      if (Buffer.byteLength(event) < MOST_BYTES)
        await sql`select pg_notify(${CHANNEL}, ${event})`.execute(ctx.db);
    }
    return rows.length;
  });
}

/** Hands committed events of all servers to this server's streams; reconnects for as long as it runs. */
export function listenForEvents(url: string, live: LiveHub, log: Log): Relay {
  let running = true;
  let leave = async () => {};
  const loop = (async () => {
    while (running) {
      await listenOn(
        url,
        CHANNEL,
        (payload) => live.publish(JSON.parse(payload)),
        (end) => {
          leave = end;
        },
      ).catch((error: unknown) => {
        if (running) log.warn('live.disconnected', { error });
      });
      if (running) {
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
