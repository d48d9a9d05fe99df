// The lamp: one voice from report to confirmed, up the levels and back, by the people who would do it.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { uuidv7 } from '#kernel/uuid.ts';
import { type TestCity, testCity } from '../../../test/support/city.ts';
import { reportLamp, samplePhoto } from '../../../test/support/lamp.ts';

let city: TestCity;
beforeAll(async () => {
  city = await testCity();
});
afterAll(() => city?.close());

const YUYANG = 610_802_000_000_000;

async function bodyOf(name: string) {
  const street = await city.staff('county');
  const bodies = await street.account.organisations({ query: {} });
  const body = bodies.find((one) => one.name === name);
  if (!body) throw new Error(`no body ${name}`);
  return body;
}

describe('a resident reports a broken lamp without an account', () => {
  it('and the officer of that very cell has it at once, with a due time in working days', async () => {
    const { received, reporter } = await reportLamp(city);
    expect(received.holder).toBe('崇文路社区第一网格');
    // Monday 10:00 + 3 working days: Thursday at closing time.
    expect(received.dueAt).toBe('2026-03-12T09:30:00.000Z');
    const officer = await city.staff('grid');
    const inbox = await officer.casework.inbox({ query: { limit: 50 } });
    expect(inbox.cases.map(({ id }) => id)).toContain(received.id);
    expect((await reporter.voice.follow()).state).toBe('reported');
  });

  it('goes up to the department, comes back, is answered with a photo and closed by the reporter', async () => {
    const { received, reporter, ref } = await reportLamp(city);
    const officer = await city.staff('grid');
    const community = await city.staff('community');
    const street = await city.staff('street');
    const county = await city.staff('county');
    const department = await city.staff('department');
    const at = { params: ref };

    await officer.voice.accept({ ...at, body: { note: '' } });
    await officer.voice.passUp({ ...at, body: { reason: '需要登高作业车' } });
    await community.voice.passUp({ ...at, body: { reason: '社区没有维修力量' } });
    await street.voice.passUp({ ...at, body: { reason: '路灯归区城管局管' } });
    const body = await bodyOf('榆阳区城市管理执法局');
    await county.voice.assign({
      ...at,
      body: { to: { code: YUYANG, org: body.id }, reason: '路灯养护职责' },
    });

    const returned = await department.voice.giveBack({
      ...at,
      body: { reason: '此段路灯由住建局移交，请核实' },
    });
    expect(returned.holder.name).toBe('榆阳区');
    expect(returned.returned).toBe(1);
    await county.voice.assign({
      ...at,
      body: { to: { code: YUYANG, org: body.id }, reason: '已核实，仍属城管局' },
    });

    await department.voice.accept({ ...at, body: { note: '' } });
    const refusedWithoutPhoto = department.voice.resolve({
      ...at,
      body: { note: '灯已经换好，今晚就会亮', outcome: 'fixed', photos: [] },
    });
    await expect(refusedWithoutPhoto).rejects.toMatchObject({ code: 'voice.evidenceMissing' });
    const photo = await department.casework.addPhoto({
      ...at,
      query: { name: '换灯后.jpg' },
      body: await samplePhoto(),
    });
    await department.voice.resolve({
      ...at,
      body: { note: '已更换灯头，试灯正常，今晚会亮', outcome: 'fixed', photos: [photo.id] },
    });

    const answered = await reporter.voice.follow();
    expect(answered).toMatchObject({
      state: 'answered',
      outcome: 'fixed',
      can: { confirm: true, dispute: true },
    });
    expect(answered.photos).toHaveLength(1);
    const closed = await reporter.voice.confirm({ body: { rating: 5, note: '谢谢' } });
    expect(closed).toMatchObject({ state: 'closed', rating: 5, number: received.number });
    const actions = closed.steps.map(({ action }) => action);
    expect(actions).toEqual([
      'open',
      'accept',
      'passUp',
      'passUp',
      'passUp',
      'assign',
      'giveBack',
      'assign',
      'accept',
      'resolve',
      'confirm',
    ]);
  });

  it('a dispute goes to the desk above the one that answered, and only the reporter can raise it', async () => {
    const { reporter, ref } = await reportLamp(city);
    const officer = await city.staff('grid');
    const at = { params: ref };
    await officer.voice.accept({ ...at, body: { note: '' } });
    await officer.voice.resolve({
      ...at,
      body: { note: '看过了，灯是好的，是商户关的闸', outcome: 'notOurs', photos: [] },
    });
    await expect(city.passerBy.voice.dispute({ body: { reason: '没有修' } })).rejects.toMatchObject({
      status: 401,
    });
    const disputed = await reporter.voice.dispute({ body: { reason: '晚上还是不亮' } });
    expect(disputed).toMatchObject({ state: 'disputed', holder: '崇文路社区' });
    const community = await city.staff('community');
    expect((await community.voice.get(at)).can.accept).toBe(true);
    await expect(officer.voice.accept({ ...at, body: { note: '' } })).rejects.toMatchObject({ status: 403 });
  });

  it('two clicks are one voice, and both hear the same number', async () => {
    const id = uuidv7();
    const body = {
      id,
      category: '0201',
      text: '灯坏了，请来看看',
      place: { code: 610_802_006_003_001, address: '' },
    };
    const key = crypto.randomUUID();
    const both = await Promise.all([
      city.passerBy.voice.report({ body, idempotencyKey: key }),
      city.passerBy.voice.report({ body, idempotencyKey: key }),
    ]);
    expect(both[0]).toEqual(both[1]);
    const again = await city.passerBy.voice.report({ body, idempotencyKey: key });
    expect(again.number).toBe(both[0].number);
    const other = city.passerBy.voice.report({
      body: { ...body, text: '换了内容的另一件事' },
      idempotencyKey: key,
    });
    await expect(other).rejects.toMatchObject({ code: 'kernel.keyReused', status: 422 });
  });
});

describe('the neighbour', () => {
  it('sees nothing of the voice: not by id, not in the inbox, not its photo', async () => {
    const { ref } = await reportLamp(city);
    const at = { params: ref };
    for (const login of [
      'grid2',
      'community2',
      'street2',
      'county2',
      'department2',
      'auditor',
      'security',
      'system',
    ]) {
      const person = await city.staff(login);
      await expect(person.voice.get(at), login).rejects.toMatchObject({
        status: expect.toSatisfy((s) => s === 404 || s === 403),
      });
    }
    const neighbour = await city.staff('community2');
    const inbox = await neighbour.casework.inbox({ query: { view: 'territory', limit: 100 } });
    expect(inbox.cases.some(({ id }) => id === ref.id)).toBe(false);
  });

  it('a wrong secret opens nothing, and says no more than that', async () => {
    const { received } = await reportLamp(city);
    const wrong = city.reporter(received.number, 'AAAAAAAA');
    await expect(wrong.voice.follow()).rejects.toMatchObject({ code: 'voice.reporterUnknown', status: 401 });
  });
});

describe('silence', () => {
  it('closes an answered voice after five working days, with the reason that nobody objected', async () => {
    const { reporter, ref } = await reportLamp(city);
    const officer = await city.staff('grid');
    const at = { params: ref };
    await officer.voice.accept({ ...at, body: { note: '' } });
    await officer.voice.resolve({
      ...at,
      body: { note: '已联系供电所，本周五检修', outcome: 'planned', photos: [] },
    });
    const started = city.clock.now();
    await city.runJob('voice.lapse');
    expect((await reporter.voice.follow()).state).toBe('answered');
    city.clock.advance(8 * 86_400_000);
    await city.runJob('voice.lapse');
    const closed = await reporter.voice.follow();
    expect(closed.state).toBe('closed');
    expect(closed.steps.at(-1)).toMatchObject({ action: 'lapse', reason: 'noReply', by: 'system' });
    city.clock.set(started);
  });
});
