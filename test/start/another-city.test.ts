// Another city by configuration alone: its list of divisions, and nothing in the code knows it.
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { z } from 'zod';
import { uuidv7 } from '#kernel/uuid.ts';
import { signIn } from '../crash/support/client.ts';
import { personWith } from '../support/people.ts';
import { FIRST_COMMUNITY, foreignCity } from './support/foreign-city.ts';
import { newHome, removeHome, startProduct } from './support/operator.ts';

let home: string;
beforeAll(async () => {
  home = await newHome();
});
afterAll(() => removeHome(home));

it('serves a city of another province: a resident reports there, its officer sees it and the neighbour does not', async () => {
  const product = await startProduct({ home, env: { LIREN_DIVISIONS: await foreignCity(home) } });
  await product.ready();
  const base = `http://127.0.0.1:${product.port}`;
  const as = (headers: Readonly<Record<string, string>>) => personWith(fetch, headers, base);
  const resident = as({});

  const children = await resident.region.children({ params: { code: FIRST_COMMUNITY } });
  // Its own profile, 200–300 households a cell, makes more cells than the common one would.
  expect(children.length).toBeGreaterThan(4);
  const [cell] = children;
  const outlines = await resident.region.outlines({ params: { code: FIRST_COMMUNITY } });
  expect(outlines.features).toEqual([]);

  const received = await resident.voice.report({
    body: {
      id: uuidv7(),
      category: '0201',
      text: '东门口的路灯不亮',
      place: { code: cell?.code ?? 0, address: '东门' },
    },
  });
  expect(received.holder).toBe('一号社区第一网格');

  const seenBy = async (login: string) => {
    const inbox = await as(await signIn(base, home, login)).casework.inbox({ query: { view: 'territory' } });
    return inbox.cases.map(({ number }) => number);
  };
  expect(await seenBy('grid')).toContain(received.number);
  expect(await seenBy('county')).toContain(received.number);
  expect(await seenBy('grid2')).not.toContain(received.number);
  expect(await seenBy('county2')).not.toContain(received.number);

  const accounts = await readFile(join(home, 'demo-accounts.json'), 'utf8');
  expect(
    z.object({ accounts: z.array(z.object({ place: z.string() })) }).parse(JSON.parse(accounts)).accounts,
  ).toContainEqual({
    place: '甲区城市管理执法局',
  });
  expect(accounts).not.toMatch(/榆|崇文/);
  product.press('SIGINT');
  expect(await product.ended()).toBe(0);
});
