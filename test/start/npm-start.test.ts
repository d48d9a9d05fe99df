// A day with one installation, in order: the first start, who comes too early, the end of the day, the power cut.
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { isAlive } from '#kernel/process-identity.ts';
import { ROLES } from '#modules/account/index.ts';
import { zhCN } from '#modules/account/messages/zh-CN.ts';
import { quickest } from '../support/time.ts';
import {
  leftBehind,
  newHome,
  postmasterOf,
  removeHome,
  type Started,
  startProduct,
  until,
} from './support/operator.ts';

let home: string;
beforeAll(async () => {
  home = await newHome();
});
afterAll(() => removeHome(home));

const answers = async (port: number, path: string) => {
  const response = await fetch(`http://127.0.0.1:${port}${path}`);
  await response.arrayBuffer();
  return response.status;
};
const lockOf = async (dir: string) =>
  z.looseObject({ pid: z.number() }).parse(JSON.parse(await readFile(join(dir, 'lock.json'), 'utf8')));

describe('an operator', () => {
  it('starts an empty directory through the bootstrap and is told addresses and one sign-in for each role', async () => {
    const product = await startProduct({ home, run: ['tools/bootstrap.mjs', 'src/app/start.ts'] });
    await product.ready();
    for (const face of ['/', '/field', '/desk', '/wall', '/api-docs']) {
      expect(product.said()).toContain(`http://127.0.0.1:${product.port}${face}`);
      expect(await answers(product.port, face)).toBe(200);
      const head = await fetch(`http://127.0.0.1:${product.port}${face}`, { method: 'HEAD' });
      expect([head.status, await head.text(), head.headers.get('content-type')]).toEqual([
        200,
        '',
        'text/html; charset=utf-8',
      ]);
    }
    expect(await answers(product.port, '/readyz')).toBe(200);
    for (const role of ROLES)
      expect(product.said()).toMatch(new RegExp(`^  ${zhCN.role[role]} +\\S+ +Liren-`, 'm'));

    const early = await startProduct({ home });
    expect(await early.ended()).toBe(1);
    const { pid } = await lockOf(home);
    expect(early.said()).toContain(`in use by process ${pid}`);
    expect(early.said()).toContain(`正由进程 ${pid} 使用`);
    expect(await answers(product.port, '/readyz')).toBe(200);

    const elsewhere = await newHome();
    const taken = await startProduct({ home: elsewhere, port: product.port });
    expect(await taken.ended()).toBe(1);
    expect(taken.said()).toMatch(new RegExp(`Port ${product.port} is taken.*PORT=\\d+ npm start`));
    expect(await leftBehind(elsewhere)).toEqual([]);
    await removeHome(elsewhere);

    // To the bootstrap alone, as a supervisor would.
    product.press('SIGTERM');
    expect(await product.ended()).toBe(0);
    expect(product.said()).toContain('Stopped.');
    expect(await leftBehind(home)).toEqual([]);
  });

  it('starts again within ten seconds and ends the day with Ctrl-C', async () => {
    const started: Started[] = [];
    const took = await quickest(10_000, async () => {
      started.at(-1)?.press('SIGINT');
      await started.at(-1)?.ended();
      started.push(await startProduct({ home }));
      await started.at(-1)?.ready();
    });
    expect(took).toBeLessThan(10_000);
    const product = started.at(-1);
    if (!product) throw new Error('nothing was started');
    if (process.getuid?.() === 0) {
      // PostgreSQL refuses root; whoever starts as root gets a server that runs as somebody else.
      const status = await readFile(`/proc/${await postmasterOf(home)}/status`, 'utf8');
      expect(status).toMatch(/^Uid:\s+[1-9]/m);
    }
    product.press('SIGINT');
    expect(await product.ended()).toBe(0);
    expect(product.said()).not.toMatch(/unexpected error/i);
    expect(await leftBehind(home)).toEqual([]);
  });

  it('starts again after the plug was pulled, although the database is still running', async () => {
    const product = await startProduct({ home });
    await product.ready();
    const orphan = await postmasterOf(home);
    product.press('SIGKILL');
    expect(await product.ended()).toBe('SIGKILL');
    expect(await leftBehind(home)).toEqual(['the lock', 'the database']);
    const again = await startProduct({ home });
    await again.ready();
    await until(async () => !orphan || !isAlive(orphan));
    again.press('SIGINT');
    expect(await again.ended()).toBe(0);
    expect(await leftBehind(home)).toEqual([]);
  });

  // Where there is no /proc a number is all there is to go by.
  it.skipIf(process.platform !== 'linux')(
    'starts although the lock names a process number that belongs to somebody else by now',
    async () => {
      const first = await startProduct({ home });
      await first.ready();
      const lock = await lockOf(home);
      first.press('SIGINT');
      await first.ended();
      await writeFile(join(home, 'lock.json'), JSON.stringify({ ...lock, pid: process.pid }));
      const product = await startProduct({ home });
      await product.ready();
      product.press('SIGINT');
      expect(await product.ended()).toBe(0);
    },
  );
});
