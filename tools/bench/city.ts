// The city under measurement: src/app/start.ts as a process of its own, as `npm start` runs it.
import { type ChildProcess, spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { freeLoopbackPort } from '#kernel/embedded-postgres/free-port.ts';
import { type Connection, openConnection } from './connection.ts';
import { processorOf, processorOfDatabase } from './processor.ts';

const start = new URL('../../src/app/start.ts', import.meta.url).pathname;
const PATIENCE_MS = 600_000;

export interface City {
  readonly home: string;
  readonly port: number;
  readonly pid: number;
  readonly ownerUrl: string;
  /** From the spawning of the process to the first ready answer. */
  readonly startedInMs: number;
  /** Processor time used so far, in ms. */
  processor(): number;
  databaseProcessor(): number;
  memory(): { readonly now: number; readonly peak: number };
  /** Stops it in its tracks and lets it go on: the raw load must not share the machine with it. */
  freeze(): void;
  thaw(): void;
  stop(): Promise<void>;
}

export async function startCity(home: string, nodeOptions: readonly string[] = []): Promise<City> {
  const port = await freeLoopbackPort();
  const began = performance.now();
  // With the options `npm start` gives its own process: `npm run bench` has been given the same.
  const child = spawn(process.execPath, [...process.execArgv, ...nodeOptions, start], {
    env: {
      ...process.env,
      LIREN_HOME: home,
      PORT: String(port),
      LIREN_LOG: 'warn',
      LIREN_STARTED_AT: '',
      DATABASE_URL: '',
    },
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  const pid = child.pid ?? 0;
  await becameReady(child, port);
  const startedInMs = performance.now() - began;
  const { ownerUrl } = JSON.parse(readFileSync(join(home, 'connection.json'), 'utf8')) as {
    ownerUrl: string;
  };
  return {
    home,
    port,
    pid,
    ownerUrl,
    startedInMs,
    processor: () => processorOf(pid),
    databaseProcessor: () => processorOfDatabase(pid),
    memory: () => memoryOf(pid),
    freeze: () => process.kill(pid, 'SIGSTOP'),
    thaw: () => process.kill(pid, 'SIGCONT'),
    stop: async () => {
      const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
      if (child.exitCode !== null || child.signalCode !== null) return;
      child.kill('SIGCONT');
      child.kill('SIGTERM');
      await ended;
    },
  };
}

async function becameReady(child: ChildProcess, port: number): Promise<void> {
  for (const until = Date.now() + PATIENCE_MS; Date.now() < until; await sleep(20)) {
    if (child.exitCode !== null) throw new Error(`the server ended with ${child.exitCode}`);
    let connection: Connection | undefined;
    try {
      connection = await openConnection(port);
      const { status } = await connection.send('GET /readyz HTTP/1.1\r\nhost: 127.0.0.1\r\n\r\n');
      if (status === 200) return;
    } catch {
      // Not listening yet.
    } finally {
      connection?.close();
    }
  }
  throw new Error('the server did not become ready');
}

/** Resident memory in MB, now and at its highest, as Linux counts it. */
function memoryOf(pid: number): { now: number; peak: number } {
  const status = readFileSync(`/proc/${pid}/status`, 'utf8');
  const kb = (name: string) => Number(new RegExp(`${name}:\\s+(\\d+) kB`).exec(status)?.[1] ?? Number.NaN);
  return { now: kb('VmRSS') / 1024, peak: kb('VmHWM') / 1024 };
}
