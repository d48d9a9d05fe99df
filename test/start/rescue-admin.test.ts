// `npm run rescue-admin`: the only security administrator of a real city is locked out.
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { foreignCity } from './support/foreign-city.ts';
import { leftBehind, newHome, removeHome, startProduct } from './support/operator.ts';

let home: string;
let env: Readonly<Record<string, string>>;
beforeAll(async () => {
  home = await newHome();
  env = { LIREN_DIVISIONS: await foreignCity(home), LIREN_DEMO: '0' };
});
afterAll(() => removeHome(home));

async function rescue(...args: string[]) {
  const visit = await startProduct({ home, env, run: ['src/app/rescue-admin.ts', ...args] });
  return { code: await visit.ended(), said: visit.said() };
}
const tokenIn = (text: string) => /redeem#([\w-]{43})/.exec(text)?.[1];
const LOST = ['--login', 'security', '--reason', '手机丢了'];

it('an operator lets the locked-out administrator in, beside a running server and on a closed city', async () => {
  expect(await rescue(...LOST)).toMatchObject({ code: 1, said: expect.stringContaining('no database in') });
  const product = await startProduct({ home, env });
  await product.ready();
  const redeem = async (token: string | undefined) => {
    const answer = await fetch(`http://127.0.0.1:${product.port}/api/session/redeem`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ token, password: 'Walnut-orchard-88' }),
    });
    return answer.status;
  };
  const first = tokenIn(await readFile(join(home, 'first-admin.txt'), 'utf8'));
  expect(await redeem(first)).toBe(200);

  expect(await rescue('--login', 'security')).toMatchObject({ code: 1 });
  expect(await rescue('--login', 'nobody', '--reason', '试')).toMatchObject({
    code: 1,
    said: expect.stringContaining('Those who do: security'),
  });
  const beside = await rescue(...LOST);
  expect(beside.code).toBe(0);
  expect(await redeem(tokenIn(beside.said))).toBe(200);
  product.press('SIGINT');
  await product.ended();

  const closed = await rescue(...LOST);
  expect(closed).toMatchObject({ code: 0, said: expect.stringContaining('starting the embedded database') });
  expect(await leftBehind(home)).toEqual([]);
});
