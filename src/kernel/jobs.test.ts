// Recurring work: each beat is done by one server, a restart repeats none, a killed server holds none up.
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { PgBoss } from 'pg-boss';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { type TestCity, testCity } from '../../test/support/city.ts';
import { type Jobs, type KernelJob, startJobs } from './jobs.ts';
import { createLog } from './log.ts';

const silent = createLog('error', { write: () => undefined });
let city: TestCity;
const open: Jobs[] = [];
beforeAll(async () => {
  city = await testCity();
});
afterEach(async () => {
  await Promise.all(open.splice(0).map((jobs) => jobs.close()));
});
afterAll(() => city?.close());

async function serve(own: Record<string, KernelJob>, manifests = city.manifests): Promise<Jobs> {
  const jobs = await startJobs(city.ownerUrl, city.platform, manifests, own, silent);
  open.push(jobs);
  return jobs;
}

/** Somebody else at the same queue: a server to be killed, a timer that strikes when we want it. */
async function outsider(): Promise<PgBoss> {
  const boss = new PgBoss({
    connectionString: city.ownerUrl,
    schema: 'liren_jobs',
    supervise: false,
    schedule: false,
  });
  return boss.start();
}

async function query<T>(text: string): Promise<T[]> {
  const client = new pg.Client({ connectionString: city.ownerUrl });
  await client.connect();
  try {
    return (await client.query(text)).rows;
  } finally {
    await client.end();
  }
}

async function until(what: () => boolean | Promise<boolean>, ms: number): Promise<void> {
  for (const end = Date.now() + ms; !(await what()); await sleep(100))
    if (Date.now() > end) throw new Error('waited in vain');
}

const declared = () => city.manifests.flatMap(({ jobs }) => Object.keys(jobs ?? {}));

describe('two servers that start at the same moment', () => {
  it('keep one timetable, and share each beat so that one of them does it', {
    timeout: 180_000,
  }, async () => {
    const done: string[] = [];
    const beat = (server: string): Record<string, KernelJob> => ({
      'test.beat': {
        every: '* * * * *',
        run: async () => void done.push(server),
      },
    });
    const [first] = await Promise.all([serve(beat('a')), serve(beat('b'))]);
    await until(() => done.length > 0, 120_000);
    // Restarting in the middle of a minute: the timetable stays one, the beat just done is not done again.
    await first.close();
    await serve(beat('a again'));
    await sleep(8_000);
    // As many as there were beats, and for each minute one: whose turn it was, however late.
    const [beats] = await query<{ done: number; minutes: number }>(
      `select count(*)::int as done, count(distinct date_trunc('minute', created_on))::int as minutes
         from liren_jobs.job where name = 'test.beat' and state in ('active', 'completed')`,
    );
    expect(beats).toEqual({ done: done.length, minutes: done.length });
    const timetable = await query<{ name: string }>('select name from liren_jobs.schedule order by name');
    expect(timetable.map(({ name }) => name)).toEqual([...declared(), 'test.beat'].sort());
  });
});

describe('a server that was killed in the middle of its work', () => {
  it('does not keep the others from doing the next beat', { timeout: 60_000 }, async () => {
    let done = 0;
    const job: KernelJob = { every: '0 0 1 1 *', run: async () => void done++ };
    await (await serve({ 'test.killed': job }, [])).close();
    const killed = await outsider();
    await killed.send('test.killed', {});
    expect(await killed.fetch('test.killed')).toHaveLength(1);
    await serve({ 'test.killed': job }, []);
    await killed.send('test.killed', {});
    await until(() => done === 1, 30_000);
    await killed.stop({ graceful: false });
  });

  it('leaves at most one beat waiting for its successor, however long it was away', async () => {
    await (await serve({ 'test.away': { every: '0 0 1 1 *', run: async () => undefined } }, [])).close();
    const timer = await outsider();
    for (let minute = 0; minute < 5; minute++) await timer.send('test.away', {});
    const rows = await query<{ n: string }>(
      `select count(*) as n from liren_jobs.job where name = 'test.away' and state = 'created'`,
    );
    expect(Number(rows[0]?.n)).toBe(1);
    await timer.stop({ graceful: false });
  });
});

describe('an operator who stops a server', () => {
  it('sees work with more to do done to its end first, each part in a transaction of its own', {
    timeout: 60_000,
  }, async () => {
    const parts: string[] = [];
    const manifest = {
      name: 'parts',
      jobs: {
        'test.parts': {
          every: '0 0 1 1 *',
          run: async (ctx: { requestId: string }) => {
            parts.push(ctx.requestId);
            return parts.length < 3;
          },
        },
      },
    };
    await serve({}, [manifest]);
    const timer = await outsider();
    await timer.send('test.parts', {});
    await until(() => parts.length === 3, 30_000);
    await timer.stop({ graceful: false });
    expect(new Set(parts).size).toBe(3);
  });

  it('finds nothing of it left: no connection, no timer, no socket', async () => {
    const held = () =>
      process
        .getActiveResourcesInfo()
        .filter((kind) => /Timeout|TCP|Immediate/.test(kind))
        .sort();
    const before = held();
    const jobs = await startJobs(city.ownerUrl, city.platform, city.manifests, {}, silent);
    expect(held().length).toBeGreaterThan(before.length);
    await jobs.close();
    await until(() => held().length <= before.length, 20_000);
    const rows = await query<{ n: string }>(
      `select count(*) as n from pg_stat_activity where application_name = 'liren-jobs' and datname = current_database()`,
    );
    expect(Number(rows[0]?.n)).toBe(0);
  });
});
