// What every answer carries, and what is said to those who cannot even ask.
import { connect } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type TestCity, testCity } from '../../../test/support/city.ts';
import { createLog } from '../log.ts';
import { createHttp } from './server.ts';

let city: TestCity;
beforeAll(async () => {
  city = await testCity();
});
afterAll(() => city?.close());

const server = (publicUrl: string) =>
  createHttp({
    platform: { ...city.platform, publicUrl },
    manifests: city.manifests,
    log: createLog('error'),
    perMinute: 0,
  });

describe('an answer', () => {
  it('over https tells the browser to stay there, and over http does not', async () => {
    const secure = await server('https://liren.example');
    const [safe, open] = [
      await secure.app.inject('/api/voice-categories'),
      await city.http.app.inject('/api/voice-categories'),
    ];
    expect(safe.headers['strict-transport-security']).toBe('max-age=31536000');
    expect(open.headers).not.toHaveProperty('strict-transport-security');
    await secure.app.close();
  });

  it('that is a refusal says why in words, also of a rule of ours: a voice without a place', async () => {
    const report = (language: string) =>
      city.http.app.inject({
        method: 'POST',
        url: '/api/voices',
        headers: { 'accept-language': language, 'idempotency-key': 'without-a-place' },
        payload: { id: crypto.randomUUID(), category: '0201', text: '路灯不亮了', place: {} },
      });
    const [zh, en] = [(await report('zh-CN,en;q=0.5')).json(), (await report('en-GB')).json()];
    expect(zh).toMatchObject({
      code: 'kernel.invalid',
      title: expect.stringContaining('没有按要求填'),
      slots: { fields: [{ field: 'place', reason: 'codeOrPointMissing' }] },
    });
    expect(en.title).toContain('not as asked');
  });

  it('to what is no request says which: too long a head, too slow, not HTTP', {
    timeout: 20_000,
  }, async () => {
    const plain = await server('http://127.0.0.1');
    const { port } = new URL(await plain.app.listen({ port: 0, host: '127.0.0.1' }));
    const said = (bytes: string) =>
      new Promise<string>((resolve, reject) => {
        let heard = '';
        const socket = connect(Number(port), '127.0.0.1', () => socket.write(bytes));
        socket.on('data', (chunk) => {
          heard += chunk;
        });
        socket.on('close', () => resolve(heard)).on('error', reject);
      });
    const [long, slow, wrong] = await Promise.all([
      said(`GET /api/voice-categories HTTP/1.1\r\nhost: a\r\nx: ${'x'.repeat(20_000)}\r\n\r\n`),
      said('GET /api/voice-categories HTTP/1.1\r\nhost: a\r\n'),
      said('not http at all\r\n\r\n'),
    ]);
    expect(long).toMatch(/^HTTP\/1\.1 431 .*kernel\.headersTooLarge/s);
    expect(slow).toMatch(/^HTTP\/1\.1 408 .*kernel\.tooSlow/s);
    expect(wrong).toMatch(/^HTTP\/1\.1 400 .*kernel\.malformed/s);
    for (const answer of [long, slow, wrong]) expect(answer).toContain('x-content-type-options: nosniff');
    await plain.app.close();
  });
});
