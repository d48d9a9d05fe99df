// Number and secret: copied by hand, so a slip costs nothing; but nobody may try them out.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type TestCity, testCity } from '../../../test/support/city.ts';
import { reportLamp } from '../../../test/support/lamp.ts';
import { MOST_WRONG_A_DAY } from './reporter.ts';

let city: TestCity;
beforeAll(async () => {
  city = await testCity();
});
afterAll(() => city?.close());

function knock(url: string, number: string, secret: string, from = '198.51.100.7') {
  return city.http.app.inject({
    method: 'GET',
    url,
    remoteAddress: from,
    headers: { 'liren-reporter': `${number}:${secret}` },
  });
}

describe('a reporter', () => {
  it('may mistype the secret four times; whoever goes on guessing waits longer each time, at every endpoint', async () => {
    const { received } = await reportLamp(city);
    const { number, secret } = received;
    const endpoints = ['/api/track', '/api/voice-categories', '/api/session', '/api/track'];
    for (const url of [...endpoints, '/api/track'])
      expect((await knock(url, number, '22222222')).statusCode).toBe(401);
    for (const seconds of [30, 60, 120]) {
      for (const url of endpoints) {
        const answer = await knock(url, number, secret);
        expect(answer.statusCode, url).toBe(429);
        expect(answer.json()).toMatchObject({ code: 'voice.tooManyTries', slots: { seconds } });
        expect(answer.headers['retry-after']).toBe(String(seconds));
      }
      city.clock.advance(seconds * 1000);
      expect((await knock('/api/track', number, '33333333')).statusCode).toBe(401);
    }
  });

  it('who finds the right secret begins anew: the next slip costs no more than the first', async () => {
    const { received } = await reportLamp(city);
    const { number, secret } = received;
    for (let round = 0; round < 3; round++) {
      for (let i = 0; i < 4; i++)
        expect((await knock('/api/track', number, '22222222')).statusCode).toBe(401);
      expect((await knock('/api/track', number, secret)).statusCode).toBe(200);
    }
    // Also after a delay: 30 s were waited for, and are not doubled by the next five slips.
    for (let i = 0; i < 5; i++) await knock('/api/track', number, '22222222');
    city.clock.advance(30_000);
    expect((await knock('/api/track', number, secret)).statusCode).toBe(200);
    for (let i = 0; i < 5; i++) await knock('/api/track', number, '22222222');
    expect((await knock('/api/track', number, '22222222')).json()).toMatchObject({ slots: { seconds: 30 } });
  });

  it('is let in from elsewhere, and with another number, while somebody guesses', async () => {
    const [lamp, other] = [await reportLamp(city), await reportLamp(city)];
    const { number, secret } = lamp.received;
    for (let i = 0; i < 6; i++) await knock('/api/track', number, '22222222');
    expect((await knock('/api/track', number, secret)).statusCode).toBe(429);
    expect((await knock('/api/track', number, secret, '203.0.113.9')).statusCode).toBe(200);
    expect((await knock('/api/track', other.received.number, other.received.secret)).statusCode).toBe(200);
  });

  it('cannot be guessed at from the endless addresses of one IPv6 network', async () => {
    const { number, secret } = (await reportLamp(city)).received;
    const answers: number[] = [];
    for (let i = 1; i <= 6; i++)
      answers.push((await knock('/api/track', number, '22222222', `2001:db8:7:9::${i}`)).statusCode);
    expect(answers).toEqual([401, 401, 401, 401, 401, 429]);
    expect((await knock('/api/track', number, secret, '2001:db8:7:9::77')).statusCode).toBe(429);
    expect((await knock('/api/track', number, secret, '2001:db8:7:a::1')).statusCode).toBe(200);
  });

  it('is not guessed at by a thousand networks either: one number has so many wrong tries a day and no more', async () => {
    city.clock.advance(1_000);
    const [lamp, other] = [await reportLamp(city), await reportLamp(city)];
    const { number, secret } = lamp.received;
    await knock('/api/track', number, '22222222', '203.0.113.200');
    // As if the others had been counted too: what this one try is counted under, here and from everywhere.
    const set = await city.asSystem((ctx) =>
      ctx.db
        .updateTable('login_attempt')
        .set({ count: MOST_WRONG_A_DAY - 1 })
        .where('since', '=', ctx.now)
        .where('count', '=', 1)
        .executeTakeFirst(),
    );
    expect(set.numUpdatedRows).toBe(2n);
    expect((await knock('/api/track', number, secret, '203.0.113.1')).statusCode).toBe(200);
    expect((await knock('/api/track', number, '22222222', '203.0.113.2')).statusCode).toBe(401);
    const refused = await knock('/api/track', number, secret, '203.0.113.3');
    expect(refused.statusCode).toBe(429);
    expect((await knock('/api/track', other.received.number, other.received.secret)).statusCode).toBe(200);
    city.clock.advance(refused.json().slots.seconds * 1000);
    expect((await knock('/api/track', number, secret, '203.0.113.3')).statusCode).toBe(200);
  });

  it('cannot be told from nobody by guessing: a number nobody has is counted alike', async () => {
    const unknown = '1234567890003';
    const answers: number[] = [];
    for (let i = 0; i < 6; i++) answers.push((await knock('/api/track', unknown, '22222222')).statusCode);
    expect(answers).toEqual([401, 401, 401, 401, 401, 429]);
  });
});
