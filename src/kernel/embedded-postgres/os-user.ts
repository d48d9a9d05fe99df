import { execFile } from 'node:child_process';
import { readFile, stat } from 'node:fs/promises';
import { promisify } from 'node:util';
import { OperatorError } from '#kernel/operator-error.ts';

const run = promisify(execFile);

/** The unprivileged user PostgreSQL runs as; it refuses to run as root. */
export type OsUser = { uid: number; gid: number; name: string };

async function users(): Promise<OsUser[]> {
  const passwd = await readFile('/etc/passwd', 'utf8').catch(() => '');
  return passwd.split('\n').flatMap((line) => {
    const [name, , uid, gid] = line.split(':');
    return name && uid && gid ? [{ name, uid: Number(uid), gid: Number(gid) }] : [];
  });
}

async function createUser(): Promise<OsUser | undefined> {
  const args = [
    '--system',
    '--user-group',
    '--no-create-home',
    '--home-dir',
    '/nonexistent',
    '--shell',
    '/usr/sbin/nologin',
    'liren',
  ];
  for (const useradd of ['useradd', '/usr/sbin/useradd']) {
    const created = await run(useradd, args).then(
      () => true,
      () => false,
    );
    if (created) return (await users()).find((user) => user.name === 'liren');
  }
  return undefined;
}

/**
 * Undefined: run as ourselves. For root: the owner of existing data first (so that `sudo npm start` once does not
 * take the data away from the person who created it), then `postgres`, `liren`, a new `liren`, `nobody`.
 */
export async function chooseOsUser(dataDir: string): Promise<OsUser | undefined> {
  if (process.getuid?.() !== 0) return undefined;
  const known = await users();
  const owner = await stat(dataDir).catch(() => undefined);
  if (owner && owner.uid !== 0) {
    return (
      known.find((user) => user.uid === owner.uid) ?? {
        uid: owner.uid,
        gid: owner.gid,
        name: String(owner.uid),
      }
    );
  }
  const named = (name: string) => known.find((user) => user.name === name && user.uid !== 0);
  const chosen = named('postgres') ?? named('liren') ?? (await createUser()) ?? named('nobody');
  if (chosen) return chosen;
  throw new OperatorError(
    'PostgreSQL 不能以 root 运行，而本机没有可用的普通用户。请以普通用户运行，或先执行：useradd --system liren',
    'PostgreSQL cannot run as root and this machine has no ordinary user to run it as. Run as an ordinary user, or first: useradd --system liren',
  );
}

/** Options that make a child process run as the user, in a directory that anybody may enter. */
export function asUser(user: OsUser | undefined) {
  const env = { PATH: process.env.PATH ?? '/usr/bin:/bin', LC_ALL: 'C', HOME: '/', ...windowsEnv() };
  return {
    cwd: process.platform === 'win32' ? process.cwd() : '/',
    env,
    ...(user ? { uid: user.uid, gid: user.gid } : {}),
  };
}

function windowsEnv(): Record<string, string> {
  return process.platform === 'win32' ? { SystemRoot: process.env.SystemRoot ?? 'C:\\Windows' } : {};
}

/** Asked of the kernel itself, as that user, so that modes, groups and ACLs of every parent directory count. */
export async function canAs(
  user: OsUser | undefined,
  test: '-x' | '-w' | '-r',
  file: string,
): Promise<boolean> {
  if (!user) return true;
  return run('/bin/sh', ['-c', `test ${test} "$0"`, file], asUser(user)).then(
    () => true,
    () => false,
  );
}
