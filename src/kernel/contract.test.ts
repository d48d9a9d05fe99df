// The client that pages and tests use: what it sends, and what it makes of every kind of answer.
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { createClient, endpoint } from './contract.ts';
import { Problem } from './problem.ts';

const api = {
  get: endpoint('GET /api/things/:county/:name', {
    allow: 'read',
    params: z.object({ county: z.coerce.number(), name: z.string() }),
    query: z.object({ q: z.string().optional(), limit: z.coerce.number().default(10) }),
    returns: z.object({ n: z.number() }),
  }),
  post: endpoint('POST /api/things', {
    allow: 'write',
    body: z.object({ word: z.string() }),
    returns: z.object({ n: z.number() }),
  }),
  add: endpoint('POST /api/files', { allow: 'write', form: 'bytes', returns: z.object({ n: z.number() }) }),
  file: endpoint('GET /api/files', { allow: 'read', form: 'file' }),
  leave: endpoint('DELETE /api/session', { allow: 'anyone' }),
};

type Sent = { readonly url: string; readonly init: RequestInit };
function clientFor(answer: () => Response) {
  const sent: Sent[] = [];
  const client = createClient(api, {
    baseUrl: 'https://liren.example',
    newKey: () => `key-${sent.length}`,
    fetch: async (input, init) => {
      sent.push({ url: String(input), init: init ?? {} });
      return answer();
    },
    fail: ({ code, status, slots }) => new Problem(code, status, slots),
  });
  return { client, sent };
}
const ok = () => Response.json({ n: 1 });

describe('the client', () => {
  it('writes parameters into the address so that none can leave its place', async () => {
    const { client, sent } = clientFor(ok);
    await client.get({
      params: { county: 610_802, name: '../社区?x=1#y' },
      query: { q: '灯 & 路=1', limit: 5 },
    });
    expect(sent[0]?.url).toBe(
      `https://liren.example/api/things/610802/${encodeURIComponent('../社区?x=1#y')}?q=${encodeURIComponent('灯')}+%26+${encodeURIComponent('路')}%3D1&limit=5`,
    );
    expect(sent[0]?.init).toMatchObject({ method: 'GET', credentials: 'same-origin' });
  });

  it('leaves out what was not said', async () => {
    const { client, sent } = clientFor(ok);
    await client.get({ params: { county: 1, name: 'a' }, query: { q: '' } });
    expect(sent[0]?.url).toBe('https://liren.example/api/things/1/a');
    expect(sent[0]?.init.headers).not.toHaveProperty('idempotency-key');
  });

  it('gives every change a key, a new one each time or the one it was handed', async () => {
    const { client, sent } = clientFor(ok);
    await client.post({ body: { word: 'a' } });
    await client.post({ body: { word: 'a' } });
    await client.post({ body: { word: 'a' }, idempotencyKey: 'mine' });
    const keys = sent.map(({ init }) => new Headers(init.headers).get('idempotency-key'));
    expect(keys).toEqual(['key-0', 'key-1', 'mine']);
    expect(sent[0]?.init.body).toBe('{"word":"a"}');
  });

  it('sends bytes as bytes', async () => {
    const { client, sent } = clientFor(ok);
    await client.add({ body: new Uint8Array([1, 2, 3]) });
    expect(new Headers(sent[0]?.init.headers).get('content-type')).toBe('application/octet-stream');
    expect(sent[0]?.init.body).toEqual(new Uint8Array([1, 2, 3]));
  });

  it('hands over a file as a file, and nothing for no content', async () => {
    const { client } = clientFor(() => new Response(new Uint8Array([7])));
    expect(await (await client.file()).arrayBuffer()).toEqual(new Uint8Array([7]).buffer);
    expect(await clientFor(() => new Response(null, { status: 204 })).client.leave()).toBeUndefined();
  });

  it('turns a problem into the error its page knows', async () => {
    const { client } = clientFor(() =>
      Response.json({ code: 'voice.alreadyRated', status: 409, slots: { number: '1' } }, { status: 409 }),
    );
    await expect(client.leave()).rejects.toMatchObject({
      code: 'voice.alreadyRated',
      status: 409,
      slots: { number: '1' },
    });
  });

  it.each([
    ['a page of a proxy', () => new Response('<html>Bad gateway', { status: 502 }), 502],
    ['an empty refusal', () => new Response(null, { status: 403 }), 403],
    ['a refusal that is a list', () => Response.json([], { status: 400 }), 400],
    ['null', () => Response.json(null, { status: 500 }), 500],
  ])('makes of %s what it is: somebody who is not there', async (_, answer, status) => {
    await expect(clientFor(answer).client.leave()).rejects.toMatchObject({
      code: 'kernel.unavailable',
      status,
      slots: {},
    });
  });

  it('does not trust slots that are none', async () => {
    const { client } = clientFor(() => Response.json({ code: 'a.b', slots: 'x' }, { status: 400 }));
    await expect(client.leave()).rejects.toMatchObject({ code: 'a.b', slots: {} });
  });
});
