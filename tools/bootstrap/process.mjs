// Which process a number in a file means: after a reboot, and in every container, the number belongs to somebody else.
import { existsSync, readFileSync, readlinkSync } from 'node:fs';
import os from 'node:os';

function isAlive(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error.code === 'EPERM';
  }
}

// Boot id and start tick; undefined where there is no /proc. As src/kernel/process-identity.ts writes it.
function startMark(pid) {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    const ticks = stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19];
    return `${readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim()}:${ticks}`;
  } catch {
    return undefined;
  }
}

function pidSpace() {
  const own = '/proc/self/ns/pid';
  return `${os.hostname()} ${existsSync(own) ? readlinkSync(own) : ''}`.trim();
}

export const ownName = () => ({ pid: process.pid, mark: startMark(process.pid), place: pidSpace() });

// Undefined for a process of another machine or container, which cannot be seen from here.
export function stillRuns({ pid, mark, place }) {
  if (place !== pidSpace()) return undefined;
  if (!Number.isInteger(pid) || pid <= 0 || !isAlive(pid)) return false;
  return mark === undefined || mark === startMark(pid);
}
