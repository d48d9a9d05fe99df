// Load in windows: a process of its own keeps its connections busy for so many seconds and tells what came of it, so
// that two kinds of load can take turns in one run.
import { fork } from 'node:child_process';
import { percentile } from './figures.ts';

export interface Window {
  readonly done: number;
  readonly errors: number;
  readonly perSecond: number;
  readonly p50: number;
  readonly p95: number;
  readonly p99: number;
  readonly firstError: string | null;
}

/** One connection's worth of work; `act` is one transaction or request and throws when it is refused. */
export interface Worker {
  act(): Promise<void>;
  close(): Promise<void> | void;
}

/** In the child: opens `width` workers for each window that is asked for, and answers. */
export function answerWindows(width: number, open: () => Promise<Worker>): void {
  process.on('message', async (seconds: number) => {
    try {
      process.send?.(await oneWindow(seconds, width, open));
    } catch (error) {
      process.send?.({ failed: error instanceof Error ? error.message : String(error) });
    }
  });
  process.on('disconnect', () => process.exit(0));
  process.send?.('ready');
}

async function oneWindow(seconds: number, width: number, open: () => Promise<Worker>): Promise<Window> {
  const workers = await Promise.all(Array.from({ length: width }, open));
  const took: number[] = [];
  let errors = 0;
  let firstError: string | null = null;
  const began = performance.now();
  const until = began + seconds * 1000;
  const busy = async (worker: Worker) => {
    while (performance.now() < until) {
      const from = performance.now();
      try {
        await worker.act();
        took.push(performance.now() - from);
      } catch (error) {
        errors += 1;
        firstError ??= error instanceof Error ? error.message : String(error);
        if (errors > 1000) return;
      }
    }
  };
  await Promise.all(workers.map(busy));
  const ms = performance.now() - began;
  await Promise.all(workers.map((worker) => worker.close()));
  const at = (share: number) => percentile(took, share);
  return {
    done: took.length,
    errors,
    perSecond: (took.length * 1000) / ms,
    p50: at(0.5),
    p95: at(0.95),
    p99: at(0.99),
    firstError,
  };
}

export interface LoadProcess {
  readonly pid: number;
  window(seconds: number): Promise<Window>;
  close(): void;
}

/** In the parent: starts the child and waits until it is ready to be asked. */
export async function startLoad(file: URL, input: Readonly<Record<string, unknown>>): Promise<LoadProcess> {
  const child = fork(file, [JSON.stringify(input)], { stdio: ['ignore', 'ignore', 'inherit', 'ipc'] });
  const next = () =>
    new Promise<unknown>((resolve, reject) => {
      const ended = (code: number | null) => reject(new Error(`${file.pathname} ended with ${code}`));
      child.once('exit', ended);
      child.once('message', (message) => {
        child.off('exit', ended);
        resolve(message);
      });
    });
  await next();
  return {
    pid: child.pid ?? 0,
    window: async (seconds) => {
      child.send(seconds);
      const answer = await next();
      if (!isWindow(answer)) throw new Error(`load failed: ${JSON.stringify(answer)}`);
      return answer;
    },
    close: () => child.disconnect(),
  };
}

function isWindow(value: unknown): value is Window {
  return typeof value === 'object' && value !== null && 'perSecond' in value;
}
