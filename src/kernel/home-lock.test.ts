import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { HomeLockedError, homeHolder, lockFile, lockHome } from '#kernel/home-lock.ts';

let home: string;
const children: ChildProcess[] = [];
const info = { host: '127.0.0.1', port: 8080 };

beforeEach(async () => {
  home = await mkdtemp(path.join(os.tmpdir(), 'liren-lock-'));
});
afterEach(async () => {
  for (const child of children.splice(0)) child.kill('SIGKILL');
  await rm(home, { recursive: true, force: true });
});

/** Another start: says "mine" and holds the lock, or says why not and leaves. */
async function anotherStart(): Promise<{ child: ChildProcess; said: string }> {
  const script = `
    import { lockHome } from '${path.join(import.meta.dirname, 'home-lock.ts')}'
    await lockHome(process.argv[1], { host: '127.0.0.1', port: 8081 }).then(
      () => { console.log('mine'); setInterval(() => {}, 1000) }, (error) => console.log(error.name))`;
  const child = spawn(process.execPath, ['--input-type=module-typescript', '-e', script, home], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  children.push(child);
  const [said] = await once(child.stdout, 'data');
  return { child, said: String(said).trim() };
}

test('a second operator is told who holds the directory, since when and where', async () => {
  const lock = await lockHome(home, info);
  const refusal = await lockHome(home, { host: '127.0.0.1', port: 9090 }).catch((error: unknown) => error);
  expect(refusal).toBeInstanceOf(HomeLockedError);
  const { since } = JSON.parse(await readFile(lockFile(home), 'utf8'));
  expect(String(refusal)).toContain(String(process.pid));
  expect(String(refusal)).toContain('127.0.0.1:8080');
  expect(String(refusal)).toContain(since);
  await lock.release();
});

test('an operator who stopped properly leaves no trace', async () => {
  const lock = await lockHome(home, info);
  await lock.release();
  expect(await readdir(home)).toEqual([]);
  expect(await homeHolder(home)).toBeUndefined();
});

test('after kill -9 the next start takes the directory over', async () => {
  const first = await anotherStart();
  expect(first.said).toBe('mine');
  await expect(lockHome(home, info)).rejects.toThrow(String(first.child.pid));
  first.child.kill('SIGKILL');
  await once(first.child, 'exit');
  const lock = await lockHome(home, info);
  expect(await homeHolder(home)).toMatchObject({ pid: process.pid });
  await lock.release();
  expect(await readdir(home)).toEqual([]);
});

test('a lock whose number now belongs to another program is not taken for its holder', async () => {
  const first = await lockHome(home, info);
  const old = JSON.parse(await readFile(lockFile(home), 'utf8'));
  await writeFile(lockFile(home), JSON.stringify({ ...old, mark: 'another-boot:1' }));
  const second = await lockHome(home, info);
  await first.release();
  expect(await homeHolder(home)).toMatchObject({ pid: process.pid });
  await second.release();
});

test('a lock torn by a power failure does not keep the operator out', async () => {
  await writeFile(lockFile(home), '{"pid": 12');
  const lock = await lockHome(home, info);
  await lock.release();
});

test('when several starts find the same stale lock exactly one wins', async () => {
  const stale = { pid: 2 ** 22 + 1, place: '', host: 'h', port: 1, since: 's', token: 'old' };
  const mine = await lockHome(home, info);
  const { place } = JSON.parse(await readFile(lockFile(home), 'utf8'));
  await mine.release();
  for (let round = 0; round < 20; round += 1) {
    await writeFile(lockFile(home), JSON.stringify({ ...stale, place, token: `old-${round}` }));
    const starts = await Promise.allSettled(Array.from({ length: 8 }, () => lockHome(home, info)));
    const winners = starts.flatMap((start) => (start.status === 'fulfilled' ? [start.value] : []));
    expect(winners).toHaveLength(1);
    await winners[0]?.release();
    expect(await readdir(home)).toEqual([]);
  }
  await writeFile(lockFile(home), JSON.stringify({ ...stale, place }));
  const said = (await Promise.all([anotherStart(), anotherStart(), anotherStart()])).map(
    (start) => start.said,
  );
  expect(said.filter((word) => word === 'mine')).toHaveLength(1);
});

test('a lock left by another machine is taken over once its heart has stopped', async () => {
  await writeFile(
    lockFile(home),
    JSON.stringify({ pid: process.pid, place: 'elsewhere', host: 'h', port: 1, since: 's', token: 't' }),
  );
  const lock = await lockHome(home, info);
  await lock.release();
});
