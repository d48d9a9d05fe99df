import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { chmod, cp, mkdir, mkdtemp, readFile, readlink, rm, stat } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { Client } from 'pg';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import type { Log } from '#kernel/log.ts';
import { isAlive } from '#kernel/process-identity.ts';
import { quickest } from '../../../test/support/time.ts';
import { packagedBinaries, repairSymlinks } from './binaries.ts';
import { requireFreeSpace } from './data-place.ts';
import { type EmbeddedPostgres, startEmbeddedPostgres } from './launcher.ts';

const DEBIAN = '/usr/lib/postgresql/15/bin';
const asRoot = process.getuid?.() === 0;
const events: string[] = [];
const note = (event: string) => void events.push(event);
const log: Log = { debug: note, info: note, warn: note, error: note };

/** An app of its own that starts the database, tells its number, and is killed. */
const APP = `
  import { startEmbeddedPostgres } from './launcher.ts';
  const quiet = () => undefined;
  const log = { debug: quiet, info: quiet, warn: quiet, error: quiet };
  const server = await startEmbeddedPostgres({ dataDir: process.argv[1], log });
  process.stdout.write(String(server.pid()), () => process.kill(process.pid, 'SIGKILL'));`;

let root: string;
const running: EmbeddedPostgres[] = [];

beforeAll(async () => {
  root = await mkdtemp(path.join(os.tmpdir(), 'liren-pg-'));
  await chmod(root, 0o755);
});
afterEach(async () => {
  for (const server of running.splice(0)) await server.stop();
  events.length = 0;
});
afterAll(() => rm(root, { recursive: true, force: true }));

async function start(name: string, binaries?: string): Promise<EmbeddedPostgres> {
  const server = await startEmbeddedPostgres({
    dataDir: path.join(root, name),
    log,
    ...(binaries ? { binaries } : {}),
  });
  running.push(server);
  return server;
}

async function query(server: EmbeddedPostgres, sql: string): Promise<unknown[]> {
  const client = new Client({ connectionString: server.url });
  client.on('error', () => {});
  await client.connect();
  try {
    return (await client.query({ text: sql, rowMode: 'array' })).rows.flat();
  } finally {
    await client.end();
  }
}

async function until<T>(what: () => Promise<T | false>, seconds = 20): Promise<T> {
  for (const end = Date.now() + seconds * 1000; ; await sleep(50)) {
    const found = await what().catch(() => false as const);
    if (found !== false) return found;
    if (Date.now() > end) throw new Error('waited in vain');
  }
}

test('an operator with nothing but packages gets a durable UTF-8 database, and a second start within ten seconds', async () => {
  const first = await start('pg');
  await query(first, 'create table note as select 42 as answer');
  const settings =
    "select setting from pg_settings where name in ('fsync','synchronous_commit','jit','server_encoding','data_checksums') order by name";
  expect(await query(first, settings)).toEqual(['on', 'on', 'off', 'UTF8', 'on']);
  const took = await quickest(10_000, async () => {
    for (const server of running.splice(0)) await server.stop();
    await start('pg');
  });
  expect(took).toBeLessThan(10_000);
  expect(await query(running[0] ?? first, 'select answer from note')).toEqual([42]);
});

test('nobody gets in without the password, which only the database user may read', async () => {
  const server = await start('pg');
  const refused = new Client({ connectionString: server.url.replace(/:[^:@]+@/, ':wrong@') });
  await expect(refused.connect()).rejects.toMatchObject({ code: '28P01' });
  expect((await stat(path.join(root, 'pg.password'))).mode & 0o777).toBe(0o600);
});

test('after kill -9 of the database it comes back on the same port with everything acknowledged', async () => {
  const server = await start('pg');
  await query(server, 'create table kept as select 1 as one');
  const old = server.pid() ?? 0;
  process.kill(old, 'SIGKILL');
  await until(
    async () => server.pid() !== undefined && server.pid() !== old && query(server, 'select one from kept'),
  );
  expect(await query(server, 'select one from kept')).toEqual([1]);
  expect(events).toContain('postgres.died');
  // The database answers a moment before its watcher has said so.
  expect(await until(async () => events.includes('postgres.restarted'))).toBe(true);
});

test('a database orphaned by kill -9 of the app is taken over by the next start', async () => {
  const app = spawn(process.execPath, ['--input-type=module', '-e', APP, path.join(root, 'pg')], {
    stdio: ['ignore', 'pipe', 'inherit'],
    cwd: import.meta.dirname,
  });
  const gone = once(app, 'exit');
  const [said] = await once(app.stdout, 'data');
  const pid = Number(String(said));
  expect(await gone).toEqual([null, 'SIGKILL']);
  expect(isAlive(pid)).toBe(true);
  const next = await start('pg');
  expect(next.pid()).not.toBe(pid);
  expect(events).toContain('postgres.orphan-found');
  expect(await query(next, 'select 1')).toEqual([1]);
});

test('an operator who lost the password file gets a new one', async () => {
  await (await start('pg')).stop();
  await rm(path.join(root, 'pg.password'));
  expect(await query(await start('pg'), 'select 1')).toEqual([1]);
});

test('a first start that was killed half way leaves nothing in the way of the next', async () => {
  await mkdir(path.join(root, 'half.new/base'), { recursive: true });
  expect(await query(await start('half'), 'select 1')).toEqual([1]);
});

test('an operator with a foreign directory in the place of the database is told so', async () => {
  await mkdir(path.join(root, 'foreign/photos'), { recursive: true });
  await expect(start('foreign')).rejects.toThrow('not a complete database directory');
});

test('an operator with a full disk is refused with figures', async () => {
  await expect(requireFreeSpace(root, 2 ** 60)).rejects.toThrow(/只剩 \d+ MB/);
});

test('packages installed without install scripts are repaired', async () => {
  const found = await packagedBinaries();
  if (!found) return;
  const copy = path.join(root, 'package/native');
  await mkdir(path.join(copy, 'lib'), { recursive: true });
  await cp(path.join(found.root, 'native/pg-symlinks.json'), path.join(copy, 'pg-symlinks.json'));
  await repairSymlinks(path.dirname(copy));
  await repairSymlinks(path.dirname(copy));
  const links = JSON.parse(await readFile(path.join(copy, 'pg-symlinks.json'), 'utf8')) as {
    target: string;
  }[];
  expect(await readlink(path.join(path.dirname(copy), links[0]?.target ?? ''))).not.toContain('/');
});

test.runIf(asRoot)(
  'root runs the database as an ordinary user, even in a directory closed to that user',
  async () => {
    const closed = path.join(root, 'closed');
    await mkdir(closed, { mode: 0o700 });
    const server = await start('closed/pg');
    expect((await stat(`/proc/${server.pid()}`)).uid).not.toBe(0);
    expect(events).toContain('postgres.data-kept-elsewhere');
    const kept = await readlink(path.join(closed, 'pg'));
    await server.stop();
    expect(await query(await start('closed/pg'), 'select 1')).toEqual([1]);
    await running.at(-1)?.stop();
    await rm(path.dirname(kept), { recursive: true });
  },
);

test.runIf(existsSync(DEBIAN))(
  'the same launcher runs Debian’s PostgreSQL 15, and refuses to mix versions',
  async () => {
    const server = await start('debian', DEBIAN);
    expect(await query(server, 'show server_version_num')).toEqual([expect.stringMatching(/^15/)]);
    await server.stop();
    await expect(start('debian')).rejects.toThrow('PostgreSQL 15');
  },
);
