import { afterAll, beforeAll, expect, it } from 'vitest';
import { type TestCity, testCity } from '../../test/support/city.ts';
import { withConnection } from './database/connection.ts';
import { sweepReplays } from './sweep.ts';

let city: TestCity;
beforeAll(async () => {
  city = await testCity();
});
afterAll(() => city?.close());

it('a phone that was away for four weeks hears its answer again; after a month it is gone, however many there are', async () => {
  await withConnection(city.ownerUrl, ({ query }) =>
    query(
      `insert into liren.replay (key_hash, request_hash, status, answer, at)
       select 'old ' || n, '', 201, ''::bytea, $1::timestamptz - interval '31 days' from generate_series(1, 1500) n
       union all select 'four weeks', '', 201, ''::bytea, $1::timestamptz - interval '28 days'
       union all select 'now', '', 201, ''::bytea, $1::timestamptz`,
      [city.clock.now()],
    ),
  );
  expect(await city.asSystem(sweepReplays)).toBe(true);
  expect(await city.asSystem(sweepReplays)).toBe(false);
  const left = await city.asSystem((ctx) => ctx.db.selectFrom('replay').select('key_hash').execute());
  expect(left.map(({ key_hash }) => key_hash)).toEqual(expect.arrayContaining(['four weeks', 'now']));
  expect(left.filter(({ key_hash }) => key_hash.startsWith('old'))).toEqual([]);
});
