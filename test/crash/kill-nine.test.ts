/**
 * Nothing acknowledged is lost: residents and staff work on while servers and database are killed without a word of
 * warning. LIREN_CRASH_CYCLES=200 by hand; LIREN_CRASH_SEED repeats a run's choices.
 */
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { signIn } from './support/client.ts';
import { type Load, type Staff, startLoad } from './support/load.ts';
import { type Installation, isReady, twoServers, until, wholeProduct } from './support/processes.ts';
import { type Random, seeded } from './support/random.ts';
import { askedAgain, isSealed, isTold, knownCases, verdictOn, verifiedAudit } from './support/verdict.ts';

const CYCLES = Number(process.env.LIREN_CRASH_CYCLES ?? 20);
const SEED = Number(process.env.LIREN_CRASH_SEED ?? Date.now() % 2 ** 31);
const WRITERS = 8;
const READY_MS = 5_000;
/** A cycle, its recovery and its share of the checks; by hand there are many. */
const PATIENCE_MS = 120_000 + CYCLES * 15_000;
const REPLAYED = 300;

interface Ground {
  readonly place: Installation;
  readonly load: Load;
  readonly random: Random;
  readonly before: ReadonlySet<string>;
}

async function staffOf({ servers: [first] }: Installation): Promise<Staff> {
  if (!first) throw new Error('no server');
  const login = (name: string) => signIn(first.baseUrl, first.process.home, name);
  return { grid: await login('grid'), community: await login('community') };
}

async function workBegins(place: Installation, staff: Staff, random: Random): Promise<Ground> {
  const before = await knownCases(place.ownerUrl());
  const load = startLoad(
    place.servers.map(({ baseUrl }) => baseUrl),
    staff,
    random,
    WRITERS,
  );
  onTestFinished(() => load.abandon());
  return { place, load, random, before };
}

/** Kills, brings back, and answers how long people were without service. */
async function cycle({ place, random }: Ground, kill: () => Promise<void>): Promise<number> {
  await sleep(random.between(20, 600));
  const began = performance.now();
  await kill();
  for (const { baseUrl } of place.servers) await until(() => isReady(baseUrl));
  return performance.now() - began;
}

async function everyoneIsRight(ground: Ground, recoveries: readonly number[], what: string): Promise<void> {
  const { place, load, random, before } = ground;
  await load.stop().catch((error: unknown) => {
    for (const server of place.servers) console.log(server.process.said());
    throw error;
  });
  const sorted = [...recoveries].sort((a, b) => a - b);
  const at = (share: number) => sorted[Math.ceil(sorted.length * share) - 1] ?? 0;
  const [p50, p90, max] = [at(0.5), at(0.9), at(1)];
  const verdict = await verdictOn(place.ownerUrl(), load.courses, before);
  const answers = load.lines.flatMap(({ acknowledged }) => acknowledged);
  const sum = (count: 'asked' | 'unanswered' | 'unavailable' | 'twice') =>
    load.lines.reduce((total, { tally }) => total + tally[count], 0);
  console.log(
    `${what}: seed ${SEED}, ${recoveries.length} cycles, ${load.courses.length} voices, ${verdict.acknowledged} effects ` +
      `in ${answers.length} answers acknowledged (${sum('unanswered')} requests broken off, ${sum('unavailable')} put off, ` +
      `${sum('twice')} clicked twice), lost ${verdict.lost.length}, doubled ${verdict.doubled.length}, ` +
      `ready again p50 ${Math.round(p50)} ms, p90 ${Math.round(p90)} ms, max ${Math.round(max)} ms`,
  );
  expect(verdict).toMatchObject({ lost: [], doubled: [], broken: [] });
  expect(load.lines.flatMap(({ contradictions }) => contradictions)).toEqual([]);
  expect(load.courses.length).toBeGreaterThan(recoveries.length);
  const baseUrl = random.pick(place.servers).baseUrl;
  const again = await askedAgain(baseUrl, answers, random, REPLAYED);
  expect(again.differing).toEqual([]);
  // Asking again has changed nothing.
  expect(await verdictOn(place.ownerUrl(), load.courses, before)).toMatchObject({
    lost: [],
    doubled: [],
    broken: [],
  });
  await until(() => isTold(place.ownerUrl()));
  expect(max).toBeLessThanOrEqual(READY_MS);
}

describe('people work on', () => {
  let place: Installation;
  let staff: Staff;
  const random = seeded(SEED);
  beforeAll(async () => {
    place = await twoServers();
    staff = await staffOf(place);
  });
  afterAll(() => place?.remove());

  it(`while ${CYCLES} times one of two servers, or both, are killed`, { timeout: PATIENCE_MS }, async () => {
    const ground = await workBegins(place, staff, random);
    const recoveries: number[] = [];
    for (let i = 0; i < CYCLES; i++) {
      const victims = random.chance() < 0.25 ? place.servers : [random.pick(place.servers)];
      recoveries.push(
        await cycle(ground, async () => {
          await Promise.all(victims.map((victim) => victim.process.kill()));
          await Promise.all(victims.map((victim) => victim.process.start()));
        }),
      );
    }
    await everyoneIsRight(ground, recoveries, 'server killed');
  });

  it(`while ${CYCLES} times the database is killed under both servers`, {
    timeout: PATIENCE_MS,
  }, async () => {
    const ground = await workBegins(place, staff, random);
    const recoveries: number[] = [];
    for (let i = 0; i < CYCLES; i++) {
      const old = await place.postmaster();
      if (!old) throw new Error('no postmaster');
      recoveries.push(
        await cycle(ground, async () => {
          process.kill(old, 'SIGKILL');
          await until(async () => ![undefined, old].includes(await place.postmaster()));
        }),
      );
    }
    await everyoneIsRight(ground, recoveries, 'database killed');
    for (const server of place.servers) expect(server.process.alive(), server.process.said()).toBe(true);
  });

  it('and the trail of all of it is sealed and untouched', { timeout: 180_000 }, async () => {
    // The minute's beat of the servers themselves, without help.
    await until(() => isSealed(place.ownerUrl()), 150_000);
    const report = await verifiedAudit(
      place.ownerUrl(),
      place.servers.map(({ process: server }) => server.home),
    );
    console.log(
      `audit: ${report.rows} rows, ${report.seals} seals, ${report.unsealed.count} unsealed, ${report.findings.length} findings`,
    );
    expect(report).toMatchObject({ ok: true, findings: [] });
    expect(report.seals).toBeGreaterThan(0);
  });
});

describe('people whose city runs in one process with its database', () => {
  let place: Installation;
  const cycles = Math.ceil(CYCLES / 5);
  beforeAll(async () => {
    place = await wholeProduct();
  });
  afterAll(() => place?.remove());

  it(`work on while it is killed ${cycles} times`, { timeout: PATIENCE_MS }, async () => {
    const ground = await workBegins(place, await staffOf(place), seeded(SEED + 1));
    const recoveries: number[] = [];
    for (let i = 0; i < cycles; i++) {
      recoveries.push(
        await cycle(ground, async () => {
          await place.database.kill();
          await place.database.start();
        }),
      );
    }
    await everyoneIsRight(ground, recoveries, 'whole product killed');
  });
});
