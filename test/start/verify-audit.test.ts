// `npm run verify-audit` by itself: beside a running server, and on a closed city.
import { readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { foreignCity } from './support/foreign-city.ts';
import { leftBehind, newHome, removeHome, startProduct } from './support/operator.ts';

let home: string;
let env: Readonly<Record<string, string>>;
let seals: string;
beforeAll(async () => {
  home = await newHome();
  seals = join(home, 'seals', 'seals.jsonl');
  env = { LIREN_DIVISIONS: await foreignCity(home) };
});
afterAll(() => removeHome(home));

async function verify() {
  const visit = await startProduct({ home, env, run: ['src/app/verify-audit.ts'] });
  return { code: await visit.ended(), said: visit.said() };
}

describe('whoever verifies the audit trail', () => {
  it('is told where there is no database at all', async () => {
    const empty = await newHome();
    const visit = await startProduct({ home: empty, run: ['src/app/verify-audit.ts'] });
    expect(await visit.ended()).toBe(2);
    expect(visit.said()).toContain('There is no database in');
    await removeHome(empty);
  });

  it('hears that it is untouched while the server runs, and after it was closed', async () => {
    const product = await startProduct({ home, env });
    await product.ready();
    expect(await verify()).toMatchObject({ code: 0, said: expect.stringContaining('untouched') });
    product.press('SIGINT');
    await product.ended();

    const closed = await verify();
    expect(closed).toMatchObject({
      code: 0,
      said: expect.stringContaining('starting the embedded database'),
    });
    expect(closed.said).not.toContain('not yet sealed');
    expect(await leftBehind(home)).toEqual([]);
  });

  it('is not told that all is well when the copies outside are gone', async () => {
    const copies = await readFile(seals);
    await rm(seals);
    const bare = await verify();
    expect(bare).toMatchObject({ code: 2, said: expect.stringContaining('not all of it is vouched for') });
    await writeFile(seals, copies);
    expect((await verify()).code).toBe(0);
  });
});
