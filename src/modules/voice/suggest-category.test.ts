// A stranger writes; the city says what it takes it for, and keeps nothing.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type TestCity, testCity } from '../../../test/support/city.ts';

let city: TestCity;
beforeAll(async () => {
  city = await testCity();
});
afterAll(() => city?.close());

describe('somebody without an account who is writing', () => {
  it('is told what it sounds like, likeliest first and three at most', async () => {
    const heard = await city.passerBy.voice.suggestCategory({ body: { text: '楼下的路灯好几天不亮了' } });
    expect(heard).toHaveLength(3);
    expect(heard[0]).toMatchObject({ category: '0201' });
    expect(heard[0]?.confidence).toBeGreaterThan(0.7);
  });

  it('is understood in English too', async () => {
    const [first] = await city.passerBy.voice.suggestCategory({ body: { text: 'the street lamp is out' } });
    expect(first).toMatchObject({ category: '0201' });
  });

  it('hears nothing for nothing, and is refused what is too long', async () => {
    expect(await city.passerBy.voice.suggestCategory({ body: { text: '  ' } })).toEqual([]);
    await expect(
      city.passerBy.voice.suggestCategory({ body: { text: '灯'.repeat(2001) } }),
    ).rejects.toMatchObject({ code: 'kernel.invalid' });
  });
});
