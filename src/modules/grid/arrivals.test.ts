// What a screen in the hall says of the last hour.
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type TestCity, testCity } from '../../../test/support/city.ts';
import { reportLamp } from '../../../test/support/lamp.ts';

const STREET = 610_802_006_000_000;
const EMPTY_CELL = 610_802_006_003_002;
const MINUTE = 60_000;

let city: TestCity;
beforeAll(async () => {
  city = await testCity();
});
afterAll(() => city?.close());

it('is told of the last hour as it was, however late the screen was switched on', async () => {
  for (let n = 0; n < 7; n++) await reportLamp(city);
  city.clock.advance(50 * MINUTE);
  await reportLamp(city, EMPTY_CELL);
  const screen = await city.staff('street');
  const hour = () => screen.grid.arrivals({ params: { code: STREET } });
  const full = await hour();
  // All are counted, the latest are named.
  expect(full.count).toBe(8);
  expect(full.latest).toHaveLength(5);
  expect(full.latest[0]?.place).toContain('第二网格');
  expect(Date.parse(full.since)).toBe(city.clock.now().getTime() - 60 * MINUTE);
  city.clock.advance(11 * MINUTE);
  expect((await hour()).count).toBe(1);
});
