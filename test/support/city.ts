// A whole city for one test file: its own database, the real server, a clock the test moves, people who sign in.
import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { inject } from 'vitest';
import { modulesOf } from '#app/modules.ts';
import { preparePlatform } from '#app/platform.ts';
import { settableClock } from '#kernel/clock.ts';
import type { Ctx, Platform } from '#kernel/context.ts';
import { type Database, openDatabase } from '#kernel/database/database.ts';
import { createHttp, type HttpServer } from '#kernel/http/server.ts';
import { createLog } from '#kernel/log.ts';
import type { Manifest } from '#kernel/module.ts';
import { relayOnce } from '#kernel/relay.ts';
import { actAsSystem } from '#kernel/request.ts';
import { type People, peopleOf } from './people.ts';
import { MONDAY_TEN, TEMPLATE, testKeyring } from './template.ts';

export interface TestCity extends People {
  readonly platform: Platform;
  readonly manifests: readonly Manifest[];
  readonly http: HttpServer;
  readonly clock: ReturnType<typeof settableClock>;
  readonly home: string;
  readonly ownerUrl: string;
  readonly appUrl: string;
  /** Another server on the same database, with the same keys and the same clock. */
  secondServer(): Platform;
  /** As the platform itself: timers, look-ups behind the scenes. */
  asSystem<T>(work: (ctx: Ctx) => Promise<T>): Promise<T>;
  /** Runs a declared job once, as its timer would. */
  runJob(name: string): Promise<void>;
  /** Tells everything that waits in the outbox. */
  relay(): Promise<number>;
  close(): Promise<void>;
}

let serial = 0;

export async function testCity(options: { perMinute?: number; poolSize?: number } = {}): Promise<TestCity> {
  const serverUrl = inject('serverUrl');
  const name = `city_${process.pid}_${Date.now().toString(36)}_${serial++}`;
  const ownerUrl = await copyTemplate(serverUrl, name);
  const home = await mkdtemp(join(tmpdir(), 'liren-city-'));
  const keyring = await testKeyring(home);
  const clock = settableClock(MONDAY_TEN);
  const manifests = modulesOf({});
  const { platform, appUrl } = await preparePlatform({
    ownerUrl,
    manifests,
    keyring,
    clock,
    poolSize: options.poolSize ?? 8,
    demo: true,
    publicUrl: 'http://127.0.0.1',
  });
  const http = await createHttp({
    platform,
    manifests,
    log: createLog('error'),
    perMinute: options.perMinute ?? 0,
  });
  const others: Database[] = [];
  return {
    ...peopleOf(http, clock, platform),
    platform,
    manifests,
    http,
    clock,
    home,
    ownerUrl,
    appUrl,
    secondServer: () => {
      const database = openDatabase({ url: appUrl, max: 8 });
      others.push(database);
      return { ...platform, database };
    },
    asSystem: (work) => actAsSystem(platform, work),
    runJob: async (job) => {
      const run = manifests.find((manifest) => manifest.jobs?.[job])?.jobs?.[job]?.run;
      if (!run) throw new Error(`no job ${job}`);
      await actAsSystem(platform, run);
    },
    relay: () => relayOnce(platform, manifests),
    close: async () => {
      await http.app.close();
      for (const database of [platform.database, ...others]) await database.close();
      await dropDatabase(serverUrl, name);
    },
  };
}

async function withServer<T>(serverUrl: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: serverUrl });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

/** Two files copying at once collide on the template; the later one waits its turn. */
async function copyTemplate(serverUrl: string, name: string): Promise<string> {
  await withServer(serverUrl, async (client) => {
    await client.query('select pg_advisory_lock(1)');
    await client.query(`create database ${name} template ${TEMPLATE}`);
    // Nobody pulls the plug on this one: a commit need not wait for the disk.
    await client.query(`alter database ${name} set synchronous_commit = off`);
  });
  const url = new URL(serverUrl);
  url.pathname = `/${name}`;
  return url.toString();
}

async function dropDatabase(serverUrl: string, name: string): Promise<void> {
  await withServer(serverUrl, (client) => client.query(`drop database if exists ${name} with (force)`));
}
