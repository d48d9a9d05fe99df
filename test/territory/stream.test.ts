// Live streams over a real connection: what happens next door is not heard, and who may no longer listen hears nothing more.
import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { createLog } from '#kernel/log.ts';
import { listenForEvents, type Relay } from '#kernel/relay.ts';
import { ownTime } from '../support/time.ts';
import { buildWorld } from './build-world.ts';
import { stageVoice } from './stage.ts';
import type { Persona, VoiceTarget, World } from './world.ts';

let world: World;
let url: string;
let listener: Relay;
beforeAll(async () => {
  world = await buildWorld();
  await world.city.relay();
  url = await world.city.http.app.listen({ port: 0, host: '127.0.0.1' });
  listener = listenForEvents(world.city.appUrl, world.city.http.live, createLog('error'));
  // Before the server itself hears, it opens no stream.
  await patiently(async () => {
    const stream = await listen(person('city').headers);
    stream.stop();
    expect(stream.status).toBe(200);
  });
});
afterAll(async () => {
  await listener?.close();
  await world?.close();
});

const patiently = (what: () => unknown) => vi.waitFor(what, { timeout: 20_000 });
/** What is not to be heard is given the time to come. */
const silence = () => pause(200);

interface Stream {
  readonly status: number;
  heard(): string;
  readonly ended: Promise<void>;
  stop(): void;
}

async function listen(headers: Readonly<Record<string, string>>, path = '/api/events'): Promise<Stream> {
  const control = new AbortController();
  const answer = await fetch(`${url}${path}`, { headers, signal: control.signal });
  let heard = '';
  const ended = (async () => {
    const decoder = new TextDecoder();
    for await (const chunk of answer.body ?? []) heard += decoder.decode(chunk, { stream: true });
  })().catch(() => undefined);
  return { status: answer.status, heard: () => heard, ended, stop: () => control.abort() };
}

const person = (key: string): Persona => world.personas.find((one) => one.key === key) as Persona;

/** A step on each matter, told to whoever listens. */
async function happenEverywhere(): Promise<void> {
  const city = person('city');
  for (const voice of world.voices) {
    await stageVoice(world, voice, {
      state: 'reported',
      holder: city,
      orgs: voice.key === '崇文路二格' ? [person('department').org ?? ''] : [],
    });
    await world.city.withHeaders(city.headers).voice.accept({ params: voice.ref, body: { note: '' } });
  }
  await world.city.relay();
}

function hears(key: string, { code, key: name }: VoiceTarget): boolean {
  const { code: own, org } = person(key);
  // 610802: the department belongs to the whole district, and was given one matter of it.
  if (org !== null) return key === 'department' && name === '崇文路二格';
  const span = String(own).match(/0*$/)?.[0].length ?? 0;
  return String(code).slice(0, 15 - span) === String(own).slice(0, 15 - span);
}

describe('a live stream', () => {
  const listeners = [
    'grid',
    'grid2',
    'community',
    'community2',
    'street',
    'street2',
    'county',
    'county2',
    'city',
    'department',
    'department2',
  ];

  it('tells each desk of its own matters, of no foreign one, and of nobody’s words', async () => {
    const streams = await Promise.all(
      listeners.map(async (key) => ({ key, stream: await listen(person(key).headers) })),
    );
    const heardBy = ({ heard }: Stream) => world.voices.filter(({ ref }) => heard().includes(ref.id));
    const expectEach = (judge: (heard: VoiceTarget[], due: VoiceTarget[], key: string) => void) => {
      for (const { key, stream } of streams)
        judge(
          heardBy(stream),
          world.voices.filter((voice) => hears(key, voice)),
          key,
        );
    };
    await happenEverywhere();
    await patiently(() =>
      expectEach((heard, due, key) => expect(heard, key).toEqual(expect.arrayContaining(due))),
    );
    await silence();
    expectEach((heard, due, key) => expect(heard, key).toEqual(due));
    for (const { stream } of streams) {
      expect(stream.status).toBe(200);
      expect(stream.heard()).not.toMatch(/CANARY|"orgs"/);
      stream.stop();
    }
  });

  it('is refused to those who have no inbox', async () => {
    const refused = async (key: string) => {
      const stream = await listen(person(key).headers);
      await stream.ended;
      return stream.status;
    };
    expect(
      await Promise.all(['passerBy', 'reporter', 'resident', 'auditor', 'security', 'system'].map(refused)),
    ).toEqual([401, 403, 403, 403, 403, 403]);
  });

  it('tells the one who spoke that the own matter has moved, and the neighbour on the same stair nothing', async () => {
    const city = person('city');
    const [lamp] = world.voices;
    if (!lamp) throw new Error('no lamp');
    const mine = await listen({ 'liren-reporter': `${lamp.number}:${lamp.secret}` }, '/api/track/events');
    const others = await Promise.all(
      world.voices
        .filter((voice) => voice !== lamp)
        .map(({ number, secret }) =>
          listen({ 'liren-reporter': `${number}:${secret}` }, '/api/track/events'),
        ),
    );
    await stageVoice(world, lamp, { state: 'reported', holder: city, orgs: [] });
    await world.city.withHeaders(city.headers).voice.accept({ params: lamp.ref, body: { note: 'CANARY' } });
    await world.city.relay();
    expect(mine.status).toBe(200);
    await patiently(() => expect(mine.heard()).toContain('event: case\ndata: {"state":"handling"}'));
    await silence();
    expect(mine.heard()).not.toMatch(/CANARY|holder|orgs/);
    expect(others.length).toBeGreaterThan(1);
    for (const other of others) {
      expect(other.status).toBe(200);
      expect(other.heard()).toContain('event: ready');
      expect(other.heard()).not.toContain('event: case');
    }
    for (const stream of [mine, ...others]) stream.stop();
  });

  it('of one matter opens to nobody without its pair, whatever the post', async () => {
    const statusOf = async (headers: Readonly<Record<string, string>>) => {
      const stream = await listen(headers, '/api/track/events');
      await stream.ended;
      return stream.status;
    };
    const [lamp] = world.voices;
    const wrong = { 'liren-reporter': `${lamp?.number}:22222222` };
    expect(await Promise.all([{}, wrong, person('city').headers].map(statusOf))).toEqual([401, 401, 403]);
  });

  it('ends within two seconds of the post it was opened under, and tells nothing in between', async () => {
    const stream = await listen(person('street').headers);
    await world.owner.query(
      "update session set revoked_at = seen_at where code = 610802006000000 and role = 'streetDispatcher'",
    );
    expect(await ownTime(() => Promise.race([stream.ended, pause(20_000)]))).toBeLessThan(2_500);
    expect(stream.heard()).toContain('event: revoked');
  });
});
