// A matter that was reported without an account, and the account that comes later.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { PLAIN_COOKIE } from '#kernel/http/session-cookie.ts';
import { type TestCity, testCity } from '../../../test/support/city.ts';
import { reportLamp } from '../../../test/support/lamp.ts';
import type { Person } from '../../../test/support/people.ts';

let city: TestCity;
beforeAll(async () => {
  city = await testCity();
});
afterAll(() => city?.close());

async function residentOf(phone: string): Promise<Person> {
  const { challenge } = await city.passerBy.account.residentCode({ body: { phone } });
  const { messages } = await city.passerBy.account.demoOutbox();
  const code = /\d{6}/.exec(messages.find(({ to }) => to === phone)?.text ?? '')?.[0] ?? '';
  const answer = await city.http.app.inject({
    method: 'POST',
    url: '/api/resident/session',
    payload: { challenge, code },
  });
  const cookie = answer.cookies.find(({ name }) => name === PLAIN_COOKIE)?.value ?? '';
  return city.withHeaders({ cookie: `${PLAIN_COOKIE}=${cookie}` });
}
const numbers = async (person: Person) => (await person.voice.mine()).map(({ number }) => number);

describe('a resident who reported before signing in', () => {
  it('puts the matter on the own list with number and code, once and for all devices', async () => {
    const { received } = await reportLamp(city);
    const { number, secret } = received;
    const resident = await residentOf('15400000101');
    expect(await numbers(resident)).toEqual([]);
    await resident.voice.claim({ body: { number: ` ${number} `, secret: secret.toLowerCase() } });
    await resident.voice.claim({ body: { number, secret } });
    expect(await resident.voice.mine()).toMatchObject([{ number, secret, state: 'reported' }]);
    city.clock.advance(61_000);
    expect(await numbers(await residentOf('15400000101'))).toEqual([number]);
    expect(await numbers(await residentOf('15400000102'))).toEqual([]);
  });

  it('does not get it by a number that was left with it: whoever has that number today need not be who left it', async () => {
    const received = await city.passerBy.voice.report({
      body: {
        id: crypto.randomUUID(),
        category: '0201',
        text: '楼道灯不亮，晚上看不见',
        place: { code: 610_802_006_003_001 },
        phone: '15400000103',
      },
    });
    const resident = await residentOf('15400000103');
    expect(await numbers(resident)).toEqual([]);
    await resident.voice.claim({ body: { number: received.number, secret: received.secret } });
    expect(await numbers(resident)).toEqual([received.number]);
  });

  it('cannot try codes out here either: the tries count together with those of the page', async () => {
    const { number, secret } = (await reportLamp(city)).received;
    const resident = await residentOf('15400000104');
    const claim = (given: string) => resident.voice.claim({ body: { number, secret: given } });
    for (let i = 0; i < 5; i++) await expect(claim('22222222')).rejects.toMatchObject({ status: 401 });
    await expect(claim(secret)).rejects.toMatchObject({ code: 'voice.tooManyTries', status: 429 });
    await expect(city.reporter(number, secret).voice.follow()).rejects.toMatchObject({ status: 429 });
    city.clock.advance(30_000);
    await claim(secret);
    expect(await numbers(resident)).toEqual([number]);
  });

  it('is somebody with an account: nobody else has a list', async () => {
    const { number, secret } = (await reportLamp(city)).received;
    const body = { number, secret };
    await expect(city.passerBy.voice.claim({ body })).rejects.toMatchObject({ status: 401 });
    await expect(city.reporter(number, secret).voice.claim({ body })).rejects.toMatchObject({ status: 403 });
    await expect((await city.staff('grid')).voice.claim({ body })).rejects.toMatchObject({ status: 403 });
  });
});
