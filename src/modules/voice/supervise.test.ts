// The desk above and the desk that handed it on: what they can do about a matter that lies with somebody else.
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type TestCity, testCity } from '../../../test/support/city.ts';
import { reportLamp } from '../../../test/support/lamp.ts';
import { MONDAY_TEN } from '../../../test/support/template.ts';

const YUYANG = 610_802_000_000_000;
const because = { reason: '请说明情况' };

let city: TestCity;
beforeAll(async () => {
  city = await testCity();
});
beforeEach(() => city.clock.set(MONDAY_TEN));
afterAll(() => city?.close());

async function bureau() {
  const county = await city.staff('county');
  const bodies = await county.account.organisations({ query: {} });
  const found = bodies.find(({ name }) => name === '榆阳区城市管理执法局');
  if (!found) throw new Error('no such body');
  return { code: YUYANG, org: found.id };
}

/** Up to the county, level by level. */
async function atTheCounty() {
  const lamp = await reportLamp(city);
  const at = { params: lamp.ref };
  for (const login of ['grid', 'community', 'street'])
    await (await city.staff(login)).voice.passUp({ ...at, body: because });
  return { ...lamp, at };
}

describe('a matter that is late', () => {
  async function late() {
    const lamp = await reportLamp(city);
    city.clock.set(new Date('2026-03-13T02:00:00Z'));
    // One rung at a time: the reminder, then the level above.
    for (let rung = 0; rung < 3; rung++) await city.runJob('casework.climb');
    return { ...lamp, at: { params: lamp.ref } };
  }

  it('is urged by the desk that supervises it, and whoever has it reads the words', async () => {
    const { at, reporter } = await late();
    const [officer, community] = [await city.staff('grid'), await city.staff('community')];
    expect((await community.voice.get(at)).can).toMatchObject({ urge: true, takeOver: true, accept: false });
    await community.voice.urge({ ...at, body: { reason: '今天下班前到现场' } });
    const held = await officer.voice.get(at);
    expect(held).toMatchObject({ urged: 1, holder: { name: '崇文路社区第一网格' } });
    expect(held.steps.at(-1)).toMatchObject({ action: 'urge', reason: '今天下班前到现场' });
    expect((await reporter.voice.follow()).steps.at(-1)).toMatchObject({ action: 'urge', by: '崇文路社区' });
    await expect(officer.voice.urge({ ...at, body: because })).rejects.toMatchObject({ status: 403 });
    const street = await city.staff('street');
    await expect(street.voice.urge({ ...at, body: because })).rejects.toMatchObject({ status: 403 });
  });

  it('is taken over: the supervising desk leads and supervises no more', async () => {
    const { at } = await late();
    const [officer, community] = [await city.staff('grid'), await city.staff('community')];
    await expect(officer.voice.takeOver({ ...at, body: because })).rejects.toMatchObject({ status: 403 });
    const taken = await community.voice.takeOver({ ...at, body: because });
    expect(taken).toMatchObject({ state: 'handling', holder: { name: '崇文路社区' } });
    expect(
      taken.tasks.filter(({ doneAt }) => doneAt === null).map(({ role, desk }) => [role, desk.name]),
    ).toEqual([['lead', '崇文路社区']]);
    expect(taken.can).toMatchObject({ resolve: true, urge: false, takeOver: false });
    await expect(officer.voice.accept({ ...at, body: { note: '' } })).rejects.toMatchObject({ status: 403 });
  });
});

describe('a matter given to the wrong office', () => {
  it('is taken back by the desk that gave it, as long as nobody has accepted it', async () => {
    const { at } = await atTheCounty();
    const [county, department] = [await city.staff('county'), await city.staff('department')];
    const given = await county.voice.assign({ ...at, body: { to: await bureau(), ...because } });
    expect(given.can).toMatchObject({ recall: true, resolve: false });
    await expect(department.voice.recall({ ...at, body: because })).rejects.toMatchObject({ status: 403 });
    await expect((await city.staff('street')).voice.recall({ ...at, body: because })).rejects.toMatchObject({
      status: 403,
    });
    const back = await county.voice.recall({ ...at, body: { reason: '应当交给住建' } });
    expect(back).toMatchObject({ state: 'handling', holder: { name: '榆阳区', org: null } });
    // As if it had never left: it can still go back to the street that had passed it up.
    expect(back.tasks.find(({ doneAt }) => doneAt === null)?.giver?.name).toBe('崇文路街道');
    expect(back.can.recall).toBe(false);
  });

  it('stays there once it has been accepted', async () => {
    const { at } = await atTheCounty();
    const [county, department] = [await city.staff('county'), await city.staff('department')];
    await county.voice.assign({ ...at, body: { to: await bureau(), ...because } });
    await department.voice.accept({ ...at, body: { note: '' } });
    expect((await county.voice.get(at)).can.recall).toBe(false);
    await expect(county.voice.recall({ ...at, body: because })).rejects.toMatchObject({ status: 403 });
  });
});

describe('a disputed answer', () => {
  it('does not go straight back to the office it is about: the reviewer looks at it first', async () => {
    const { at, reporter } = await atTheCounty();
    const [county, department] = [await city.staff('county'), await city.staff('department')];
    const to = await bureau();
    await county.voice.assign({ ...at, body: { to, ...because } });
    await department.voice.accept({ ...at, body: { note: '' } });
    await department.voice.resolve({
      ...at,
      body: { note: '已列入下个月的维修计划', outcome: 'planned', photos: [] },
    });
    await reporter.voice.dispute({ body: { reason: '没有日期' } });
    const disputed = await county.voice.get(at);
    expect(disputed).toMatchObject({ state: 'disputed', can: { accept: true, giveBack: false } });
    expect(disputed.targets.map(({ org }) => org)).not.toContain(to.org);
    await expect(county.voice.assign({ ...at, body: { to, ...because } })).rejects.toMatchObject({
      code: 'voice.reviewFirst',
      status: 409,
    });
    await county.voice.accept({ ...at, body: { note: '已看过现场' } });
    const ordered = await county.voice.assign({ ...at, body: { to, reason: '三日内装上' } });
    expect(ordered.holder.org).toBe(to.org);
  });
});

describe('a pause', () => {
  it('says until when, and the clock runs again by itself on that day', async () => {
    const { at, reporter } = await (async () => {
      const lamp = await reportLamp(city);
      return { ...lamp, at: { params: lamp.ref } };
    })();
    const officer = await city.staff('grid');
    await officer.voice.accept({ ...at, body: { note: '' } });
    for (const until of ['2026-03-09', '2026-08-01'])
      await expect(officer.voice.pause({ ...at, body: { reason: '等配件', until } })).rejects.toMatchObject({
        code: 'voice.pauseTooLong',
        status: 422,
      });
    await officer.voice.pause({ ...at, body: { reason: '等配件', until: '2026-03-12' } });
    expect((await reporter.voice.follow()).steps.at(-1)).toMatchObject({
      action: 'pause',
      until: '2026-03-11T16:00:00.000Z',
    });
    city.clock.set(new Date('2026-03-11T15:59:00Z'));
    await city.runJob('voice.resume');
    expect((await reporter.voice.follow()).state).toBe('paused');
    city.clock.set(new Date('2026-03-11T16:00:00Z'));
    await city.runJob('voice.resume');
    const running = await reporter.voice.follow();
    expect(running.state).toBe('handling');
    expect(running.steps.at(-1)).toMatchObject({ action: 'resume', by: 'system' });
    // Due on Thursday; Tuesday and Wednesday do not count.
    expect(running.dueAt).toBe('2026-03-16T09:30:00.000Z');
  });
});
