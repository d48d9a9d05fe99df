import {
  chmod,
  chown,
  mkdir,
  mkdtemp,
  readdir,
  readlink,
  realpath,
  stat,
  statfs,
  symlink,
} from 'node:fs/promises';
import path from 'node:path';
import type { Log } from '#kernel/log.ts';
import { OperatorError } from '#kernel/operator-error.ts';
import { reachablePlace } from './binaries.ts';
import { canAs, type OsUser } from './os-user.ts';

const MB = 1024 * 1024;
/** An empty cluster is 40 MB, its first write-ahead log and the demo city several times that. */
export const FREE_AT_FIRST_START = 500 * MB;
/** Below this a start would end in a crash in the middle of recovery. */
export const FREE_AT_LATER_START = 100 * MB;

export async function freeBytes(dir: string): Promise<number> {
  const { bavail, bsize } = await statfs(dir);
  return bavail * bsize;
}

export async function requireFreeSpace(dir: string, floor: number): Promise<void> {
  const free = await freeBytes(dir);
  if (free >= floor) return;
  const [has, needs] = [Math.floor(free / MB), Math.ceil(floor / MB)];
  throw new OperatorError(
    `磁盘空间不足：${dir} 只剩 ${has} MB，启动需要至少 ${needs} MB。请腾出空间，或用 LIREN_HOME 指定另一磁盘。`,
    `Not enough disk space: ${dir} has ${has} MB left, starting needs at least ${needs} MB. Free some, or point LIREN_HOME at another disk.`,
  );
}

/** A container keeps nothing but its mounted volumes: moving data off the volume would lose it with the container. */
async function wouldLeaveVolume(from: string, to: string): Promise<boolean> {
  const inContainer = await Promise.any(['/.dockerenv', '/run/.containerenv'].map((file) => stat(file))).then(
    () => true,
    () => false,
  );
  return inContainer && (await stat(from)).dev !== (await stat(to)).dev;
}

async function relocate(dataDir: string, user: OsUser, log: Log): Promise<string> {
  const parent = path.dirname(dataDir);
  const place = await reachablePlace(user);
  if (!place || (await wouldLeaveVolume(parent, place))) {
    throw new OperatorError(
      `数据库以用户 ${user.name} 运行，但它无法进入 ${parent}。请对其上级目录执行 chmod o+x，或用 LIREN_HOME 指定其他目录。`,
      `The database runs as user ${user.name}, who cannot enter ${parent}. Run chmod o+x on its parent directories, or choose another LIREN_HOME.`,
    );
  }
  const home = await mkdtemp(path.join(place, 'data-'));
  await chmod(home, 0o711);
  const real = path.join(home, path.basename(dataDir));
  await symlink(real, dataDir);
  log.warn('postgres.data-kept-elsewhere', {
    reason: `${parent} is closed to user ${user.name}`,
    kept: real,
    link: dataDir,
  });
  return real;
}

async function describe(dataDir: string): Promise<'missing' | 'empty' | 'cluster' | 'foreign'> {
  const entries = await readdir(dataDir).catch(() => undefined);
  if (!entries) return 'missing';
  if (entries.includes('PG_VERSION')) return 'cluster';
  return entries.length === 0 ? 'empty' : 'foreign';
}

/**
 * Where the cluster really lives: `dataDir`, unless root's own closed directories (a checkout under /root) keep the
 * database's user out; then a directory of its own under /var/lib/liren, with `dataDir` a link to it.
 */
export async function settleDataDir(
  dataDir: string,
  user: OsUser | undefined,
  log: Log,
): Promise<{ dir: string; fresh: boolean }> {
  await mkdir(path.dirname(dataDir), { recursive: true, mode: 0o711 });
  // Only the last step may be a link of ours; it may point at a cluster that a killed first start did not finish.
  const named = path.join(await realpath(path.dirname(dataDir)), path.basename(dataDir));
  const dir = await readlink(named).then(
    (target) => path.resolve(path.dirname(named), target),
    () => named,
  );
  const state = await describe(dir);
  const dangling = dir !== named && (await stat(path.dirname(dir)).catch(() => undefined)) === undefined;
  if (state === 'foreign' || dangling) {
    throw new OperatorError(
      `${dataDir} 不是完整的数据库目录。请移走它（若是误删，请先从备份恢复），再启动。`,
      `${dataDir} is not a complete database directory. Move it away (restore from backup if it was damaged), then start.`,
    );
  }
  const reachable = await canAs(user, '-x', path.dirname(dir));
  if (user && !reachable && state === 'missing') return { dir: await relocate(dir, user, log), fresh: true };
  if (user && !reachable) {
    throw new OperatorError(
      `数据库目录 ${dir} 属于用户 ${user.name}，但它无法进入上级目录。请对上级目录执行 chmod o+x。`,
      `The database directory ${dir} belongs to user ${user.name}, who cannot enter its parent directories. Run chmod o+x on them.`,
    );
  }
  const owner = await stat(dir).catch(() => undefined);
  const self = process.getuid?.();
  if (!user && owner && self !== undefined && owner.uid !== self) {
    throw new OperatorError(
      `数据库目录 ${dir} 属于用户编号 ${owner.uid}，您是 ${self}。请以该用户或 root 启动，或 chown 给自己。`,
      `The database directory ${dir} belongs to user id ${owner.uid} and you are ${self}. Start as that user or as root, or chown it.`,
    );
  }
  if (user && owner) await chown(dir, user.uid, user.gid);
  return { dir, fresh: state !== 'cluster' };
}
