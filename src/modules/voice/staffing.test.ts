// A cell that has lost its officer: nothing is given to it, and what lies there goes on at the community.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { uuidv7 } from '#kernel/uuid.ts';
import { type TestCity, testCity } from '../../../test/support/city.ts';
import { LAMP_CELL, reportLamp } from '../../../test/support/lamp.ts';
import { MONDAY_TEN } from '../../../test/support/template.ts';

const CHONGWEN = 610_802_006_003_000;
const TUESDAY_NIGHT = new Date('2026-03-10T16:30:00Z');

let city: TestCity;
beforeAll(async () => {
  city = await testCity();
});
afterAll(() => city?.close());

async function officerAt(code: number) {
  const security = await city.staff('security');
  const { accounts } = await security.account.list({ query: { q: '示例网格员甲' } });
  const account = accounts[0];
  const post = account?.posts.find((one) => one.code === code);
  if (!account || !post) throw new Error(`nobody is posted at ${code}`);
  return { security, account, post };
}

async function appoint(validTo: string | null = null) {
  const security = await city.staff('security');
  const { accounts } = await security.account.list({ query: { q: '示例网格员甲' } });
  await security.account.grantPost({
    params: { id: accounts[0]?.id ?? '' },
    body: {
      id: uuidv7(),
      role: 'gridOfficer',
      code: LAMP_CELL,
      validFrom: city.clock.now().toISOString().slice(0, 10),
      validTo,
    },
  });
}

describe('a dispatcher who looks for somebody to give a matter to', () => {
  it('is offered cells with an officer alone, and cannot name another', async () => {
    const { ref } = await reportLamp(city, CHONGWEN + 2);
    const at = { params: ref };
    const community = await city.staff('community');
    const { holder, targets } = await community.voice.get(at);
    expect(holder.code).toBe(CHONGWEN);
    expect(targets).toEqual([]);
    await expect(
      community.voice.assign({ ...at, body: { to: { code: CHONGWEN + 2, org: null }, reason: '请去看看' } }),
    ).rejects.toMatchObject({ code: 'voice.deskUnknown', status: 422 });
    const { ref: staffed } = await reportLamp(city);
    await (await city.staff('grid')).voice.passUp({ params: staffed, body: { reason: '需要协调' } });
    const seen = await community.voice.get({ params: staffed });
    expect(seen.targets.map(({ code }) => code)).toEqual([LAMP_CELL]);
  });
});

describe('an officer whose post is ended', () => {
  it('leaves what lies in the cell to the community, in the state it had, and the reporter is told why', async () => {
    const [waiting, started] = [await reportLamp(city), await reportLamp(city)];
    const answered = await reportLamp(city);
    const handedUp = await reportLamp(city);
    const officer = await city.staff('grid');
    for (const { ref } of [started, answered])
      await officer.voice.accept({ params: ref, body: { note: '' } });
    await officer.voice.resolve({
      params: answered.ref,
      body: { note: '已报修，供电所明天来换灯', outcome: 'planned', photos: [] },
    });
    await officer.voice.passUp({ params: handedUp.ref, body: { reason: '需要协调' } });
    const { security, account, post } = await officerAt(LAMP_CELL);
    await security.account.endPost({
      params: { id: account.id, post: post.id },
      body: { reason: '调离' },
    });
    await city.relay();
    for (const [{ reporter }, state] of [
      [waiting, 'reported'],
      [started, 'handling'],
    ] as const) {
      const told = await reporter.voice.follow();
      expect(told).toMatchObject({ state, holder: '崇文路社区' });
      expect(told.steps.at(-1)).toMatchObject({ action: 'unstaffed', by: 'system' });
    }
    const community = await city.staff('community');
    await community.voice.resolve({
      params: started.ref,
      body: { note: '社区已报修，供电所明天来换灯', outcome: 'planned', photos: [] },
    });
    // What was answered waits for the reporter, and what lies elsewhere stays there.
    expect((await answered.reporter.voice.follow()).steps.at(-1)?.action).toBe('resolve');
    expect((await handedUp.reporter.voice.follow()).steps.at(-1)?.action).toBe('passUp');
    await expect(
      community.voice.giveBack({ params: handedUp.ref, body: { reason: '请再看看' } }),
    ).rejects.toMatchObject({ code: 'voice.deskUnstaffed', status: 409 });
    expect((await reportLamp(city)).received.holder).toBe('崇文路社区');
    await appoint();
  });

  it('by the date it was given for, is noticed without anybody saying so', async () => {
    const { security, account, post } = await officerAt(LAMP_CELL);
    await security.account.endPost({ params: { id: account.id, post: post.id }, body: { reason: '改任期' } });
    await appoint('2026-03-10');
    await city.relay();
    const { reporter, received } = await reportLamp(city);
    expect(received.holder).toBe('崇文路社区第一网格');
    await city.runJob('voice.unstaffed');
    expect((await reporter.voice.follow()).holder).toBe('崇文路社区第一网格');
    city.clock.set(TUESDAY_NIGHT);
    await city.runJob('voice.unstaffed');
    await city.runJob('voice.unstaffed');
    const told = await reporter.voice.follow();
    expect(told.holder).toBe('崇文路社区');
    expect(told.steps.map(({ action }) => action)).toEqual(['open', 'unstaffed']);
    city.clock.set(MONDAY_TEN);
  });
});

describe('an officer whose account is disabled', () => {
  it('is as good as gone: the community goes on', async () => {
    await appoint();
    const { reporter } = await reportLamp(city);
    const { security, account } = await officerAt(LAMP_CELL);
    await security.account.disable({ params: { id: account.id }, body: { reason: '设备丢失' } });
    await city.relay();
    expect(await reporter.voice.follow()).toMatchObject({ state: 'reported', holder: '崇文路社区' });
    await security.account.enable({ params: { id: account.id }, body: { reason: '已找回' } });
  });
});
