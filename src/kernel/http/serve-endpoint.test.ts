// The door itself, with a small house behind it: who may knock from where, what is remembered, and what is said when
// something breaks.
import { setTimeout as pause } from 'node:timers/promises';
import type { InjectOptions } from 'fastify';
import pg from 'pg';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { type Actor, nobody, type Platform } from '#kernel/context.ts';
import { endpoint } from '#kernel/contract.ts';
import { openDatabase } from '#kernel/database/database.ts';
import { createLog } from '#kernel/log.ts';
import type { Manifest } from '#kernel/module.ts';
import { definePolicy, rulesFor } from '#kernel/policy.ts';
import { problems } from '#kernel/problem.ts';
import { type TestCity, testCity } from '../../../test/support/city.ts';
import { implement } from './mount.ts';
import { createHttp, type HttpServer } from './server.ts';

const said: string[] = [];
const word = z.object({ word: z.string().max(20) });
const api = {
  read: endpoint('GET /api/tiny', { allow: 'anyone', returns: word }),
  write: endpoint('POST /api/tiny', {
    allow: 'anyone',
    body: word,
    returns: word.extend({ n: z.number() }),
    status: 201,
  }),
  refuse: endpoint('POST /api/tiny/refuse', { allow: 'anyone', body: word, returns: word }),
  break: endpoint('POST /api/tiny/break', { allow: 'anyone', body: word, replay: 'none' }),
  file: endpoint('GET /api/tiny/file', { allow: 'anyone', form: 'file' }),
  photo: endpoint('POST /api/tiny/photo', {
    allow: 'anyone',
    form: 'bytes',
    returns: z.object({ size: z.number() }),
  }),
  leave: endpoint('DELETE /api/tiny', { allow: 'signedIn', replay: 'none' }),
};
const tinyProblems = problems('tiny', { notToday: 409 });
const { anyone, signedIn } = rulesFor<object>();
const policy = definePolicy<object>('tiny')({ read: anyone, anyone, signedIn });

let served = 0;
let mishap: () => Promise<void> = async () => undefined;
const tiny: Manifest = {
  name: 'tiny',
  api,
  policy,
  routes: implement(api, policy, {
    read: async () => ({ word: 'hello', secret: 'CANARY' }),
    write: async (ctx, { body }) => {
      served++;
      ctx.audit({
        action: 'tiny.write',
        subject: 'tiny',
        subjectId: body.word,
        code: 610_800_000_000_000,
        purpose: 'test',
      });
      await pause(20);
      return { word: body.word, n: served, extra: 'CANARY' };
    },
    refuse: async (ctx, { body }) => {
      ctx.audit({
        action: 'tiny.refuse',
        subject: 'tiny',
        subjectId: body.word,
        code: 610_800_000_000_000,
        purpose: 'test',
      });
      served++;
      if (served === 1) throw tinyProblems.notToday({ field: 'word' });
      return { word: body.word };
    },
    break: () => mishap(),
    file: async () => ({ bytes: new Uint8Array([1, 2]), type: 'image/jpeg', name: 'a"; x\r\n：b.jpg' }),
    photo: {
      admit: async () => undefined,
      prepare: ({ body }) => Promise.resolve(async () => ({ size: body.byteLength })),
    },
    leave: async () => undefined,
  }),
  authenticate: async (_, { header }): Promise<Actor> => {
    const who = header('x-who');
    return who ? { ...nobody, kind: 'staff', account: `00000000-0000-7000-8000-00000000000${who}` } : nobody;
  },
};

let city: TestCity;
let http: HttpServer;
let owner: pg.Client;
async function tinyServer(platform: Platform = city.platform, perMinute = 0): Promise<HttpServer> {
  const log = createLog('error', { write: (line) => said.push(line) });
  return createHttp({ platform, manifests: [tiny], log, perMinute });
}
beforeAll(async () => {
  city = await testCity();
  http = await tinyServer();
  owner = new pg.Client({ connectionString: city.ownerUrl, options: '-c search_path=liren' });
  await owner.connect();
});
afterAll(async () => {
  await owner?.end();
  await http?.app.close();
  await city?.close();
});
beforeEach(() => {
  served = 0;
  said.length = 0;
});

const json = (url: string, body: unknown, headers: Record<string, string> = {}): InjectOptions => ({
  method: 'POST',
  url,
  headers: { 'content-type': 'application/json', 'idempotency-key': crypto.randomUUID(), ...headers },
  payload: JSON.stringify(body),
});
const write = (headers: Record<string, string> = {}, body: unknown = { word: 'a' }) =>
  http.app.inject(json('/api/tiny', body, headers));
const written = async (what: string) =>
  Number(
    (
      await owner.query(
        "select count(*) as n from audit_event where action = 'tiny.write' and subject_id = $1",
        [what],
      )
    ).rows[0].n,
  );

describe('a change', () => {
  it.each([
    [{}, 201],
    [{ origin: 'http://localhost:80' }, 201],
    [{ 'sec-fetch-site': 'same-origin' }, 201],
    [{ 'sec-fetch-site': 'none' }, 201],
    [{ origin: 'http://evil.example' }, 403],
    [{ origin: 'http://localhost.evil.example' }, 403],
    [{ origin: 'http://evil-localhost' }, 403],
    [{ origin: 'http://localhost:81' }, 403],
    [{ origin: 'null' }, 403],
    [{ origin: '' }, 403],
    [{ 'sec-fetch-site': 'cross-site' }, 403],
    [{ 'sec-fetch-site': 'same-site' }, 403],
    [{ origin: 'http://evil.example', 'sec-fetch-site': 'same-origin' }, 403],
  ])('asked for from %j is answered %i', async (headers, status) => {
    const answer = await write({ host: 'localhost:80', ...headers });
    expect(answer.statusCode).toBe(status);
    if (status === 403) expect(answer.json()).toMatchObject({ code: 'kernel.crossSite' });
    expect(served).toBe(status === 201 ? 1 : 0);
    expect(answer.headers['access-control-allow-origin']).toBeUndefined();
  });

  it.each([
    'text/plain',
    'application/x-www-form-urlencoded',
    'multipart/form-data; boundary=x',
    'application/xml',
    'nonsense',
  ])('sent as %s, as a foreign form would, is refused unread', async (type) => {
    const answer = await write({ 'content-type': type });
    expect(answer.statusCode).toBe(415);
    expect(answer.json()).toMatchObject({
      code: 'kernel.unsupportedType',
      slots: { field: 'body', accepts: 'application/json' },
    });
    expect(served).toBe(0);
  });

  it('too large says how large it may be', async () => {
    const answer = await write({}, { word: 'x'.repeat(1_100_000) });
    expect(answer.json()).toMatchObject({
      code: 'kernel.tooLarge',
      status: 413,
      slots: { field: 'body', mostBytes: 1 << 20 },
    });
    const large = {
      method: 'POST',
      url: '/api/tiny/photo',
      headers: { 'content-type': 'image/png', 'idempotency-key': 'large-photo' },
    } as const;
    const photo = await http.app.inject({ ...large, payload: Buffer.alloc(11 << 20) });
    expect(photo.json()).toMatchObject({ code: 'kernel.tooLarge', slots: { mostBytes: 10 << 20 } });
  });

  it('with something wrong in it names the part, the field and the bound', async () => {
    const answer = await write({}, { word: 'x'.repeat(21) });
    expect(answer.statusCode).toBe(400);
    expect(answer.json()).toMatchObject({
      type: 'about:blank',
      code: 'kernel.invalid',
      status: 400,
      slots: { part: 'body', fields: [{ field: 'word', reason: 'too_big', maximum: 20 }] },
    });
    expect(answer.headers['content-type']).toContain('application/problem+json');
  });
});

describe('a request that is sent again', () => {
  it('has one effect and the same answer', async () => {
    const key = crypto.randomUUID();
    const first = await write({ 'idempotency-key': key, 'x-who': '1' }, { word: 'again' });
    const second = await write({ 'idempotency-key': key, 'x-who': '1' }, { word: 'again' });
    expect([first.statusCode, second.statusCode]).toEqual([201, 201]);
    expect(second.body).toBe(first.body);
    expect(await written('again')).toBe(1);
  });

  it('five times at once has one effect and one answer', async () => {
    const key = crypto.randomUUID();
    const answers = await Promise.all(
      Array.from({ length: 5 }, () => write({ 'idempotency-key': key, 'x-who': '1' }, { word: 'at once' })),
    );
    expect(new Set(answers.map(({ statusCode, body }) => `${statusCode} ${body}`)).size).toBe(1);
    expect(await written('at once')).toBe(1);
  });

  it('under the key of somebody else is another request', async () => {
    const key = crypto.randomUUID();
    const mine = await write({ 'idempotency-key': key, 'x-who': '1' }, { word: 'whose' });
    const theirs = await write({ 'idempotency-key': key, 'x-who': '2' }, { word: 'whose' });
    expect(theirs.json().n).not.toBe(mine.json().n);
    expect(await written('whose')).toBe(2);
  });

  it('with other words under the same key is refused', async () => {
    const key = crypto.randomUUID();
    await write({ 'idempotency-key': key }, { word: 'one' });
    const other = await write({ 'idempotency-key': key }, { word: 'two' });
    expect(other.json()).toMatchObject({ code: 'kernel.keyReused', status: 422 });
    expect(await written('two')).toBe(0);
  });

  it('after a refusal is tried anew: nothing of it had happened', async () => {
    const key = crypto.randomUUID();
    const refused = await http.app.inject(
      json('/api/tiny/refuse', { word: 'later' }, { 'idempotency-key': key }),
    );
    expect(refused.json()).toMatchObject({ code: 'tiny.notToday', status: 409 });
    const { rows } = await owner.query("select 1 from audit_event where action = 'tiny.refuse'");
    expect(rows).toEqual([]);
    const later = await http.app.inject(
      json('/api/tiny/refuse', { word: 'later' }, { 'idempotency-key': key }),
    );
    expect(later.statusCode).toBe(200);
  });

  it.each([undefined, '', 'short', 'x'.repeat(101)])(
    'without a proper key (%s) is asked for one',
    async (key) => {
      const request = json('/api/tiny', { word: 'a' });
      const { 'idempotency-key': _, ...headers } = request.headers ?? {};
      const answer = await http.app.inject({
        ...request,
        headers: { ...headers, ...(key === undefined ? {} : { 'idempotency-key': key }) },
      });
      expect(answer.json()).toMatchObject({
        code: 'kernel.keyMissing',
        status: 400,
        slots: { field: 'Idempotency-Key' },
      });
    },
  );

  it('is kept sealed: who reads the table reads no answer', async () => {
    await write({ 'x-who': '1' }, { word: 'CANARY-SEALED' });
    const { rows } = await owner.query<{ answer: Buffer }>('select answer from replay');
    expect(rows.length).toBeGreaterThan(0);
    expect(rows.some(({ answer }) => answer.includes('CANARY'))).toBe(false);
  });
});

describe('an answer', () => {
  it('holds what the contract says and no more', async () => {
    const read = await http.app.inject('/api/tiny');
    expect(read.json()).toEqual({ word: 'hello' });
    expect((await write()).body).not.toContain('CANARY');
  });

  it('carries the headers that keep it from being framed, guessed at or kept', async () => {
    for (const url of ['/api/tiny', '/api/nothing', '/openapi.json', '/healthz']) {
      const { headers } = await http.app.inject(url);
      expect(headers, url).toMatchObject({
        'x-content-type-options': 'nosniff',
        'x-frame-options': 'DENY',
        'cache-control': 'no-store',
        'referrer-policy': 'same-origin',
        'content-security-policy': expect.stringContaining("default-src 'none'"),
      });
      expect(headers).not.toHaveProperty('x-powered-by');
      expect(headers).not.toHaveProperty('server');
    }
  });

  it('that is a file is data in a sandbox, under a name that breaks no header', async () => {
    const { headers, rawPayload } = await http.app.inject('/api/tiny/file');
    expect(rawPayload).toEqual(Buffer.from([1, 2]));
    expect(headers).toMatchObject({
      'content-type': 'image/jpeg',
      'cache-control': 'private, no-store',
      'content-security-policy': "default-src 'none'; sandbox",
    });
    expect(headers['content-disposition']).toMatch(/^attachment; filename\*=UTF-8''[\w%.'-]+$/);
  });

  it('to an address that is not there is a problem like every other', async () => {
    for (const [method, url] of [
      ['GET', '/api/nothing'],
      ['PUT', '/api/tiny'],
      ['GET', '/api/tiny/'],
      ['GET', '/api/%ff'],
      ['GET', `/api/${'x'.repeat(4_000)}`],
    ] as const) {
      const answer = await http.app.inject({ method, url });
      expect([400, 404], url).toContain(answer.statusCode);
      expect(answer.headers['content-type'], url).toContain('application/problem+json');
      expect(answer.json()).toMatchObject({
        code: expect.stringMatching(/^kernel\./),
        slots: expect.anything(),
      });
    }
  });
});

describe('when something breaks', () => {
  const broken = () => http.app.inject(json('/api/tiny/break', { word: 'a' }));

  it('nobody outside learns how, and the log learns no more than it may', async () => {
    mishap = async () => {
      throw new Error('CANARY select * from person where phone = 13800000000');
    };
    const answer = await broken();
    expect(answer.statusCode).toBe(500);
    expect(answer.json()).toEqual({
      type: 'about:blank',
      title: '系统出了问题，已经记录下来；报修时请附上 instance。',
      code: 'kernel.internal',
      status: 500,
      slots: {},
      instance: expect.any(String),
    });
    expect(answer.body).not.toContain('CANARY');
    expect(said.join()).toContain(answer.json().instance);
    expect(said.join()).not.toContain(' at ');
  });

  it('and it is not even an error that is thrown, the answer is the same', async () => {
    mishap = () => Promise.reject('CANARY');
    const answer = await broken();
    expect(answer.json()).toMatchObject({ code: 'kernel.internal' });
    expect(answer.body).not.toContain('CANARY');
  });

  it.each(['57014', '57P01', '08006', '53300', 'ECONNREFUSED'])(
    'and it is the database that is away (%s), one is asked to come back',
    async (code) => {
      mishap = () => Promise.reject(Object.assign(new Error('gone'), { code }));
      const answer = await broken();
      expect(answer.json()).toMatchObject({ code: 'kernel.unavailable', status: 503, slots: { seconds: 2 } });
      expect(answer.headers['retry-after']).toBe('2');
    },
  );

  it('and the disk is full, that is said', async () => {
    mishap = () => Promise.reject(Object.assign(new Error('full'), { code: '53100' }));
    expect((await broken()).json()).toMatchObject({ code: 'kernel.diskFull', status: 507 });
  });

  it('and no database is there at all, every question is answered 503 and none hangs', {
    timeout: 30_000,
  }, async () => {
    const database = openDatabase({ url: 'postgres://nobody@127.0.0.1:1/none' });
    const away = await tinyServer({ ...city.platform, database });
    for (const request of [
      json('/api/tiny', { word: 'a' }),
      { method: 'GET', url: '/api/tiny' } as const,
      { method: 'GET', url: '/readyz' } as const,
    ]) {
      const answer = await away.app.inject(request);
      expect([answer.statusCode, answer.headers['retry-after']]).toEqual([503, '2']);
    }
    expect((await away.app.inject('/healthz')).statusCode).toBe(200);
    await away.app.close();
    await database.close();
  });
});

describe('who asks too often', () => {
  it('is told for how long to wait', async () => {
    const strict = await tinyServer(city.platform, 3);
    const answers = [];
    for (let i = 0; i < 5; i++) answers.push(await strict.app.inject('/api/tiny'));
    expect(answers.map(({ statusCode }) => statusCode)).toEqual([200, 200, 200, 429, 429]);
    expect(answers.at(-1)?.json()).toMatchObject({
      code: 'kernel.rateLimited',
      slots: { seconds: expect.any(Number) },
    });
    expect(Number(answers.at(-1)?.headers['retry-after'])).toBeGreaterThan(0);
    await strict.app.close();
  });
});
