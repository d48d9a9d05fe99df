import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { relayOnce } from '#kernel/relay.ts';
import { actAsSystem } from '#kernel/request.ts';
import { smsGateway } from './sms-gateway.ts';
import { startTestCity, type TestCity } from './test-database.ts';

const TOKEN = 'token-of-the-city';
type Answer = (response: ServerResponse) => void;
const takes: Answer = (response) => void response.writeHead(202).end();
const isDown: Answer = (response) => void response.writeHead(503).end('13800138000 not sent');

/** The SMS service: what it was asked, and how it answers at the moment. */
const received: { authorization: string | undefined; to: string; text: string }[] = [];
let answer: Answer = takes;
const service = createServer(async (request: IncomingMessage, response) => {
  const body: Buffer[] = [];
  for await (const part of request) body.push(part);
  const { to, text } = JSON.parse(Buffer.concat(body).toString());
  received.push({ authorization: request.headers.authorization, to, text });
  answer(response);
});
let city: TestCity;
let url: string;
let serial = 0;

beforeAll(async () => {
  await new Promise<void>((listening) => service.listen(0, '127.0.0.1', listening));
  url = `http://127.0.0.1:${(service.address() as AddressInfo).port}/send`;
  city = await startTestCity({ demo: false, gateway: smsGateway({ url, token: TOKEN, patienceMs: 2_000 }) });
});
afterAll(async () => {
  service.closeAllConnections();
  service.close();
  await city.stop();
});
beforeEach(() => {
  received.length = 0;
  answer = takes;
});

const newPhone = () => `1380013${String(8_000 + serial++)}`;
const ask = (phone: string) => city.browser().residentCode({ body: { phone } });
const relay = () => relayOnce(city.platform, [city.manifest]);
const beat = () =>
  actAsSystem(city.platform, async (ctx) => void (await city.manifest.jobs?.sendMessages?.run(ctx)));
const messageRows = () =>
  city.asSystem((ctx) =>
    ctx.db.selectFrom('message_out').select(['sent_at', 'tries', 'failure']).orderBy('at', 'desc').execute(),
  );
const PATIENT = { timeout: 15_000 };
const arrived = (times: number) => vi.waitFor(() => expect(received).toHaveLength(times), PATIENT);

describe('a resident of a city with an SMS service', () => {
  it('gets the code once, over a connection that proves who we are, and signs in with it', async () => {
    const resident = city.browser();
    expect(await resident.me()).toMatchObject({ demo: false, phone: true });
    const phone = newPhone();
    const { challenge } = await resident.residentCode({ body: { phone } });
    await relay();
    await arrived(1);
    await vi.waitFor(async () => expect((await messageRows())[0]?.sent_at).not.toBeNull(), PATIENT);
    await beat();
    expect(received).toEqual([
      { authorization: `Bearer ${TOKEN}`, to: phone, text: expect.stringMatching(/【里仁】.*\d{6}/) },
    ]);
    const code = /\d{6}/.exec(received[0]?.text ?? '')?.[0] ?? '';
    expect(await resident.residentSignIn({ body: { challenge, code } })).toMatchObject({ kind: 'resident' });
  });

  it('gets it later when the service was down, while everything else is told in time', async () => {
    answer = isDown;
    await ask(newPhone());
    expect(await relay()).toBe(1);
    await arrived(1);
    await vi.waitFor(
      async () =>
        expect((await messageRows())[0]).toMatchObject({
          sent_at: null,
          failure: 'the SMS service answered 503',
        }),
      PATIENT,
    );
    // Too early: the service is given time to come back.
    await beat();
    expect(received).toHaveLength(1);
    answer = takes;
    city.clock.advance(16_000);
    await beat();
    expect(received).toHaveLength(2);
    expect((await messageRows())[0]).toMatchObject({ tries: 2, failure: null, sent_at: expect.any(Date) });
  });

  it('is not sent a code that is no longer good', async () => {
    answer = isDown;
    await ask(newPhone());
    await relay();
    await arrived(1);
    answer = takes;
    city.clock.advance(5 * 60_000);
    await beat();
    expect(received).toHaveLength(1);
  });

  it('does not keep others waiting while the service hangs', async () => {
    const course: string[] = [];
    answer = (response) => void response.once('close', () => course.push('given up'));
    await ask(newPhone());
    expect(await relay()).toBe(1);
    course.push('told');
    await arrived(1);
    await vi.waitFor(async () => expect((await messageRows())[0]?.failure).toMatch(/timeout/), PATIENT);
    await vi.waitFor(() => expect(course).toEqual(['told', 'given up']), PATIENT);
  });

  it('has number and code carried to nobody but the service that was named', async () => {
    answer = (response) => void response.writeHead(307, { location: `${url}/elsewhere` }).end();
    await expect(smsGateway({ url, token: TOKEN }).send(newPhone(), '验证码')).rejects.toThrow();
    expect(received).toHaveLength(1);
  });
});
