// A server of its own with nothing but the kernel's tables. For tests that look at transaction ids: those are shared by
// all databases of a server, so a neighbour's open transaction would be seen.
import { mkdtemp, realpath, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { migrate } from '#kernel/database/migrate.ts';
import { ensureAppRole } from '#kernel/database/roles.ts';
import { startEmbeddedPostgres } from '#kernel/embedded-postgres/launcher.ts';
import { createLog } from '#kernel/log.ts';

export interface ThrowawayDatabase {
  readonly ownerUrl: string;
  readonly appUrl: string;
  close(): Promise<void>;
}

export async function throwawayDatabase(): Promise<ThrowawayDatabase> {
  const folder = await mkdtemp(join(tmpdir(), 'liren-server-'));
  const binaries = process.env.LIREN_TEST_POSTGRES_BIN;
  const server = await startEmbeddedPostgres({
    dataDir: join(folder, 'pg'),
    log: createLog('error'),
    ...(binaries ? { binaries } : {}),
  });
  const appUrl = await ensureAppRole(server.url, 'test');
  const migrations = new URL('../../src/kernel/migrations/', import.meta.url);
  await migrate(server.url, [{ name: 'kernel', migrations }]);
  return {
    ownerUrl: server.url,
    appUrl,
    async close() {
      await server.stop();
      // Started as root, the launcher keeps the data where an unprivileged user can reach it.
      await rm(dirname(await realpath(join(folder, 'pg'))), { recursive: true, force: true });
      await rm(folder, { recursive: true, force: true });
    },
  };
}
