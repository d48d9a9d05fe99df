// Ctrl-C at a bad moment: nothing stays behind, nothing is called unexpected, and the next start is a clean one.
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { foreignCity } from './support/foreign-city.ts';
import {
  exists,
  leftBehind,
  newHome,
  postmasterOf,
  removeHome,
  type Started,
  startProduct,
  until,
} from './support/operator.ts';

let home: string;
let env: Readonly<Record<string, string>>;
// A directory for each: where the last was interrupted late, the next would miss its moment.
beforeEach(async () => {
  home = await newHome();
  env = { LIREN_DIVISIONS: await foreignCity(home) };
});
afterEach(() => removeHome(home));

type Moment = (product: Started) => Promise<void>;
const MOMENTS: readonly (readonly [string, Moment])[] = [
  ['when the directory has just been taken', () => until(() => exists(join(home, 'lock.json')))],
  [
    'while the database is being created',
    () => until(async () => (await exists(join(home, 'pg.new'))) || (await exists(join(home, 'pg')))),
  ],
  ['while the database starts', () => until(async () => (await postmasterOf(home)) !== undefined)],
  ['while the city is being installed', ({ hear }) => hear('postgres.ready')],
  ['when the tables have just been made', ({ hear }) => hear('database.ready')],
];

describe('an operator who presses Ctrl-C', () => {
  it.each(MOMENTS)('%s finds nothing left behind', async (_, moment) => {
    const product = await startProduct({ home, env });
    await moment(product);
    product.press('SIGINT');
    expect(await product.ended(), product.said()).toBe(0);
    expect(product.said()).toContain('Stopped.');
    expect(product.said()).not.toMatch(/unexpected error|ECONN|57P0\d/i);
    expect(await leftBehind(home)).toEqual([]);
  });

  it('twice, in haste, is let go at once, and the next start clears up', async () => {
    const product = await startProduct({ home, env });
    await product.hear('postgres.ready');
    product.press('SIGINT');
    await product.hear('Stopping…');
    await new Promise((resolve) => setTimeout(resolve, 1_100));
    product.press('SIGINT');
    expect([0, 130]).toContain(await product.ended());
    const again = await startProduct({ home, env });
    await again.ready();
    again.press('SIGINT');
    expect(await again.ended()).toBe(0);
    expect(await leftBehind(home)).toEqual([]);
  });
});
