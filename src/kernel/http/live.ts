// Live updates by server-sent events. A stream is asked again every second who it belongs to, so that a revoked
// session stops hearing within a second; each subscriber's own filter decides what it may hear.
import type { FastifyReply } from 'fastify';
import { kernelProblems, Problem } from '../problem.ts';

export interface LiveEvent {
  readonly topic: string;
  readonly code: number;
  readonly payload: Readonly<Record<string, unknown>>;
}
/** What of an event this subscriber may hear; null for nothing. */
export type EventFilter = (event: LiveEvent) => Record<string, unknown> | null;

interface Subscriber {
  readonly filter: EventFilter;
  readonly reply: FastifyReply;
  readonly stillAllowed: () => Promise<boolean>;
}

const BEAT_MS = 1_000;
const KEEPALIVE_BEATS = 15;

export function createLiveHub() {
  const subscribers = new Set<Subscriber>();
  let deaf = false;
  let beats = 0;
  const drop = (subscriber: Subscriber) => {
    subscribers.delete(subscriber);
    subscriber.reply.raw.end();
  };
  const timer = setInterval(() => void beat(), BEAT_MS);
  timer.unref();

  async function beat(): Promise<void> {
    beats++;
    await Promise.all(
      [...subscribers].map(async (subscriber) => {
        // A database that is away is no verdict on the session: the stream ends, the page comes back and asks again.
        const allowed = await subscriber.stillAllowed().catch((error: unknown) => {
          return error instanceof Problem && error.status < 500 ? false : undefined;
        });
        if (!allowed) {
          if (allowed === false) subscriber.reply.raw.write('event: revoked\ndata: {}\n\n');
          drop(subscriber);
        } else if (beats % KEEPALIVE_BEATS === 0) subscriber.reply.raw.write(': still here\n\n');
      }),
    );
  }

  return {
    size: () => subscribers.size,
    subscribe(reply: FastifyReply, filter: EventFilter, stillAllowed: () => Promise<boolean>): void {
      // Better no stream than one that says it is live and hears nothing.
      if (deaf) throw kernelProblems.unavailable({ seconds: 2 });
      const subscriber = { reply, filter, stillAllowed };
      reply.hijack();
      reply.raw.writeHead(200, {
        ...(reply.getHeaders() as Record<string, string>),
        'content-type': 'text/event-stream; charset=utf-8',
        'cache-control': 'no-store',
        'x-accel-buffering': 'no',
      });
      reply.raw.write('retry: 2000\nevent: ready\ndata: {}\n\n');
      subscribers.add(subscriber);
      reply.raw.on('close', () => subscribers.delete(subscriber));
    },
    publish(event: LiveEvent): void {
      for (const subscriber of subscribers) {
        const heard = subscriber.filter(event);
        if (heard) subscriber.reply.raw.write(`event: ${event.topic}\ndata: ${JSON.stringify(heard)}\n\n`);
      }
    },
    /**
     * The line by which this server hears is cut: what happens now, it will never be told. Its streams end, so that each
     * page comes back once the line is mended and reads anew what it shows.
     */
    lineCut(): void {
      deaf = true;
      for (const subscriber of [...subscribers]) drop(subscriber);
    },
    lineMended(): void {
      deaf = false;
    },
    close(): void {
      clearInterval(timer);
      for (const subscriber of [...subscribers]) drop(subscriber);
    },
  };
}
export type LiveHub = ReturnType<typeof createLiveHub>;
