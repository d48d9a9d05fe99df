// Processor time, which a busy machine distorts far less than the clock: what others use is not counted.
import { readdirSync, readFileSync } from 'node:fs';

const TICK_MS = 10;

interface Used {
  readonly parent: number;
  readonly name: string;
  readonly own: number;
  /** Of children that have ended. */
  readonly ended: number;
}

function usedBy(pid: number): Used | undefined {
  let stat: string;
  try {
    stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
  } catch {
    return undefined;
  }
  const close = stat.lastIndexOf(')');
  const fields = stat
    .slice(close + 2)
    .split(' ')
    .map(Number);
  const [user = 0, system = 0, endedUser = 0, endedSystem = 0] = fields.slice(11, 15);
  const name = stat.slice(stat.indexOf('(') + 1, close);
  return {
    parent: fields[1] ?? 0,
    name,
    own: (user + system) * TICK_MS,
    ended: (endedUser + endedSystem) * TICK_MS,
  };
}

export function processorOf(pid: number): number {
  return usedBy(pid)?.own ?? 0;
}

/** Of the database a server has started: its main process, its living children, and those that have ended. */
export function processorOfDatabase(serverPid: number): number {
  const all = new Map(
    readdirSync('/proc')
      .filter((name) => /^\d+$/.test(name))
      .flatMap((name) => {
        const used = usedBy(Number(name));
        return used ? [[Number(name), used] as const] : [];
      }),
  );
  const main = [...all].find(([, { name, parent }]) => parent === serverPid && name.startsWith('postgres'));
  if (!main) return 0;
  const [pid, { own, ended }] = main;
  const children = [...all.values()].filter(({ parent }) => parent === pid);
  return own + ended + children.reduce((sum, child) => sum + child.own, 0);
}
