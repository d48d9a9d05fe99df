/** Somebody at a terminal: starts the product as `npm start` does, reads what it says, presses Ctrl-C, pulls the plug. */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmod, mkdtemp, readFile, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { onTestFinished } from 'vitest';
import { z } from 'zod';
import { modulesOf } from '#app/modules.ts';
import { repositoryRoot } from '#kernel/config.ts';
import { withConnection } from '#kernel/database/connection.ts';
import { freeLoopbackPort } from '#kernel/embedded-postgres/free-port.ts';
import { isAlive } from '#kernel/process-identity.ts';

const START = ['src/app/start.ts'];
const PATIENCE_MS = 60_000;
/** Whatever the person who runs the tests has set is not meant for these. */
const FOREIGN = /^(LIREN_|DATABASE_URL$|PORT$|HOST$|npm_lifecycle)/;

export interface Started {
  readonly port: number;
  readonly pid: number;
  readonly home: string;
  /** Everything on the terminal so far. */
  said(): string;
  /** Resolves when it has been said; rejects when the product has ended without. */
  hear(words: string | RegExp): Promise<void>;
  /** The announcement is complete: people can come. */
  ready(): Promise<void>;
  press(signal: NodeJS.Signals): void;
  ended(): Promise<number | NodeJS.Signals>;
}

export interface StartWish {
  readonly home: string;
  readonly env?: Readonly<Record<string, string>>;
  readonly port?: number;
  /** What Node runs, and its arguments. */
  readonly run?: readonly string[];
}

export async function startProduct({ home, env = {}, port, run = START }: StartWish): Promise<Started> {
  const chosen = port ?? (await freeLoopbackPort());
  const own = Object.fromEntries(Object.entries(process.env).filter(([name]) => !FOREIGN.test(name)));
  const child = spawn(process.execPath, [...run], {
    cwd: repositoryRoot,
    env: { ...own, LIREN_HOME: home, PORT: String(chosen), ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  return watched(child, home, chosen);
}

function watched(child: ChildProcess, home: string, port: number): Started {
  let text = '';
  for (const stream of [child.stdout, child.stderr])
    stream?.setEncoding('utf8').on('data', (part: string) => {
      text += part;
    });
  const ended = once(child, 'close').then(([code, signal]) => code ?? signal);
  const hear = async (words: string | RegExp) => {
    const heard = () => (typeof words === 'string' ? text.includes(words) : words.test(text));
    for (const until = Date.now() + PATIENCE_MS; !heard(); await sleep(20)) {
      const over = child.exitCode !== null || child.signalCode !== null;
      if (over || Date.now() > until) throw new Error(`never said ${words}:\n${text}`);
    }
  };
  onTestFinished(() => void child.kill('SIGKILL'));
  return {
    port,
    pid: child.pid ?? 0,
    home,
    said: () => text,
    hear,
    ready: () => hear('Press Ctrl-C to stop.'),
    press: (signal) => void child.kill(signal),
    ended: () => ended,
  };
}

/** A data directory of its own; with the test goes whatever still runs in it. */
export async function newHome(): Promise<string> {
  const home = await mkdtemp(join(tmpdir(), 'liren-start-'));
  // The database's own user has to pass through.
  await chmod(home, 0o711);
  return home;
}

/** A database whose product has failed its test would run on for ever. */
export async function killDatabase(home: string): Promise<void> {
  const postmaster = await postmasterOf(home);
  if (postmaster && isAlive(postmaster)) process.kill(postmaster, 'SIGKILL');
  await until(async () => !postmaster || !isAlive(postmaster));
}

export async function removeHome(home: string): Promise<void> {
  await killDatabase(home);
  await rm(home, { recursive: true, force: true });
}

/** The database's process, as its own file says. */
export async function postmasterOf(home: string): Promise<number | undefined> {
  const file = await readFile(join(home, 'pg', 'postmaster.pid'), 'utf8').catch(() => '');
  return Number(file.split('\n')[0]) || undefined;
}

export async function until(what: () => Promise<boolean>, patience = PATIENCE_MS): Promise<void> {
  for (const end = Date.now() + patience; !(await what()); await sleep(20)) {
    if (Date.now() > end) throw new Error(`waited ${patience} ms in vain for ${what}`);
  }
}

export const exists = (file: string): Promise<boolean> =>
  stat(file).then(
    () => true,
    () => false,
  );

/** The last thing a server does when it starts; people are served meanwhile. */
export async function timetableStands(home: string): Promise<boolean> {
  const { ownerUrl } = connection.parse(JSON.parse(await readFile(join(home, 'connection.json'), 'utf8')));
  const wanted = modulesOf({}).flatMap(({ jobs }) => Object.keys(jobs ?? {})).length + KERNEL_JOBS;
  const [found] = await withConnection(ownerUrl, ({ query }) =>
    query<{ jobs: number }>('select count(*)::int as jobs from liren_jobs.schedule').catch(() => []),
  );
  return found?.jobs === wanted;
}
const connection = z.object({ ownerUrl: z.string() });
/** The sealing of the audit trail. */
const KERNEL_JOBS = 1;

/** What a clean stop leaves: nothing running, nothing held. */
export async function leftBehind(home: string): Promise<string[]> {
  const postmaster = await postmasterOf(home);
  return [
    ...((await exists(join(home, 'lock.json'))) ? ['the lock'] : []),
    ...(postmaster && isAlive(postmaster) ? ['the database'] : []),
  ];
}
