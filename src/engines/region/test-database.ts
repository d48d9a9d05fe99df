// A throw-away PostgreSQL for the tests of this engine.
import { execFileSync } from 'node:child_process';
import { chownSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { settableClock } from '#kernel/clock.ts';
import { type Ctx, nobody, type Platform } from '#kernel/context.ts';
import { openKeyring } from '#kernel/crypto.ts';
import { openDatabase } from '#kernel/database/database.ts';
import { migrate } from '#kernel/database/migrate.ts';
import { ensureAppRole } from '#kernel/database/roles.ts';
import { act } from '#kernel/request.ts';

const BINARIES = '/usr/lib/postgresql/15/bin';

export interface TestCity {
  readonly platform: Platform;
  readonly clock: ReturnType<typeof settableClock>;
  run<T>(work: (ctx: Ctx) => Promise<T>): Promise<T>;
  /** A second server on the same database. */
  another(): Promise<TestCity>;
  close(): Promise<void>;
}

export interface TestServer {
  city(name: string): Promise<TestCity>;
  stop(): void;
}

export function startTestServer(): TestServer {
  const home = mkdtempSync(join(tmpdir(), 'liren-region-'));
  const owner = Number(execFileSync('id', ['-u', 'postgres'], { encoding: 'utf8' }));
  chownSync(home, owner, owner);
  const asPostgres = (program: string, ...args: string[]) =>
    execFileSync('setpriv', [`--reuid=${owner}`, '--clear-groups', join(BINARIES, program), ...args], {
      stdio: ['ignore', 'ignore', 'inherit'],
      cwd: home,
    });
  const data = join(home, 'data');
  const port = 20_000 + (process.pid % 20_000);
  asPostgres('initdb', '-D', data, '-A', 'trust', '-U', 'postgres', '-E', 'UTF8', '--no-locale', '--no-sync');
  const options = `-p ${port} -k ${home} -c listen_addresses=127.0.0.1 -c fsync=off -c max_connections=40`;
  asPostgres('pg_ctl', '-D', data, '-o', options, '-w', '-l', join(home, 'log'), 'start');
  const cities: TestCity[] = [];

  async function open(url: string, folder: string): Promise<TestCity> {
    const database = openDatabase({ url, max: 4 });
    const clock = settableClock(new Date('2026-03-02T02:00:00Z'));
    const keyring = await openKeyring(folder);
    const platform: Platform = { database, clock, keyring, demo: false, publicUrl: 'http://localhost' };
    const city: TestCity = {
      platform,
      clock,
      // Without any scope: the tree is public, no row of it may depend on who asks.
      run: (work) => act(platform, { actor: nobody }, work),
      another: () => open(url, folder),
      close: () => database.close(),
    };
    cities.push(city);
    return city;
  }
  return {
    async city(name) {
      asPostgres('createdb', '-h', '127.0.0.1', '-p', String(port), '-U', 'postgres', name);
      const ownerUrl = `postgres://postgres@127.0.0.1:${port}/${name}`;
      const appUrl = await ensureAppRole(ownerUrl, 'secret of the test');
      const kernel = new URL('../../kernel/migrations/', import.meta.url);
      const region = new URL('./migrations/', import.meta.url);
      await migrate(ownerUrl, [
        { name: 'kernel', migrations: kernel },
        { name: 'region', migrations: region },
      ]);
      return open(appUrl, mkdtempSync(join(tmpdir(), 'liren-keys-')));
    },
    stop() {
      asPostgres('pg_ctl', '-D', data, '-m', 'immediate', '-w', 'stop');
      rmSync(home, { recursive: true, force: true });
    },
  };
}
