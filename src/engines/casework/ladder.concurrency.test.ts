// 督办 under two servers and crashes: a rung is climbed once, whoever tries and however often.
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Ctx, Platform } from '#kernel/context.ts';
import { actAsSystem } from '#kernel/request.ts';
import {
  COMMUNITY,
  COUNTY,
  fileOf,
  moveById,
  openAt,
  STREET,
  stepsOf,
  tasksOf,
} from '../../../test/support/cases.ts';
import { type TestCity, testCity } from '../../../test/support/city.ts';
import { MONDAY_TEN } from '../../../test/support/template.ts';
import { climbLadder } from './ladder.ts';

let city: TestCity;
let second: Platform;
beforeAll(async () => {
  city = await testCity();
  second = city.secondServer();
});
afterAll(() => city?.close());
beforeEach(async () => {
  city.clock.set(MONDAY_TEN);
  // Whatever an earlier test left running has nothing to say here.
  await city.asSystem((ctx) => ctx.db.updateTable('case_task').set({ fires_at: null }).execute());
});

const servers = () => [city.platform, second];

/** Both servers' timers, several times over, and a server that dies before its commit; until nothing is left to fire. */
async function everybodyClimbs(): Promise<void> {
  for (let round = 0; round < 20; round++) {
    const climbs = servers().flatMap((platform) => [
      actAsSystem(platform, (ctx) => climbLadder(ctx, 7)),
      actAsSystem(platform, async (ctx) => {
        await climbLadder(ctx, 5);
        throw new Error('killed before the commit');
      }).catch(() => 0),
      actAsSystem(platform, (ctx) => climbLadder(ctx)),
    ]);
    await Promise.all(climbs);
    if ((await waiting()) === 0) return;
  }
  throw new Error('the ladder is never climbed');
}

async function waiting(): Promise<number> {
  const rows = await city.asSystem((ctx) =>
    ctx.db.selectFrom('case_task').select('id').where('fires_at', '<=', ctx.now).execute(),
  );
  return rows.length;
}

async function nextFire(id: string): Promise<Date> {
  const [lead] = await city.asSystem((ctx) =>
    tasksOf(ctx, id).then((tasks) => tasks.filter(({ role, done_at }) => role === 'lead' && !done_at)),
  );
  if (!lead?.fires_at) throw new Error(`nothing fires on ${id}`);
  return lead.fires_at;
}

async function fired(ctx: Ctx, id: string) {
  const rungs = await ctx.db
    .selectFrom('case_escalation')
    .select(['task_id', 'rung'])
    .where('case_id', '=', id)
    .orderBy('rung')
    .execute();
  const steps = await stepsOf(ctx, id);
  const tasks = await tasksOf(ctx, id);
  const file = await fileOf(ctx, id);
  return {
    rungs: rungs.map(({ rung }) => rung),
    steps: steps
      .filter(({ role }) => role === 'system')
      .flatMap(({ action, reason }) => (action === 'open' ? [] : [`${action} ${reason}`])),
    // From near to far: the codes of a place fall with its levels.
    supervisors: tasks
      .filter(({ role }) => role === 'supervise')
      .map(({ holder_code }) => holder_code)
      .sort((a, b) => b - a),
    escalated: file.escalated,
    gapless: steps.every(({ seq }, position) => seq === position + 1) && steps.length === file.version,
  };
}

const STAGES = [
  { rungs: [1], steps: ['remind rung1'], supervisors: [] },
  { rungs: [1, 2], steps: ['remind rung1', 'escalate rung2'], supervisors: [COMMUNITY] },
  {
    rungs: [1, 2, 3],
    steps: ['remind rung1', 'escalate rung2', 'escalate rung3'],
    supervisors: [COMMUNITY, STREET],
  },
  {
    rungs: [1, 2, 3, 4],
    steps: ['remind rung1', 'escalate rung2', 'escalate rung3', 'escalate rung4'],
    supervisors: [COMMUNITY, STREET, COUNTY],
  },
];

describe('two servers and one that dies', () => {
  it('remind the officer and call community, street and county once each, for forty residents who wait', {
    timeout: 120_000,
  }, async () => {
    const ids = await city.asSystem(async (ctx) => {
      const list: string[] = [];
      for (let i = 0; i < 40; i++) list.push(await openAt(ctx));
      return list;
    });
    const [first = ''] = ids;
    const at: string[] = [];
    for (const stage of STAGES) {
      const fires = await nextFire(first);
      at.push(fires.toISOString());
      city.clock.set(new Date(fires.getTime() - 1));
      expect(await waiting()).toBe(0);
      city.clock.set(fires);
      expect(await waiting()).toBe(ids.length);
      await everybodyClimbs();
      for (const id of ids) {
        const escalated = stage.rungs.length - 1;
        expect(await city.asSystem((ctx) => fired(ctx, id))).toEqual({ ...stage, escalated, gapless: true });
      }
    }
    // Monday 10:00 with three working days: at risk on Thursday morning, after ¾ of 26½ office hours; due that evening at
    // closing time; then half as much and as much again, in whole days.
    expect(at).toEqual([
      '2026-03-12T00:52:30.000Z',
      '2026-03-12T09:30:00.000Z',
      '2026-03-16T09:30:00.000Z',
      '2026-03-17T09:30:00.000Z',
    ]);
    city.clock.advance(90 * 86_400_000);
    expect(await waiting()).toBe(0);
  });

  it('tell the desks once by event and by job, when the timers of both strike at once', async () => {
    const id = await city.asSystem((ctx) => openAt(ctx));
    city.clock.set(await nextFire(id));
    await Promise.all([city.runJob('casework.climb'), city.runJob('casework.climb')]);
    const told = await city.asSystem((ctx) => ctx.db.selectFrom('outbox').select('payload').execute());
    expect(told.filter(({ payload }) => payload.id === id && 'escalatedTo' in payload)).toHaveLength(1);
  });

  it('catch up rung by rung after a week in which no server ran', async () => {
    const id = await city.asSystem((ctx) => openAt(ctx));
    city.clock.advance(30 * 86_400_000);
    await everybodyClimbs();
    expect(await city.asSystem((ctx) => fired(ctx, id))).toEqual({
      ...STAGES[3],
      escalated: 3,
      gapless: true,
    });
  });
});

describe('an officer at work while the ladder is climbed', () => {
  it('is neither blocked nor overwritten: the course has no gap, and each rung is there once', {
    timeout: 60_000,
  }, async () => {
    const ids = await city.asSystem(async (ctx) => {
      const list: string[] = [];
      for (let i = 0; i < 12; i++) list.push(await openAt(ctx));
      return list;
    });
    city.clock.set(await nextFire(ids[0] ?? ''));
    const accepts = ids.map((id) => actAsSystem(second, (ctx) => moveById(ctx, id, 'accept')));
    const [, outcomes] = await Promise.all([everybodyClimbs(), Promise.allSettled(accepts)]);
    for (const [position, id] of ids.entries()) {
      const accepted = outcomes[position]?.status === 'fulfilled';
      const { gapless, rungs } = await city.asSystem((ctx) => fired(ctx, id));
      const { state } = await city.asSystem((ctx) => fileOf(ctx, id));
      expect({ gapless, rungs, state }).toEqual({
        gapless: true,
        rungs: [1],
        state: accepted ? 'handling' : 'reported',
      });
    }
    // Whoever was overtaken was told so, and nothing else went wrong.
    const refused = outcomes.flatMap((outcome) =>
      outcome.status === 'rejected' ? [outcome.reason.code] : [],
    );
    expect(refused.filter((code) => code !== 'casework.changedMeanwhile')).toEqual([]);
  });
});

describe('a clock that stands', () => {
  it('fires nothing while it is paused, and at the shifted time when it goes on', async () => {
    const id = await city.asSystem(async (ctx) => {
      const opened = await openAt(ctx);
      await moveById(ctx, opened, 'accept');
      return opened;
    });
    const unpaused = await nextFire(id);
    city.clock.set(new Date('2026-03-10T02:00:00Z'));
    await city.asSystem((ctx) => moveById(ctx, id, 'pause'));
    city.clock.set(new Date('2026-03-20T02:00:00Z'));
    await everybodyClimbs();
    expect((await city.asSystem((ctx) => fired(ctx, id))).rungs).toEqual([]);
    await city.asSystem((ctx) => moveById(ctx, id, 'resume'));
    const shifted = await nextFire(id);
    // From Tuesday 10:00 to the Friday of the week after at 10:00: eight working days.
    expect(shifted.getTime() - unpaused.getTime()).toBeGreaterThanOrEqual(8 * 86_400_000);
    city.clock.set(new Date(shifted.getTime() - 1));
    expect(await waiting()).toBe(0);
    city.clock.set(shifted);
    await everybodyClimbs();
    expect((await city.asSystem((ctx) => fired(ctx, id))).rungs).toEqual([1]);
  });

  it('that was late before it was paused stays late, waits, and calls the street by as much later', async () => {
    const id = await city.asSystem(async (ctx) => {
      const opened = await openAt(ctx);
      await moveById(ctx, opened, 'accept');
      return opened;
    });
    const { due_at: due } = await city.asSystem((ctx) => fileOf(ctx, id));
    city.clock.set(new Date('2026-03-12T09:30:00Z'));
    await everybodyClimbs();
    expect(await nextFire(id)).toEqual(new Date('2026-03-16T09:30:00Z'));
    city.clock.set(new Date('2026-03-13T02:00:00Z'));
    const paused = await city.asSystem((ctx) => moveById(ctx, id, 'pause'));
    expect(paused.due_at).toEqual(due);
    city.clock.set(new Date('2026-03-19T02:00:00Z'));
    await everybodyClimbs();
    expect((await city.asSystem((ctx) => fired(ctx, id))).rungs).toEqual([1, 2]);
    await city.asSystem((ctx) => moveById(ctx, id, 'resume'));
    // Of the two days, Friday to Wednesday were paused at closing time: Thursday and Friday remain.
    expect(await nextFire(id)).toEqual(new Date('2026-03-20T09:30:00Z'));
  });

  it('because the voice is answered fires nothing, however long the reporter is silent', async () => {
    const id = await city.asSystem(async (ctx) => {
      const opened = await openAt(ctx);
      await moveById(ctx, opened, 'accept');
      await moveById(ctx, opened, 'resolve', { outcome: 'planned', note: '已报修' });
      return opened;
    });
    city.clock.advance(60 * 86_400_000);
    await everybodyClimbs();
    expect((await city.asSystem((ctx) => fired(ctx, id))).rungs).toEqual([]);
  });
});
