// The number a reporter leaves: for those who work on it, each look told, and after the closure for nobody.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { uuidv7 } from '#kernel/uuid.ts';
import { type TestCity, testCity } from '../../../test/support/city.ts';
import { LAMP_CELL, reportLamp } from '../../../test/support/lamp.ts';

let city: TestCity;
beforeAll(async () => {
  city = await testCity();
});
afterAll(() => city?.close());

async function reportWithPhone() {
  const received = await city.passerBy.voice.report({
    body: {
      id: uuidv7(),
      category: '0201',
      text: '路灯不亮，不知道是哪一根，来了请打电话',
      place: { code: LAMP_CELL, address: '小学东门' },
      phone: '+86 154 0000 0007',
    },
  });
  return {
    ref: { county: received.county, id: received.id },
    reporter: city.reporter(received.number, received.secret),
  };
}

describe('a reporter who left a number', () => {
  it('is called by the officer who has the matter, and sees when the number was looked at and by whom', async () => {
    const { ref, reporter } = await reportWithPhone();
    const officer = await city.staff('grid');
    expect((await officer.voice.get({ params: ref })).can.phone).toBe(true);
    expect(await officer.voice.phone({ params: ref })).toEqual({ phone: '15400000007' });
    const { steps } = await reporter.voice.follow();
    expect(steps.at(-1)).toMatchObject({
      action: 'phone',
      by: '崇文路社区第一网格',
      at: city.clock.now().toISOString(),
    });
    expect(JSON.stringify(steps)).not.toContain('15400000007');
    const trail = await city.asSystem((ctx) =>
      ctx.db
        .selectFrom('audit_event')
        .select(['purpose', 'role', 'detail'])
        .where('subject_id', '=', ref.id)
        .where('action', '=', 'voice.phone')
        .execute(),
    );
    expect(trail).toEqual([{ purpose: 'contactReporter', role: 'gridOfficer', detail: {} }]);
  });

  it('is not called by a superior who does not have it, by a neighbour, or by a body that takes no part', async () => {
    const { ref, reporter } = await reportWithPhone();
    for (const [login, status] of [
      ['community', 403],
      ['city', 403],
      ['grid2', 404],
      ['community2', 404],
      ['department', 404],
      ['auditor', 403],
    ] as const) {
      const person = await city.staff(login);
      await expect(person.voice.phone({ params: ref }), login).rejects.toMatchObject({ status });
    }
    await expect(reporter.voice.phone({ params: ref })).rejects.toMatchObject({ status: 403 });
    expect((await (await city.staff('community')).voice.get({ params: ref })).can.phone).toBe(false);
    expect((await reporter.voice.follow()).steps.map(({ action }) => action)).toEqual(['open']);
  });

  it('is called by who helps, for as long as that part is owed', async () => {
    const { ref } = await reportWithPhone();
    const at = { params: ref };
    const officer = await city.staff('grid');
    const community = await city.staff('community');
    const street = await city.staff('street');
    await officer.voice.passUp({ ...at, body: { reason: '需要协调' } });
    await community.voice.passUp({ ...at, body: { reason: '需要协调' } });
    await street.voice.accept({ ...at, body: { note: '' } });
    await street.voice.invite({
      ...at,
      body: {
        to: { code: 610_802_006_003_000, org: null },
        reason: '请先到现场看',
        limit: { amount: 1, unit: 'WORK_DAY' },
      },
    });
    expect((await community.voice.phone(at)).phone).toBe('15400000007');
    await community.voice.contribute({ ...at, body: { note: '看过了，是第二根', photos: [] } });
    await expect(community.voice.phone(at)).rejects.toMatchObject({ status: 403 });
    expect((await street.voice.phone(at)).phone).toBe('15400000007');
  });

  it('may be asked once more after the answer, and is left in peace after the closure', async () => {
    const { ref, reporter } = await reportWithPhone();
    const at = { params: ref };
    const officer = await city.staff('grid');
    await officer.voice.accept({ ...at, body: { note: '' } });
    await officer.voice.resolve({
      ...at,
      body: { note: '已报修，供电所明天来换灯', outcome: 'planned', photos: [] },
    });
    expect((await officer.voice.phone(at)).phone).toBe('15400000007');
    await reporter.voice.confirm({ body: { rating: null, note: '' } });
    await expect(officer.voice.phone(at)).rejects.toMatchObject({ status: 403 });
    expect((await officer.voice.get(at)).can.phone).toBe(false);
  });
});

describe('a reporter who left none', () => {
  it('cannot be called, and no look is written', async () => {
    const { ref, reporter } = await reportLamp(city);
    const officer = await city.staff('grid');
    expect((await officer.voice.get({ params: ref })).can.phone).toBe(false);
    await expect(officer.voice.phone({ params: ref })).rejects.toMatchObject({
      code: 'voice.noPhone',
      status: 404,
    });
    expect((await reporter.voice.follow()).steps.map(({ action }) => action)).toEqual(['open']);
  });
});
