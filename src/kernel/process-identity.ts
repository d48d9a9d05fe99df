import { readFileSync } from 'node:fs';
import { readFile, readlink } from 'node:fs/promises';
import os from 'node:os';
import { errorCode } from '#kernel/operator-error.ts';

/** A dead process that nobody has reaped (a container whose first process does not) still has its number. */
function isZombie(pid: number): boolean {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    return stat[stat.lastIndexOf(')') + 2] === 'Z';
  } catch {
    return false;
  }
}

/** Is there a running process with this number, whoever owns it? */
export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return !isZombie(pid);
  } catch (error) {
    return errorCode(error) === 'EPERM';
  }
}

/**
 * Boot id and start tick: with the pid this names one process for ever, so that a reused pid,
 * even after a reboot, is not taken for the old holder. Undefined where there is no /proc.
 */
async function startMark(pid: number): Promise<string | undefined> {
  try {
    const stat = await readFile(`/proc/${pid}/stat`, 'utf8');
    // The second field is the program's name and may itself contain spaces and brackets.
    const ticks = stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19];
    const boot = (await readFile('/proc/sys/kernel/random/boot_id', 'utf8')).trim();
    return `${boot}:${ticks}`;
  } catch {
    return undefined;
  }
}

export interface ProcessName {
  readonly pid: number;
  /** Undefined where there is no /proc. */
  readonly mark?: string | undefined;
  readonly place: string;
}

/** How this process is known to those who find what it left behind. */
export async function ownName(): Promise<ProcessName> {
  const mark = await startMark(process.pid);
  return { pid: process.pid, ...(mark === undefined ? {} : { mark }), place: await pidSpace() };
}

/** Undefined for a process of another machine or container, which cannot be seen from here. */
export async function stillRuns({ pid, mark, place }: ProcessName): Promise<boolean | undefined> {
  if (place !== (await pidSpace())) return undefined;
  if (pid <= 0 || !isAlive(pid)) return false;
  return mark === undefined || mark === (await startMark(pid));
}

/** Pids are only comparable inside one pid namespace: two containers may share a volume and even a host name. */
export async function pidSpace(): Promise<string> {
  const space = await readlink('/proc/self/ns/pid').catch(() => '');
  return `${os.hostname()} ${space}`.trim();
}
