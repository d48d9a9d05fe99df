// What was decided is told: once to each reaction, in order for each case, to the streams of every server.
import { connect, createServer, type Socket } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { sql } from 'kysely';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { type TestCity, testCity } from '../../test/support/city.ts';
import { ownTime } from '../../test/support/time.ts';
import type { Platform } from './context.ts';
import { createLiveHub, type LiveEvent } from './http/live.ts';
import { createLog } from './log.ts';
import { defineModule, type Manifest } from './module.ts';
import { listenForEvents, type Relay, relayOnce, startRelay } from './relay.ts';
import { actAsSystem } from './request.ts';

const CODE = 610_802_006_003_001;
const silent = createLog('error', { write: () => undefined });

let city: TestCity;
let second: Platform;
const open: Relay[] = [];
beforeAll(async () => {
  city = await testCity();
  second = city.secondServer();
});
afterEach(async () => {
  await Promise.all(open.splice(0).map((relay) => relay.close()));
});
afterAll(() => city?.close());

/** A module that hears of `topic` and writes it down; `when` may throw in the middle. */
function hearing(topic: string, when: (n: number) => void = () => undefined): Manifest[] {
  return [
    defineModule({
      name: 'listener',
      on: {
        [topic]: async (ctx, { of, n }) => {
          when(Number(n));
          ctx.audit({
            action: `heard.${topic}`,
            subject: 'event',
            subjectId: String(of),
            code: CODE,
            purpose: 'test',
            detail: { n },
          });
        },
      },
    }),
  ];
}

function emit(platform: Platform, topic: string, payload: Record<string, unknown>): Promise<void> {
  return actAsSystem(platform, async (ctx) => ctx.emit({ topic, code: CODE, payload }));
}

async function heardOf(topic: string): Promise<{ of: string; n: number }[]> {
  const { rows } = await city.asSystem((ctx) =>
    sql<{ of: string; n: number }>`select subject_id as of, (detail ->> 'n')::int as n from audit_event
      where action = ${`heard.${topic}`} order by seq`.execute(ctx.db),
  );
  return rows;
}

async function waiting(topic: string): Promise<number> {
  const rows = await city.asSystem((ctx) =>
    ctx.db.selectFrom('outbox').select('id').where('topic', '=', topic).execute(),
  );
  return rows.length;
}

async function until(what: () => boolean | Promise<boolean>, ms = 15_000): Promise<void> {
  for (const end = Date.now() + ms; !(await what()); await sleep(20))
    if (Date.now() > end) throw new Error('waited in vain');
}

describe('a department that reacts to events', () => {
  it('hears each of them once and each case in its order, while two servers tell and are killed in the middle', {
    timeout: 60_000,
  }, async () => {
    const cases = Array.from({ length: 8 }, (_, i) => `case-${i}`);
    let deaths = 0;
    const dies = (n: number) => {
      if (deaths >= 25 || n % 7 !== 3) return;
      deaths++;
      throw new Error('killed in the middle of a batch');
    };
    let telling = true;
    const tell = async (platform: Platform) => {
      while (telling || (await waiting('order')) > 0) {
        await relayOnce(platform, hearing('order', dies)).catch(() => 0);
      }
    };
    const tellers = [tell(city.platform), tell(second), tell(second)];
    await Promise.all(
      cases.map(async (of) => {
        for (let n = 0; n < 25; n++) await emit(n % 2 ? city.platform : second, 'order', { of, n });
      }),
    );
    telling = false;
    await Promise.all(tellers);
    const heard = await heardOf('order');
    for (const one of cases) {
      expect(heard.filter(({ of }) => of === one).map(({ n }) => n)).toEqual(
        Array.from({ length: 25 }, (_, n) => n),
      );
    }
    expect(deaths).toBeGreaterThan(0);
  });

  it('hears of later cases although one event makes it stumble every time; that one waits for a person', {
    timeout: 60_000,
  }, async () => {
    const stumbles = (n: number) => {
      if (n === 2) throw new Error('no such department');
    };
    for (let n = 1; n <= 4; n++) await emit(city.platform, 'stumble', { of: 'x', n });
    const relay = startRelay(city.platform, hearing('stumble', stumbles), silent);
    await until(async () => (await heardOf('stumble')).length === 3, 30_000);
    await relay.close();
    expect((await heardOf('stumble')).map(({ n }) => n)).toEqual([1, 3, 4]);
    expect(await waiting('stumble')).toBe(0);
    const aside = await city.asSystem((ctx) => ctx.db.selectFrom('outbox_set_aside').selectAll().execute());
    expect(aside).toMatchObject([{ topic: 'stumble', payload: { of: 'x', n: 2 } }]);
    expect(aside[0]?.error).toContain('no such department');
  });

  it('hears nothing of what was taken back', async () => {
    const undone = actAsSystem(city.platform, async (ctx) => {
      ctx.emit({ topic: 'undone', code: CODE, payload: { of: 'x', n: 1 } });
      throw new Error('changed my mind');
    });
    await expect(undone).rejects.toThrow('changed my mind');
    await relayOnce(city.platform, hearing('undone'));
    expect(await heardOf('undone')).toEqual([]);
  });

  it('hears also what is too long for a stream', async () => {
    await emit(city.platform, 'long', { of: 'x', n: 1, text: '长'.repeat(5_000) });
    await relayOnce(city.platform, hearing('long'));
    expect(await heardOf('long')).toHaveLength(1);
  });

  it('is told by the loop of a server, and the loop ends when it is closed', async () => {
    const relay = startRelay(city.platform, hearing('loop'), silent);
    await emit(second, 'loop', { of: 'x', n: 1 });
    await until(async () => (await heardOf('loop')).length === 1);
    await relay.close();
    await emit(second, 'loop', { of: 'x', n: 2 });
    await sleep(600);
    expect(await heardOf('loop')).toHaveLength(1);
    await relayOnce(second, hearing('loop'));
    expect(await heardOf('loop')).toHaveLength(2);
  });
});

/** What one server's streams would show. */
function stream(url: string): LiveEvent[] {
  const heard: LiveEvent[] = [];
  const hub = createLiveHub();
  hub.close();
  open.push(listenForEvents(url, { ...hub, publish: (event) => void heard.push(event) }, silent));
  return heard;
}

/** A line to the database that can be cut and mended. */
async function line(url: string) {
  const { hostname, port } = new URL(url);
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    const up = connect(Number(port), hostname);
    for (const one of [socket, up]) {
      sockets.add(one);
      one.on('error', () => undefined).on('close', () => sockets.delete(one));
    }
    socket.pipe(up).pipe(socket);
  });
  const listen = (at: number) => new Promise<void>((resolve) => server.listen(at, '127.0.0.1', resolve));
  await listen(0);
  const address = server.address();
  const at = typeof address === 'object' && address ? address.port : 0;
  const through = new URL(url);
  through.hostname = '127.0.0.1';
  through.port = String(at);
  return {
    url: through.toString(),
    cut: () =>
      new Promise<void>((resolve) => {
        server.close(() => resolve());
        for (const socket of sockets) socket.destroy();
      }),
    mend: () => listen(at),
  };
}

describe('people at two servers', () => {
  it('see the same change, whichever server told it', async () => {
    const [here, there] = [stream(city.appUrl), stream(city.appUrl)];
    // A stream that is not yet listening has nothing to repeat: wait until both have heard of something.
    await until(async () => {
      await emit(city.platform, 'case', { id: 'warm-up' });
      await relayOnce(second, []);
      return here.length > 0 && there.length > 0;
    });
    await emit(second, 'case', { id: 'lamp', state: 'handling' });
    await relayOnce(city.platform, []);
    const isLamp = ({ payload }: LiveEvent) => payload.id === 'lamp';
    await until(() => here.some(isLamp) && there.some(isLamp));
    expect([here.filter(isLamp), there.filter(isLamp)]).toEqual(
      Array.from({ length: 2 }, () => [
        { topic: 'case', code: CODE, payload: { id: 'lamp', state: 'handling' } },
      ]),
    );
  });

  it('see changes again after their line to the database was cut and the database was away for a while', async () => {
    const wire = await line(city.appUrl);
    const heard = stream(wire.url);
    const arrives = (id: string) =>
      until(async () => {
        await emit(city.platform, 'case', { id });
        await relayOnce(city.platform, []);
        return heard.some(({ payload }) => payload.id === id);
      });
    await arrives('before');
    await wire.cut();
    await sleep(1_200);
    await wire.mend();
    await arrives('after');
    await Promise.all(open.splice(0).map((relay) => relay.close()));
    await wire.cut();
  });

  it('lose their stream when the line is cut, and get none that would hear nothing until it is mended', async () => {
    const wire = await line(city.appUrl);
    const { http } = city;
    const url = await http.app.listen({ port: 0, host: '127.0.0.1' });
    const { headers } = await city.staff('community');
    const watch = async () => {
      const control = new AbortController();
      const answer = await fetch(`${url}/api/events`, { headers, signal: control.signal });
      const ended = answer.text().catch(() => 'gone away');
      return { answer, ended, leave: () => control.abort() };
    };
    open.push(listenForEvents(wire.url, http.live, silent));
    const opened = async () => {
      for (;;) {
        const stream = await watch();
        if (stream.answer.status === 200) return stream;
        expect(stream.answer.status).toBe(503);
        await sleep(100);
      }
    };
    const first = await opened();
    expect(first.answer.headers.get('x-content-type-options')).toBe('nosniff');
    expect(first.answer.headers.get('content-security-policy')).toContain("default-src 'none'");
    await wire.cut();
    expect(await first.ended).toBe('retry: 2000\nevent: ready\ndata: {}\n\n');
    expect((await watch()).answer.status).toBe(503);
    await wire.mend();
    const second = await opened();
    second.leave();
    await Promise.all(open.splice(0).map((relay) => relay.close()));
    await wire.cut();
  });

  it('and the server can be closed while its line is down', async () => {
    const wire = await line(city.appUrl);
    stream(wire.url);
    await sleep(300);
    await wire.cut();
    await sleep(100);
    expect(await ownTime(() => Promise.all(open.splice(0).map((relay) => relay.close())))).toBeLessThan(400);
  });
});
