/** An installation in processes of its own, each of which can be killed and started again. */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmod, cp, mkdir, mkdtemp, readFile, readlink, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { z } from 'zod';
import { repositoryRoot } from '#kernel/config.ts';
import { openKeyring } from '#kernel/crypto.ts';
import { ensureDatabase } from '#kernel/database/connection.ts';
import { freeLoopbackPort } from '#kernel/embedded-postgres/free-port.ts';

const entry = join(import.meta.dirname, 'child.ts');
/** As `npm start` sets it. */
const compileCache = join(repositoryRoot, 'node_modules', '.cache', 'liren-compile');
const PATIENCE_MS = 60_000;
/** Each look at a database that is recovering costs it a process. */
const POLL_MS = 60;
const AWAY = /"code":"(57P0\d|ECONNREFUSED|ECONNRESET|EPIPE)"/;

export type Role = 'database' | 'server' | 'whole';

/** Starts, is killed, starts again: always the same home and port. */
export function restartable(role: Role, home: string, settings: Readonly<Record<string, string>>) {
  let child: ChildProcess | undefined;
  const said: string[] = [];
  return {
    home,
    /** What it had to say besides that its database was away; the end of it, for the report of a failure. */
    said: () =>
      said
        .join('')
        .split('\n')
        .filter((line) => !AWAY.test(line))
        .slice(-20)
        .join('\n'),
    alive: () => child !== undefined && child.exitCode === null && child.signalCode === null,
    async start(): Promise<{ ownerUrl: string }> {
      const { DATABASE_URL: _, ...env } = process.env;
      const started = spawn(process.execPath, [entry, role], {
        env: { NODE_COMPILE_CACHE: compileCache, ...env, LIREN_HOME: home, LIREN_LOG: 'warn', ...settings },
        stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
      });
      child = started;
      started.stderr?.setEncoding('utf8').on('data', (text: string) => said.push(text));
      const ended = once(started, 'exit').then(([code, signal]) => {
        throw new Error(
          `${role} ended with ${code ?? signal} before it was ready: ${said.join('').slice(-2_000)}`,
        );
      });
      const ready = once(started, 'message').then(([message]) =>
        z.object({ ownerUrl: z.string() }).parse(message),
      );
      ended.catch(() => undefined);
      return Promise.race([ready, ended]);
    },
    /** No word of warning. Resolves when the kernel has buried it. */
    async kill(): Promise<void> {
      if (!child || child.exitCode !== null || child.signalCode !== null) return;
      const gone = once(child, 'exit');
      child.kill('SIGKILL');
      await gone;
    },
    /** Lets it close its books. */
    async stop(): Promise<void> {
      if (!child || child.exitCode !== null || child.signalCode !== null) return;
      const gone = once(child, 'exit');
      child.disconnect();
      await gone;
    },
  };
}
export type Restartable = ReturnType<typeof restartable>;

export async function isReady(baseUrl: string): Promise<boolean> {
  try {
    const answer = await fetch(`${baseUrl}/readyz`, { signal: AbortSignal.timeout(2_000) });
    await answer.arrayBuffer();
    return answer.ok;
  } catch {
    return false;
  }
}

export async function until(what: () => Promise<boolean>, patience = PATIENCE_MS): Promise<void> {
  for (const end = Date.now() + patience; !(await what()); await sleep(POLL_MS)) {
    if (Date.now() > end) throw new Error(`waited ${patience} ms in vain`);
  }
}

async function newHome(name: string): Promise<string> {
  const home = await mkdtemp(join(tmpdir(), `liren-crash-${name}-`));
  // The database's own user has to pass through.
  await chmod(home, 0o711);
  return home;
}

export interface Installation {
  readonly ownerUrl: () => string;
  readonly servers: readonly { readonly baseUrl: string; readonly process: Restartable }[];
  readonly database: Restartable;
  /** The process id of the postmaster, as its own file says. */
  postmaster(): Promise<number | undefined>;
  remove(): Promise<void>;
}

/** A watched database and two servers on it, which start at the same moment and share their keys. */
export async function twoServers(): Promise<Installation> {
  const database = restartable('database', await newHome('database'), { PORT: '0' });
  const { ownerUrl: clusterUrl } = await database.start();
  const ownerUrl = await ensureDatabase(clusterUrl, 'liren');
  const homes = [await newHome('a'), await newHome('b')] as const;
  await openKeyring(homes[0]);
  await mkdir(join(homes[1], 'keys'), { mode: 0o700 });
  await cp(join(homes[0], 'keys'), join(homes[1], 'keys'), { recursive: true, preserveTimestamps: true });
  const servers = await Promise.all(
    homes.map((home) => newServer('server', home, { DATABASE_URL: ownerUrl })),
  );
  await Promise.all(servers.map(({ process: server }) => server.start()));
  return installation(database, servers, () => ownerUrl);
}

/** Everything in one process, as `npm start` has it. */
export async function wholeProduct(): Promise<Installation> {
  const server = await newServer('whole', await newHome('whole'), {});
  let ownerUrl = '';
  const { start } = server.process;
  const process = {
    ...server.process,
    start: async () => {
      const answer = await start();
      // Each start of the embedded database chooses a port of its own.
      ownerUrl = await ensureDatabase(answer.ownerUrl, 'liren');
      return answer;
    },
  };
  await process.start();
  return installation(process, [{ ...server, process }], () => ownerUrl);
}

async function newServer(role: Role, home: string, settings: Readonly<Record<string, string>>) {
  const port = await freeLoopbackPort();
  return {
    baseUrl: `http://127.0.0.1:${port}`,
    process: restartable(role, home, { PORT: String(port), ...settings }),
  };
}

function installation(
  database: Restartable,
  servers: Installation['servers'],
  ownerUrl: () => string,
): Installation {
  const dataDir = join(database.home, 'pg');
  return {
    ownerUrl,
    servers,
    database,
    postmaster: async () => {
      const text = await readFile(join(dataDir, 'postmaster.pid'), 'utf8').catch(() => '');
      return Number(text.split('\n')[0]) || undefined;
    },
    remove: async () => {
      for (const { process: server } of servers) await server.stop();
      await database.stop();
      // The database closes its books after its watcher has gone.
      await until(
        async () => (await readFile(join(dataDir, 'postmaster.pid'), 'utf8').catch(() => '')) === '',
      );
      const elsewhere = await readlink(dataDir).catch(() => undefined);
      if (elsewhere) await rm(dirname(elsewhere), { recursive: true, force: true });
      const homes = [database.home, ...servers.map(({ process: server }) => server.home)];
      for (const home of new Set(homes)) await rm(home, { recursive: true, force: true });
    },
  };
}
