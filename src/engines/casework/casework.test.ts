// The course of a case between desks and clocks: who is overtaken is told, work goes back to its giver, pauses shift.
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { VoiceAction } from '#modules/voice/flow.ts';
import {
  COMMUNITY,
  fileOf,
  GRID,
  move,
  moveById,
  openAt,
  STREET,
  staleClocks,
  stepsOf,
  tasksOf,
} from '../../../test/support/cases.ts';
import { type TestCity, testCity } from '../../../test/support/city.ts';
import { attemptOn, barrier, everything, expectFold } from '../../../test/support/course.ts';
import { reportLamp } from '../../../test/support/lamp.ts';
import { MONDAY_TEN } from '../../../test/support/template.ts';
import { regionDesk } from './desk-names.ts';
import { endTask, sideTask, startTask } from './task.ts';

let city: TestCity;
beforeAll(async () => {
  city = await testCity();
});
afterAll(() => city?.close());
beforeEach(() => city.clock.set(MONDAY_TEN));

describe('two officers who act on the same case in the same moment', () => {
  it.each([
    ['accept', 'accept'],
    ['accept', 'passUp'],
    ['passUp', 'refuse'],
  ] as const)(
    '%s and %s: one of them is first, the other is told that it has changed',
    async (one, other) => {
      const id = await city.asSystem((ctx) => openAt(ctx));
      const bothHaveRead = barrier(2);
      const act = (action: VoiceAction) =>
        city.asSystem(async (ctx) => {
          const file = await fileOf(ctx, id);
          await bothHaveRead();
          return attemptOn(ctx, file, { action, to: COMMUNITY, waitHours: 0, ownLimit: false });
        });
      const outcomes = await Promise.allSettled([act(one), act(other)]);
      const refused = outcomes.flatMap((outcome) => (outcome.status === 'rejected' ? [outcome.reason] : []));
      expect(refused).toMatchObject([{ code: 'casework.changedMeanwhile', status: 409 }]);
      await city.asSystem((ctx) => expectFold(ctx, id));
      expect((await city.asSystem((ctx) => fileOf(ctx, id))).version).toBe(2);
    },
  );
});

describe('a desk that gives work back', () => {
  it('gives it to the desk it came from, each time, and the file counts how often', async () => {
    const id = await city.asSystem((ctx) => openAt(ctx));
    const holders = [];
    for (const action of ['passUp', 'passUp', 'giveBack', 'passUp', 'giveBack', 'giveBack'] as const) {
      const file = await city.asSystem(async (ctx) =>
        attemptOn(ctx, await fileOf(ctx, id), { action, to: GRID, waitHours: 0, ownLimit: false }),
      );
      holders.push(file.holder_code);
    }
    // The street gives back to the community; the community, which had it from the street again, to the street.
    expect(holders).toEqual([COMMUNITY, STREET, COMMUNITY, STREET, COMMUNITY, STREET]);
    expect(await city.asSystem((ctx) => fileOf(ctx, id))).toMatchObject({ returned: 3 });
  });

  it('is refused where nobody gave it', async () => {
    const id = await city.asSystem((ctx) => openAt(ctx));
    await expect(
      city.asSystem((ctx) => moveById(ctx, id, 'giveBack', { reason: '不是我的' })),
    ).rejects.toMatchObject({ code: 'casework.noGiver' });
  });
});

describe('a dispatcher who calls in others', () => {
  it('gives each a deadline of its own; who has contributed owes nothing, who was not asked cannot', async () => {
    const { ref } = await reportLamp(city);
    const at = { params: ref };
    const officer = await city.staff('grid');
    const community = await city.staff('community');
    const street = await city.staff('street');
    await officer.voice.passUp({ ...at, body: { reason: '需要协调' } });
    await community.voice.passUp({ ...at, body: { reason: '需要协调' } });
    await street.voice.accept({ ...at, body: { note: '' } });
    const invitation = {
      to: { code: COMMUNITY, org: null },
      reason: '请摸排同类路灯',
      limit: { amount: 1, unit: 'WORK_DAY' as const },
    };
    const invited = await street.voice.invite({ ...at, body: invitation });
    const co = invited.tasks.find(({ role }) => role === 'co');
    // Monday plus one working day, while the resident was promised three.
    expect(co?.clock).toMatchObject({ state: 'running', dueAt: '2026-03-10T09:30:00.000Z' });
    expect(invited.clock.dueAt).toBe('2026-03-12T09:30:00.000Z');
    expect(invited.holder.code).toBe(STREET);
    await expect(street.voice.invite({ ...at, body: invitation })).rejects.toMatchObject({
      code: 'voice.alreadyInvited',
    });
    await expect(
      officer.voice.contribute({ ...at, body: { note: '我也看了', photos: [] } }),
    ).rejects.toMatchObject({ status: 403 });
    const done = await community.voice.contribute({ ...at, body: { note: '另有两盏不亮', photos: [] } });
    expect(done.tasks.find(({ role }) => role === 'co')).toMatchObject({
      outcome: 'contribute',
      clock: { state: 'done' },
    });
    await expect(
      community.voice.contribute({ ...at, body: { note: '再说一次', photos: [] } }),
    ).rejects.toMatchObject({ status: 403 });
    await city.asSystem(async (ctx) => {
      const [task] = (await tasksOf(ctx, ref.id)).filter(({ role }) => role === 'co');
      expect(task).toMatchObject({ fires_at: null, due_at: null });
    });
  });

  it('hears of a part once, when the desk presses twice at once', async () => {
    const id = await city.asSystem(async (ctx) => {
      const opened = await openAt(ctx, { at: STREET });
      await moveById(ctx, opened, 'accept');
      const file = await moveById(ctx, opened, 'invite', { reason: '协办' });
      await startTask(ctx, file, 'co', await regionDesk(ctx, { code: COMMUNITY, org: null }), {
        giver: null,
        limit: { amount: 1, unit: 'WORK_DAY' },
      });
      return opened;
    });
    const bothHaveRead = barrier(2);
    const contribute = () =>
      city.asSystem(async (ctx) => {
        const file = await fileOf(ctx, id);
        const task = await sideTask(ctx, file, { code: COMMUNITY, org: null });
        if (!task) throw new Error('no part to contribute');
        await bothHaveRead();
        await endTask(ctx, task, 'contribute');
        await move(ctx, file, 'contribute', { note: '另有两盏不亮' });
      });
    const outcomes = await Promise.allSettled([contribute(), contribute()]);
    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    expect(outcomes.find((outcome) => outcome.status === 'rejected')?.reason).toMatchObject({
      code: 'casework.changedMeanwhile',
    });
    const steps = await city.asSystem((ctx) => stepsOf(ctx, id));
    expect(steps.filter(({ action }) => action === 'contribute')).toHaveLength(1);
  });
});

describe('a clock that is stopped with a reason', () => {
  it('gives the days back that it stood at closing time, to the case, its lead and its co-handler alike', async () => {
    const id = await city.asSystem(async (ctx) => {
      const opened = await openAt(ctx);
      await moveById(ctx, opened, 'accept');
      const file = await fileOf(ctx, opened);
      await startTask(ctx, file, 'co', await regionDesk(ctx, { code: COMMUNITY, org: null }), {
        giver: null,
        limit: { amount: 2, unit: 'WORK_DAY' },
      });
      return opened;
    });
    const dues = async () => {
      const { file, tasks } = await city.asSystem((ctx) => everything(ctx, id));
      return [file, ...tasks].map(({ due_at }) => due_at?.toISOString() ?? null);
    };
    const [thursday, wednesday] = ['2026-03-12T09:30:00.000Z', '2026-03-11T09:30:00.000Z'];
    expect((await dues()).sort()).toEqual([wednesday, thursday, thursday]);
    // Tuesday 09:00 to Wednesday 09:00: one closing time.
    city.clock.set(new Date('2026-03-10T01:00:00Z'));
    await city.asSystem((ctx) => moveById(ctx, id, 'pause'));
    expect(await dues()).toEqual([null, null, null]);
    city.clock.set(new Date('2026-03-11T01:00:00Z'));
    await city.asSystem((ctx) => moveById(ctx, id, 'resume'));
    expect((await dues()).sort()).toEqual([thursday, '2026-03-13T09:30:00.000Z', '2026-03-13T09:30:00.000Z']);
    expect(await city.asSystem((ctx) => staleClocks(ctx))).toEqual([]);
  });

  it('costs nobody a day overnight, and an inbox shows the same clock as the page of the case', async () => {
    const { ref } = await reportLamp(city);
    const at = { params: ref };
    const officer = await city.staff('grid');
    await officer.voice.accept({ ...at, body: { note: '' } });
    await officer.voice.pause({ ...at, body: { reason: '等产权单位回复', until: '2026-03-20' } });
    city.clock.advance(10 * 60_000);
    await officer.voice.resume({ ...at, body: { note: '' } });
    await officer.voice.pause({ ...at, body: { reason: '再等', until: '2026-03-20' } });
    const page = await officer.voice.get(at);
    const row = (await officer.casework.inbox({ query: { limit: 100 } })).cases.find(
      ({ id }) => id === ref.id,
    );
    expect(page.clock).toMatchObject({ state: 'paused', dueAt: null, pausedMinutes: expect.any(Number) });
    expect(row?.clock).toEqual(page.clock);
    await officer.voice.resume({ ...at, body: { note: '' } });
    const resumed = await officer.voice.get(at);
    expect(resumed.clock).toMatchObject({ state: 'running', dueAt: '2026-03-12T09:30:00.000Z' });
    const again = (await officer.casework.inbox({ query: { limit: 100 } })).cases.find(
      ({ id }) => id === ref.id,
    );
    expect(again?.clock).toEqual(resumed.clock);
  });

  it('does not hide that it was late before', async () => {
    const { ref } = await reportLamp(city);
    const at = { params: ref };
    await (await city.staff('grid')).voice.accept({ ...at, body: { note: '' } });
    city.clock.set(new Date('2026-03-13T02:00:00Z'));
    await city.asSystem((ctx) => moveById(ctx, ref.id, 'pause'));
    const { state, due_at } = await city.asSystem((ctx) => fileOf(ctx, ref.id));
    expect({ state, due: due_at?.toISOString() }).toEqual({
      state: 'paused',
      due: '2026-03-12T09:30:00.000Z',
    });
    expect(await city.asSystem((ctx) => staleClocks(ctx))).toEqual([]);
  });
});

describe('a resident who was answered', () => {
  it('and disputes gets a whole new limit at the desk above, with old pauses forgotten', async () => {
    const id = await city.asSystem(async (ctx) => {
      const opened = await openAt(ctx);
      await moveById(ctx, opened, 'accept');
      await moveById(ctx, opened, 'pause');
      return opened;
    });
    city.clock.set(new Date('2026-03-16T02:00:00Z'));
    await city.asSystem(async (ctx) => {
      await moveById(ctx, id, 'resume');
      await moveById(ctx, id, 'resolve', { note: '已处理', outcome: 'planned' });
      await move(ctx, await fileOf(ctx, id), 'dispute', {
        reason: '没有修',
        to: await regionDesk(ctx, { code: COMMUNITY, org: null }),
      });
    });
    const { file, tasks } = await city.asSystem((ctx) => everything(ctx, id));
    expect(file).toMatchObject({
      state: 'disputed',
      holder_code: COMMUNITY,
      disputed: 1,
      answered_at: null,
      lapses_at: null,
      clock_from: city.clock.now(),
    });
    // Monday 10:00 and three working days.
    expect(file.due_at?.toISOString()).toBe('2026-03-19T09:30:00.000Z');
    const open = tasks.filter(({ done_at }) => done_at === null);
    expect(open).toMatchObject([{ role: 'lead', holder_code: COMMUNITY, due_at: file.due_at, rung: 0 }]);
    expect(await city.asSystem((ctx) => staleClocks(ctx))).toEqual([]);
  });

  it('and stays silent finds it closed once, though two timers strike and the resident confirms in that moment', async () => {
    const { reporter, ref } = await reportLamp(city);
    await city.asSystem(async (ctx) => {
      await moveById(ctx, ref.id, 'accept');
      await moveById(ctx, ref.id, 'resolve', { note: '已报修', outcome: 'planned' });
    });
    const { lapses_at: lapses } = await city.asSystem((ctx) => fileOf(ctx, ref.id));
    expect(lapses?.toISOString()).toBe('2026-03-16T09:30:00.000Z');
    city.clock.set(new Date('2026-03-16T09:30:00Z'));
    const outcomes = await Promise.allSettled([
      city.runJob('voice.lapse'),
      city.runJob('voice.lapse'),
      reporter.voice.confirm({ body: { rating: null, note: '' } }),
    ]);
    const { file, steps } = await city.asSystem((ctx) => everything(ctx, ref.id));
    expect(file.state).toBe('closed');
    expect(steps.filter(({ to_state }) => to_state === 'closed')).toHaveLength(1);
    for (const outcome of outcomes)
      if (outcome.status === 'rejected') expect([403, 409]).toContain(outcome.reason.status);
    await city.asSystem((ctx) => expectFold(ctx, ref.id));
  });
});
