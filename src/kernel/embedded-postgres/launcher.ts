import path from 'node:path';
import type { Log } from '#kernel/log.ts';
import { findBinaries } from './binaries.ts';
import { FREE_AT_FIRST_START, FREE_AT_LATER_START, requireFreeSpace, settleDataDir } from './data-place.ts';
import { freeLoopbackPort } from './free-port.ts';
import { createCluster, requireSameMajor, SUPERUSER, superuserPassword } from './initialise.ts';
import { removeOrphans } from './orphans.ts';
import { chooseOsUser } from './os-user.ts';
import { supervise } from './supervise.ts';

export type EmbeddedPostgres = {
  /** Superuser's connection to database `postgres`. Stays the same when the server has to be restarted. */
  url: string;
  port: number;
  /** Undefined while the server is down and coming back. */
  pid(): number | undefined;
  stop(): Promise<void>;
};

/**
 * A real PostgreSQL as a watched child process. The caller must hold the lock of the home the data lies in (see
 * home-lock.ts): a server found running on `dataDir` is taken for an orphan and shut down.
 *
 * Beside `dataDir` appear `postgres.log` and, where the data really lies, `<data>.password` (mode 0600).
 */
export async function startEmbeddedPostgres(options: {
  dataDir: string;
  log: Log;
  binaries?: string;
}): Promise<EmbeddedPostgres> {
  const { log } = options;
  const began = Date.now();
  const dataDir = path.resolve(options.dataDir);
  const user = await chooseOsUser(dataDir);
  const binaries = await findBinaries(user, options.binaries);
  const { dir, fresh } = await settleDataDir(dataDir, user, log);
  await requireFreeSpace(path.dirname(dir), fresh ? FREE_AT_FIRST_START : FREE_AT_LATER_START);
  if (fresh) await createCluster(dir, binaries, user, log);
  await requireSameMajor(dir, binaries);
  await removeOrphans(dir, log);
  const password = await superuserPassword(dir, binaries, user);
  const port = await freeLoopbackPort();
  const url = `postgres://${SUPERUSER}:${password}@127.0.0.1:${port}/postgres`;
  const logFile = path.join(path.dirname(dataDir), 'postgres.log');
  const server = await supervise({ dir, binaries, user, port, url, logFile }, log);
  log.info('postgres.ready', {
    port,
    pid: server.pid(),
    major: binaries.major,
    ms: Date.now() - began,
    ...(user ? { user: user.name } : {}),
  });
  return { url, port, pid: server.pid, stop: server.stop };
}
