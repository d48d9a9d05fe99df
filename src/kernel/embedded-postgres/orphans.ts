import { execFile } from 'node:child_process';
import { readdir, readFile, readlink, rm } from 'node:fs/promises';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { promisify } from 'node:util';
import type { Log } from '#kernel/log.ts';
import { isAlive } from '#kernel/process-identity.ts';

const run = promisify(execFile);

function signal(pid: number, name: NodeJS.Signals): void {
  try {
    process.kill(pid, name);
  } catch {
    // Gone already, which is what was wanted.
  }
}

async function isGone(pids: readonly number[], withinMs: number): Promise<boolean> {
  for (const until = Date.now() + withinMs; ; ) {
    if (!pids.some(isAlive)) return true;
    if (Date.now() > until) return false;
    await sleep(50);
  }
}

/** Fast shutdown, then immediate, then kill; each is safe for committed data, the earlier ones save the recovery. */
export async function shutDown(pids: readonly number[], patience = 20_000): Promise<void> {
  const steps = [
    ['SIGINT', patience],
    ['SIGQUIT', 5_000],
    ['SIGKILL', 5_000],
  ] as const;
  for (const [name, wait] of steps) {
    for (const pid of pids) signal(pid, name);
    if (await isGone(pids, wait)) return;
  }
}

async function postmasterPid(dir: string): Promise<number | undefined> {
  const text = await readFile(path.join(dir, 'postmaster.pid'), 'utf8').catch(() => '');
  const pid = Number(text.split('\n')[0]);
  return Number.isInteger(pid) && pid > 0 ? pid : undefined;
}

/**
 * Every PostgreSQL process makes the data directory its working directory, so the kernel itself says whose it is.
 * Undefined where there is no /proc.
 */
async function processesIn(dir: string): Promise<number[] | undefined> {
  const pids = (await readdir('/proc').catch(() => [])).filter((name) => /^\d+$/.test(name));
  if (pids.length === 0) return undefined;
  const found = await Promise.all(
    pids.map(async (pid) => {
      const cwd = await readlink(`/proc/${pid}/cwd`).catch(() => '');
      if (cwd !== dir) return undefined;
      const program = path.basename(await readlink(`/proc/${pid}/exe`).catch(() => ''));
      return program.startsWith('postgres') ? Number(pid) : undefined;
    }),
  );
  return found.filter((pid) => pid !== undefined);
}

async function looksLikePostmasterOf(pid: number, dir: string): Promise<boolean> {
  const { stdout } = await run('ps', ['-p', String(pid), '-o', 'command=']).catch(() => ({ stdout: '' }));
  return stdout.includes('postgres') && stdout.includes(dir);
}

/**
 * Clears away what a killed predecessor left running on this directory: an orphaned postmaster, or backends that
 * outlived their postmaster and would make the next start fail. The caller holds the lock of the data directory,
 * so nobody living is served by them.
 */
export async function removeOrphans(dir: string, log: Log): Promise<void> {
  const pid = await postmasterPid(dir);
  const inside = await processesIn(dir);
  const postmaster =
    pid !== undefined &&
    isAlive(pid) &&
    (inside ? inside.includes(pid) : await looksLikePostmasterOf(pid, dir));
  if (postmaster) {
    log.warn('postgres.orphan-found', { pid });
    await shutDown([pid]);
  }
  // Backends notice their postmaster's death by themselves within a moment; only stuck ones are ended.
  const left = (await processesIn(dir)) ?? [];
  if (left.length > 0 && !(await isGone(left, 2_000))) await shutDown(left, 3_000);
  // In containers a killed server's pid is soon somebody else's, and PostgreSQL would take that for a living server.
  const reused = pid !== undefined && pid !== process.pid && isAlive(pid) && inside !== undefined;
  if (reused) await rm(path.join(dir, 'postmaster.pid'), { force: true });
}
