import { execFile, spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { chown, mkdir, open, readFile, rename, rm, rmdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import type { Log } from '#kernel/log.ts';
import { OperatorError } from '#kernel/operator-error.ts';
import { type Binaries, executable } from './binaries.ts';
import { asUser, type OsUser } from './os-user.ts';

const run = promisify(execFile);

export const SUPERUSER = 'postgres';
const passwordFile = (dir: string) => `${dir}.password`;

/** The same order of strings on every machine, and characters known beyond ASCII. */
const GLIBC_LOCALE = ['--locale=C.UTF-8'];
const BUILTIN_LOCALE = ['--locale=C', '--locale-provider=builtin', '--builtin-locale=C.UTF-8'];

async function writePassword(dir: string, user: OsUser | undefined): Promise<string> {
  const password = randomBytes(24).toString('base64url');
  await writeFile(passwordFile(dir), password, { mode: 0o600 });
  if (user) await chown(passwordFile(dir), user.uid, user.gid);
  return password;
}

async function flush(dir: string): Promise<void> {
  if (process.platform === 'win32') return;
  const handle = await open(dir, 'r');
  await handle.sync().finally(() => handle.close());
}

async function initdb(
  dir: string,
  binaries: Binaries,
  user: OsUser | undefined,
  locale: string[],
): Promise<void> {
  const password = ['--auth=scram-sha-256', `--pwfile=${passwordFile(dir.replace(/\.new$/, ''))}`];
  const args = ['-D', dir, '-U', SUPERUSER, '-E', 'UTF8', ...locale, '--data-checksums', ...password];
  await run(executable(binaries, 'initdb'), args, asUser(user));
}

/** Builds the cluster beside its place and moves it in when whole: an interrupted first start leaves nothing half made. */
export async function createCluster(
  dir: string,
  binaries: Binaries,
  user: OsUser | undefined,
  log: Log,
): Promise<void> {
  const draft = `${dir}.new`;
  const began = Date.now();
  const prepare = async () => {
    await rm(draft, { recursive: true, force: true });
    await mkdir(draft, { mode: 0o700 });
    if (user) await chown(draft, user.uid, user.gid);
  };
  await prepare();
  await writePassword(dir, user);
  try {
    const preferred = process.platform === 'linux' || binaries.major < 17 ? GLIBC_LOCALE : BUILTIN_LOCALE;
    await initdb(draft, binaries, user, preferred).catch(async (error: unknown) => {
      const noLocale = error instanceof Error && error.message.includes('invalid locale');
      if (!noLocale || binaries.major < 17) throw error;
      await prepare();
      await initdb(draft, binaries, user, BUILTIN_LOCALE);
    });
  } catch (error) {
    await rm(draft, { recursive: true, force: true });
    const said = error instanceof Error && 'stderr' in error ? String(error.stderr) : String(error);
    if (said.includes('No space left'))
      throw Object.assign(new Error('initdb'), { code: 'ENOSPC', path: dir });
    const reason =
      said.split('\n').find((line) => line.includes('error:') || line.includes('FATAL')) ??
      said.trim().split('\n').at(-1);
    throw new OperatorError(`无法建立数据库：${reason}`, `The database could not be created: ${reason}`, {
      cause: error,
    });
  }
  // An empty directory made by the operator (a mounted volume's folder) may stand in the way on Windows.
  await rmdir(dir).catch(() => undefined);
  await rename(draft, dir);
  await flush(path.dirname(dir));
  log.info('postgres.created', { dir, major: binaries.major, ms: Date.now() - began });
}

export async function requireSameMajor(dir: string, binaries: Binaries): Promise<void> {
  const major = Number(await readFile(path.join(dir, 'PG_VERSION'), 'utf8'));
  if (major === binaries.major) return;
  throw new OperatorError(
    `数据目录由 PostgreSQL ${major} 建立，当前程序带的是 ${binaries.major}。请继续用旧版本启动；要换到新版本，请用 PostgreSQL 的 pg_dump 和 pg_restore 把数据库 liren 搬到自己的 PostgreSQL，再用 DATABASE_URL 指向它（keys/ 目录一并保留）。`,
    `The data directory was made by PostgreSQL ${major}; this program ships ${binaries.major}. Go on with the old version; to change, move the database liren to a PostgreSQL of your own with its pg_dump and pg_restore and name it in DATABASE_URL (keep the keys/ directory).`,
  );
}

/** Sets a new superuser password without a running server: the way back when the password file was lost. */
async function resetPassword(dir: string, binaries: Binaries, user: OsUser | undefined): Promise<string> {
  const password = await writePassword(dir, user);
  const child = spawn(executable(binaries, 'postgres'), ['--single', '-D', dir, 'postgres'], {
    ...asUser(user),
    stdio: ['pipe', 'ignore', 'ignore'],
  });
  child.stdin.end(`alter role ${SUPERUSER} password '${password}'\n`);
  const code = await new Promise<number | null>((resolve, reject) =>
    child.once('exit', resolve).once('error', reject),
  );
  if (code === 0) return password;
  await rm(passwordFile(dir), { force: true });
  throw new OperatorError(
    '数据库口令文件丢失且无法重设，请查看 postgres.log。',
    'The database password file is lost and could not be reset; see postgres.log.',
  );
}

/** The superuser's password. Call only while no server runs on the directory. */
export async function superuserPassword(
  dir: string,
  binaries: Binaries,
  user: OsUser | undefined,
): Promise<string> {
  const kept = (await readFile(passwordFile(dir), 'utf8').catch(() => '')).trim();
  return kept || (await resetPassword(dir, binaries, user));
}
