// The database of a city, for the operator's commands: they work beside a running server and on a closed city.
import { access, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import type { Config } from '#kernel/config.ts';
import { ensureDatabase } from '#kernel/database/connection.ts';
import { startEmbeddedPostgres } from '#kernel/embedded-postgres/launcher.ts';
import { homeHolder, lockHome } from '#kernel/home-lock.ts';
import { createLog } from '#kernel/log.ts';
import { errorCode, OperatorError } from '#kernel/operator-error.ts';

/** The running server's database, or the embedded one started for the time of the check. */
export async function withCityDatabase<T>(
  { home, databaseUrl, host, port }: Config,
  work: (ownerUrl: string) => Promise<T>,
): Promise<T> {
  if (databaseUrl) return work(databaseUrl);
  if (await homeHolder(home)) return work(await runningDatabase(home));
  const dataDir = join(home, 'pg');
  if (!(await holdsCluster(dataDir)))
    throw new OperatorError(
      `${home} 里没有数据库。请用 LIREN_HOME 指定数据目录，或用 DATABASE_URL 指定数据库。`,
      `There is no database in ${home}. Name the data directory with LIREN_HOME, or a database with DATABASE_URL.`,
    );
  process.stdout.write(
    '服务没有运行：临时启动内置数据库。\nThe server is not running: starting the embedded database for this.\n',
  );
  const lock = await lockHome(home, { host, port });
  try {
    const postgres = await startEmbeddedPostgres({ dataDir, log: createLog('error') });
    return await work(await ensureDatabase(postgres.url, 'liren')).finally(postgres.stop);
  } finally {
    await lock.release();
  }
}

async function runningDatabase(home: string): Promise<string> {
  try {
    const text = await readFile(join(home, 'connection.json'), 'utf8');
    return z.object({ ownerUrl: z.string() }).parse(JSON.parse(text)).ownerUrl;
  } catch (error) {
    if (errorCode(error) !== 'ENOENT') throw error;
    throw new OperatorError(
      '服务正在启动，请稍候再试。',
      'The server is still starting; try again in a moment.',
    );
  }
}

function holdsCluster(dataDir: string): Promise<boolean> {
  return access(join(dataDir, 'PG_VERSION')).then(
    () => true,
    () => false,
  );
}
