import { type ChildProcess, spawn } from 'node:child_process';
import { chown, open, readFile, rename, stat } from 'node:fs/promises';
import { release } from 'node:os';
import { setTimeout as sleep } from 'node:timers/promises';
import { Client } from 'pg';
import type { Log } from '#kernel/log.ts';
import { errorCode, OperatorError } from '#kernel/operator-error.ts';
import { type Binaries, executable } from './binaries.ts';
import { asUser, type OsUser } from './os-user.ts';

export type Cluster = {
  dir: string;
  binaries: Binaries;
  user: OsUser | undefined;
  port: number;
  url: string;
  logFile: string;
};

const LOG_KEPT = 10 * 1024 * 1024;

/**
 * Before it recovers, PostgreSQL flushes the data directory file by file, some thousand of them: 2 to 4 s on a busy
 * disk. One call for the whole file system takes 0.1 s; Linux reports write errors to it since 5.8.
 */
function recoverySync(): 'syncfs' | 'fsync' {
  const [major = 0, minor = 0] = release().split('.').map(Number);
  return process.platform === 'linux' && major * 1_000 + minor >= 5_008 ? 'syncfs' : 'fsync';
}

/**
 * Committed means on disk (fsync, synchronous_commit); the rest suits a server that shares its machine with the app.
 * Statements and error messages of queries stay out of the log file: they contain residents' data, and the app
 * receives them anyway.
 */
const SETTINGS = {
  listen_addresses: '127.0.0.1',
  unix_socket_directories: '',
  max_connections: 200,
  shared_buffers: '256MB',
  work_mem: '16MB',
  maintenance_work_mem: '128MB',
  max_wal_size: '2GB',
  wal_compression: 'on',
  random_page_cost: 1.1,
  jit: 'off',
  fsync: 'on',
  synchronous_commit: 'on',
  recovery_init_sync_method: recoverySync(),
  timezone: 'UTC',
  log_timezone: 'UTC',
  log_checkpoints: 'off',
  log_min_messages: 'log',
  log_min_error_statement: 'panic',
  log_error_verbosity: 'terse',
};

async function openLog({ logFile, user }: Cluster) {
  const size = (await stat(logFile).catch(() => undefined))?.size ?? 0;
  if (size > LOG_KEPT) await rename(logFile, `${logFile}.1`);
  const file = await open(logFile, 'a', 0o600);
  if (user) await chown(logFile, user.uid, user.gid);
  return { file, start: size > LOG_KEPT ? 0 : size };
}

export type ServerProcess = {
  child: ChildProcess;
  pid: number;
  exited: Promise<string>;
  said(): Promise<string>;
};

export async function spawnServer(cluster: Cluster): Promise<ServerProcess> {
  const settings = Object.entries({ ...SETTINGS, port: cluster.port }).flatMap(([name, value]) => [
    '-c',
    `${name}=${value}`,
  ]);
  const { file, start } = await openLog(cluster);
  // A process group of its own: Ctrl-C in the terminal must reach the app first, not cut the database from under it.
  const child = spawn(executable(cluster.binaries, 'postgres'), ['-D', cluster.dir, ...settings], {
    ...asUser(cluster.user),
    detached: true,
    stdio: ['ignore', file.fd, file.fd],
  });
  const exited = new Promise<string>((resolve) => {
    child
      .once('exit', (code, signal) => resolve(signal ?? `exit ${code}`))
      .once('error', (error) => resolve(error.message));
  });
  await file.close();
  const said = async () => (await readFile(cluster.logFile)).subarray(start).toString('utf8');
  return { child, pid: child.pid ?? 0, exited, said };
}

async function canConnect(url: string): Promise<boolean> {
  const client = new Client({ connectionString: url, connectionTimeoutMillis: 5_000 });
  client.on('error', () => {});
  try {
    await client.connect();
    return true;
  } catch (error) {
    const code = errorCode(error);
    if (code === '28P01' || code === '28000') {
      throw new OperatorError(
        '数据库口令文件与数据库不符，请恢复原来的口令文件，或删除它以重设。',
        'The database password file does not match the database; restore the right one, or delete it to have it reset.',
        { cause: error },
      );
    }
    return false;
  } finally {
    await client.end().catch(() => {});
  }
}

/** Waits until the server answers; false if it ended first. However long recovery takes, a living server is waited for. */
export async function becameReady(server: ServerProcess, cluster: Cluster, log: Log): Promise<boolean> {
  const ended = server.exited.then(() => 'ended' as const);
  let nextWord = Date.now() + 10_000;
  for (;;) {
    if (await canConnect(cluster.url)) return true;
    if ((await Promise.race([ended, sleep(40)])) === 'ended') return false;
    if (Date.now() > nextWord) {
      nextWord += 10_000;
      log.info('postgres.recovering', { pid: server.pid });
    }
  }
}
