// For tests: a PostgreSQL of their own in the temporary directory, with the kernel's tables, gone afterwards.
import { execFile } from 'node:child_process';
import { chown, mkdtemp, readdir, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { migrate } from './database/migrate.ts';
import { ensureAppRole } from './database/roles.ts';

const run = promisify(execFile);
const INSTALLED = '/usr/lib/postgresql';

export interface ThrowawayDatabase {
  readonly ownerUrl: string;
  readonly appUrl: string;
  close(): Promise<void>;
}

export async function throwawayDatabase(): Promise<ThrowawayDatabase> {
  const [version = '15'] = (await readdir(INSTALLED)).sort();
  const bin = join(INSTALLED, version, 'bin');
  const folder = await mkdtemp(join(tmpdir(), 'liren-test-'));
  const data = join(folder, 'data');
  const user = await unprivileged();
  if (user) await chown(folder, user.uid, user.gid);
  const options = { cwd: folder, ...user };
  await run(
    join(bin, 'initdb'),
    ['-D', data, '-U', 'owner', '-A', 'trust', '-E', 'UTF8', '--locale=C'],
    options,
  );
  const port = await freePort();
  const settings = `-c port=${port} -c listen_addresses=127.0.0.1 -c unix_socket_directories='' -c fsync=off`;
  await run(
    join(bin, 'pg_ctl'),
    ['-D', data, '-w', '-l', join(folder, 'log'), '-o', settings, 'start'],
    options,
  );
  const ownerUrl = `postgres://owner@127.0.0.1:${port}/postgres`;
  // The schema must exist before the role is granted into it, the role before the grants.
  const appUrl = await ensureAppRole(ownerUrl, 'test');
  await migrate(ownerUrl, [{ name: 'kernel', migrations: new URL('./migrations/', import.meta.url) }]);
  return {
    ownerUrl,
    appUrl,
    async close() {
      await run(join(bin, 'pg_ctl'), ['-D', data, '-m', 'immediate', 'stop'], options);
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** PostgreSQL refuses to run as root. */
async function unprivileged(): Promise<{ uid: number; gid: number } | undefined> {
  if (process.getuid?.() !== 0) return undefined;
  const id = async (flag: string) => Number((await run('id', [flag, 'postgres'])).stdout);
  return { uid: await id('-u'), gid: await id('-g') };
}

function freePort(): Promise<number> {
  return new Promise((found, failed) => {
    const server = createServer().on('error', failed);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => found(typeof address === 'object' && address ? address.port : 0));
    });
  });
}
