// Databases with this engine and nothing else, on the server of the test run.
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { inject } from 'vitest';
import { settableClock } from '#kernel/clock.ts';
import { type Ctx, nobody, type Platform } from '#kernel/context.ts';
import { openKeyring } from '#kernel/crypto.ts';
import { ensureDatabase, withConnection } from '#kernel/database/connection.ts';
import { openDatabase } from '#kernel/database/database.ts';
import { migrate } from '#kernel/database/migrate.ts';
import { ensureAppRole } from '#kernel/database/roles.ts';
import { act } from '#kernel/request.ts';

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
  /** Every database that was made here goes. */
  stop(): Promise<void>;
}

export function startTestServer(): TestServer {
  const serverUrl = inject('serverUrl');
  const run = `${process.pid}_${Date.now().toString(36)}`;
  const made: string[] = [];

  async function open(url: string, folder: string): Promise<TestCity> {
    const database = openDatabase({ url, max: 4 });
    const clock = settableClock(new Date('2026-03-02T02:00:00Z'));
    const keyring = await openKeyring(folder);
    const platform: Platform = { database, clock, keyring, demo: false, publicUrl: 'http://localhost' };
    return {
      platform,
      clock,
      // Without any scope: the tree is public, no row of it may depend on who asks.
      run: (work) => act(platform, { actor: nobody }, work),
      another: () => open(url, folder),
      close: () => database.close(),
    };
  }
  return {
    async city(name) {
      const database = `region_${name}_${run}`;
      made.push(database);
      const ownerUrl = await ensureDatabase(serverUrl, database);
      const appUrl = await ensureAppRole(ownerUrl, 'secret of the test');
      const kernel = new URL('../../kernel/migrations/', import.meta.url);
      const region = new URL('./migrations/', import.meta.url);
      await migrate(ownerUrl, [
        { name: 'kernel', migrations: kernel },
        { name: 'region', migrations: region },
      ]);
      return open(appUrl, mkdtempSync(join(tmpdir(), 'liren-keys-')));
    },
    stop: () =>
      withConnection(serverUrl, async ({ query }) => {
        for (const database of made) await query(`drop database if exists ${database} with (force)`);
      }),
  };
}
