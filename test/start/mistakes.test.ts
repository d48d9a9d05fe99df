// What the operator is told when something is wrong or missing.
import { cp, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { repositoryRoot } from '#kernel/config.ts';
import { ownName } from '#kernel/process-identity.ts';
import { exists, newHome, removeHome, startProduct } from './support/operator.ts';

let home: string;
beforeEach(async () => {
  home = await newHome();
});
afterEach(() => removeHome(home));

describe('an operator with a wrong configuration', () => {
  it('reads one message for each mistake, and nothing has been begun', async () => {
    const env = { PORT: '80a80', LIREN_DEOM: '0', LIREN_OIDC_ISSUER: 'https://id.example.cn' };
    const product = await startProduct({ home, env });
    expect(await product.ended()).toBe(1);
    expect(product.said()).toContain('3 mistakes in the environment');
    for (const words of [
      'PORT=80a80: expected',
      'Did you mean LIREN_DEMO?',
      'LIREN_OIDC_CLIENT is needed too',
    ])
      expect(product.said()).toContain(words);
    expect(await exists(join(home, 'lock.json'))).toBe(false);
  });

  it('reads which line of the city’s list is wrong, and is left without a half-made city', async () => {
    const list = join(home, 'half.csv');
    await writeFile(list, 'code,name,level,parent\n6199,虚构市,city,61\n619901,甲区,street,6199\n');
    const product = await startProduct({ home, env: { LIREN_DIVISIONS: list } });
    expect(await product.ended()).toBe(1);
    expect(product.said()).toContain('divisions line 3, level');
    expect(product.said()).not.toMatch(/unexpected error/i);
  });
});

describe('the doctor', () => {
  const doctor = (env: Readonly<Record<string, string>> = {}) =>
    startProduct({ home, env, run: ['src/app/doctor.ts'] });

  it('says that everything is ready where it is', async () => {
    const visit = await doctor();
    expect(await visit.ended(), visit.said()).toBe(0);
    expect(visit.said()).toContain('Everything is ready: npm start');
  });

  it('says what is missing and the way on', async () => {
    const visit = await doctor({ DATABASE_URL: 'postgres://nobody@127.0.0.1:1/none' });
    expect(await visit.ended()).toBe(1);
    expect(visit.said()).toMatch(/✗ 数据库 \/ database\n.*\n.*nothing listens at that address/);
    expect(visit.said()).toContain('One item needs attention');
  });
});

describe('whoever starts a fresh checkout', () => {
  /** The bootstrap alone, with an npm that installs nothing but says it has. */
  async function checkout(): Promise<string> {
    const root = await mkdtemp(join(tmpdir(), 'liren-checkout-'));
    await cp(join(repositoryRoot, 'tools/bootstrap.mjs'), join(root, 'tools/bootstrap.mjs'));
    await cp(join(repositoryRoot, 'tools/bootstrap'), join(root, 'tools/bootstrap'), { recursive: true });
    await mkdir(join(root, '.cache'));
    await writeFile(join(root, 'package-lock.json'), '{"packages":{}}');
    await writeFile(join(root, 'entry.ts'), 'console.log("the program runs");');
    await writeFile(
      join(root, 'npm-cli.js'),
      `const fs = require('node:fs');
       if (process.argv.includes('--version')) console.log('11.0.0');
       else fs.mkdirSync('node_modules', { recursive: true });`,
    );
    return root;
  }
  const start = (root: string) =>
    startProduct({
      home,
      env: { npm_execpath: join(root, 'npm-cli.js') },
      run: [join(root, 'tools/bootstrap.mjs'), 'entry.ts'],
    });

  it.each([
    ['an empty lock', async () => ''],
    [
      'a lock whose process number belongs to somebody else by now',
      async () => JSON.stringify({ ...(await ownName()), mark: 'another boot:1' }),
    ],
  ])('does not wait for %s', async (_, lock) => {
    const root = await checkout();
    await writeFile(join(root, '.cache/install.lock'), await lock());
    const product = await start(root);
    expect(await product.ended(), product.said()).toBe(0);
    expect(product.said()).toContain('the program runs');
    await rm(root, { recursive: true });
  });

  it('waits for somebody who is really installing, says so, and goes on afterwards', async () => {
    const root = await checkout();
    const lock = join(root, '.cache/install.lock');
    await writeFile(lock, JSON.stringify(await ownName()));
    const product = await start(root);
    await product.hear(`Process ${process.pid} is installing the packages, waiting…`);
    await rm(lock);
    expect(await product.ended()).toBe(0);
    expect(product.said()).toContain('the program runs');
    expect(await readFile(join(root, 'node_modules/.liren-lock'), 'utf8')).toMatch(/^[0-9a-f]{64}/);
    await rm(root, { recursive: true });
  });
});
