// Answers at the ends of the ladder: what is refused, what the city itself says, what silence closes, and how it is rated.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type TestCity, testCity } from '../../../test/support/city.ts';
import { reportLamp } from '../../../test/support/lamp.ts';
import { peopleOf } from '../../../test/support/people.ts';
import { MONDAY_TEN } from '../../../test/support/template.ts';

const CITY = 610_800_000_000_000;

let city: TestCity;
beforeAll(async () => {
  city = await testCity();
});
afterAll(() => city?.close());

/** Up to the city's own desk, level by level. */
async function atTheCity() {
  const lamp = await reportLamp(city);
  const at = { params: lamp.ref };
  for (const login of ['grid', 'community', 'street', 'county'])
    await (await city.staff(login)).voice.passUp({ ...at, body: { reason: '需要上级协调' } });
  return { ...lamp, at };
}
const answer = { note: '已列入今年的市政改造计划', outcome: 'planned' as const, photos: [] };

describe('a resident who is refused', () => {
  it('reads the reason and the rule, and the desk above reviews it when the resident disagrees', async () => {
    const { reporter, ref } = await reportLamp(city);
    const at = { params: ref };
    await (await city.staff('grid')).voice.passUp({ ...at, body: { reason: '不是公共路灯' } });
    const community = await city.staff('community');
    const refused = await community.voice.refuse({
      ...at,
      body: { reason: '这盏灯是商户自装的，请找商户', rule: '《城市照明管理规定》第三条' },
    });
    expect(refused).toMatchObject({ state: 'answered', outcome: 'refused' });
    const told = await reporter.voice.follow();
    expect(told).toMatchObject({
      state: 'answered',
      outcome: 'refused',
      review: 'above',
      above: '崇文路街道',
      can: { dispute: true },
    });
    expect(told.steps.at(-1)).toMatchObject({
      action: 'refuse',
      by: '崇文路社区',
      reason: '这盏灯是商户自装的，请找商户',
      note: '《城市照明管理规定》第三条',
    });
    const disputed = await reporter.voice.dispute({ body: { reason: '灯杆上有市政编号' } });
    expect(disputed).toMatchObject({
      state: 'disputed',
      holder: '崇文路街道',
      review: 'above',
      above: '榆阳区',
    });
    await expect(
      community.voice.refuse({ ...at, body: { reason: '还是不受理', rule: '同上' } }),
    ).rejects.toMatchObject({ status: 403 });
  });

  it('is not refused by an officer in the field, nor without a rule', async () => {
    const { reporter, ref } = await reportLamp(city);
    const at = { params: ref };
    const officer = await city.staff('grid');
    await expect(
      officer.voice.refuse({ ...at, body: { reason: '不归我管', rule: '没有' } }),
    ).rejects.toMatchObject({ status: 403 });
    await officer.voice.passUp({ ...at, body: { reason: '不是公共路灯' } });
    const community = await city.staff('community');
    await expect(
      community.voice.refuse({ ...at, body: { reason: '不归社区管', rule: ' ' } }),
    ).rejects.toMatchObject({ code: 'kernel.invalid', status: 400 });
    expect((await reporter.voice.follow()).state).toBe('reported');
  });
});

describe('the city, above which nobody stands', () => {
  it('cannot pass a matter on upwards', async () => {
    const { at } = await atTheCity();
    const office = await city.staff('city');
    expect((await office.voice.get(at)).can.passUp).toBe(false);
    await expect(office.voice.passUp({ ...at, body: { reason: '没有上级' } })).rejects.toMatchObject({
      status: 403,
    });
  });

  it('has a dispute of its own answer reviewed by another person, and says so to the reporter', async () => {
    const { at, reporter } = await atTheCity();
    const [first, second] = [await city.staff('city'), await city.staff('city2')];
    await first.voice.accept({ ...at, body: { note: '' } });
    await first.voice.resolve({ ...at, body: answer });
    expect(await reporter.voice.follow()).toMatchObject({ review: 'otherPerson', above: null });
    const disputed = await reporter.voice.dispute({ body: { reason: '去年也这么说' } });
    expect(disputed).toMatchObject({ state: 'disputed', holder: '榆林市', review: 'otherPerson' });
    const seen = await first.voice.get(at);
    expect(seen.ownAnswer).toBe(true);
    expect(seen.can).toMatchObject({ accept: false, refuse: false, assign: false, giveBack: false });
    await expect(first.voice.accept({ ...at, body: { note: '' } })).rejects.toMatchObject({ status: 403 });
    await expect(
      first.voice.refuse({ ...at, body: { reason: '已经答复', rule: '同上' } }),
    ).rejects.toMatchObject({ status: 403 });
    expect((await second.voice.accept({ ...at, body: { note: '' } })).ownAnswer).toBe(false);
    await expect(first.voice.resolve({ ...at, body: answer })).rejects.toMatchObject({ status: 403 });
    await second.voice.resolve({ ...at, body: { ...answer, note: '本月内先装一盏临时的路灯' } });
    // Disputed again, it is the second whose answer it is.
    await reporter.voice.dispute({ body: { reason: '还是没有装' } });
    await expect(second.voice.accept({ ...at, body: { note: '' } })).rejects.toMatchObject({ status: 403 });
    expect((await first.voice.accept({ ...at, body: { note: '' } })).state).toBe('handling');
  });

  it('reviews at its office what one of its departments answered', async () => {
    const { at, reporter } = await atTheCity();
    const office = await city.staff('city');
    const bureau = (await office.voice.get(at)).targets.find(({ name }) => name === '榆林市城市管理执法局');
    expect(bureau).toMatchObject({ nameEn: 'City Urban Management Bureau', level: 'organisation' });
    await office.voice.assign({
      ...at,
      body: { to: { code: CITY, org: bureau?.org ?? null }, reason: '照明职责' },
    });
    const department = await city.staff('citydepartment');
    await department.voice.accept({ ...at, body: { note: '' } });
    await department.voice.resolve({ ...at, body: answer });
    expect((await reporter.voice.follow()).review).toBe('above');
    const disputed = await reporter.voice.dispute({ body: { reason: '没有日期' } });
    expect(disputed).toMatchObject({ holder: '榆林市', review: 'above' });
    await expect(department.voice.accept({ ...at, body: { note: '' } })).rejects.toMatchObject({
      status: 403,
    });
    expect((await office.voice.accept({ ...at, body: { note: '' } })).holder.org).toBeNull();
  });
});

describe('an answer that says nothing', () => {
  it.each(['知道了。', '已处理', '好 的 好 的 。。。。。。。。', 'Done. Done.'])(
    'is not taken: %s',
    async (note) => {
      const { reporter, ref } = await reportLamp(city);
      const at = { params: ref };
      const officer = await city.staff('grid');
      await officer.voice.accept({ ...at, body: { note: '' } });
      for (const outcome of ['planned', 'partly', 'notPossible', 'notOurs', 'fixed'] as const)
        await expect(
          officer.voice.resolve({ ...at, body: { note, outcome, photos: [] } }),
          outcome,
        ).rejects.toMatchObject({
          code: 'voice.answerTooShort',
          status: 422,
          slots: { field: 'note', least: 10 },
        });
      expect((await reporter.voice.follow()).state).toBe('handling');
    },
  );
});

describe('a mark', () => {
  it('can be given after silence has closed the matter, once', async () => {
    const { reporter, ref } = await reportLamp(city);
    const at = { params: ref };
    const officer = await city.staff('grid');
    await officer.voice.accept({ ...at, body: { note: '' } });
    await officer.voice.resolve({ ...at, body: answer });
    await expect(reporter.voice.rate({ body: { rating: 2, note: '' } })).rejects.toMatchObject({
      status: 403,
    });
    city.clock.advance(8 * 86_400_000);
    await city.runJob('voice.lapse');
    expect((await reporter.voice.follow()).can.rate).toBe(true);
    const rated = await reporter.voice.rate({ body: { rating: 2, note: '没人来过' } });
    expect(rated).toMatchObject({ state: 'closed', rating: 2, can: { rate: false } });
    await expect(reporter.voice.rate({ body: { rating: 5, note: '' } })).rejects.toMatchObject({
      code: 'voice.alreadyRated',
      status: 409,
    });
    expect((await reporter.voice.follow()).rating).toBe(2);
    city.clock.set(MONDAY_TEN);
  });
});

describe('a resident who was not sure what kind of matter it is', () => {
  it('has it sorted by the community: the limit of the right kind counts from the report', async () => {
    const { reporter, ref, received } = await reportLamp(city);
    const at = { params: ref };
    const body = { category: '0304', reason: '是桥栏，不是路灯' };
    const officer = await city.staff('grid');
    await expect(officer.voice.reclassify({ ...at, body })).rejects.toMatchObject({ status: 403 });
    await officer.voice.passUp({ ...at, body: { reason: '分错了类' } });
    city.clock.advance(86_400_000);
    const community = await peopleOf(city.http, city.clock, city.platform).staff('community');
    const known = await community.voice.categories();
    const bridge = known.find(({ code }) => code === '0304');
    const lamp = known.find(({ code }) => code === '0201');
    await expect(
      community.voice.reclassify({ ...at, body: { ...body, category: '0201' } }),
    ).rejects.toMatchObject({ code: 'voice.sameCategory' });
    await expect(
      community.voice.reclassify({ ...at, body: { ...body, category: '9999' } }),
    ).rejects.toMatchObject({ code: 'voice.categoryUnknown' });
    const sorted = await community.voice.reclassify({ ...at, body });
    expect(sorted).toMatchObject({ category: '0304', state: 'reported', clock: { limit: bridge?.limit } });
    expect(sorted.tasks.find(({ doneAt }) => doneAt === null)?.clock).toEqual(sorted.clock);
    const told = await reporter.voice.follow();
    expect(told).toMatchObject({ category: bridge?.name, dueAt: sorted.clock.dueAt });
    expect(told.dueAt).not.toBe(received.dueAt);
    expect(told.steps.at(-1)).toMatchObject({
      action: 'reclassify',
      by: '崇文路社区',
      reason: '是桥栏，不是路灯',
      note: `${lamp?.name} → ${bridge?.name}`,
    });
    // Counted from the report on Monday at ten, not from the sorting a day later.
    city.clock.set(MONDAY_TEN);
    const fresh = await city.passerBy.voice.report({
      body: {
        id: crypto.randomUUID(),
        category: '0304',
        text: '护栏断了一截',
        place: { code: ref.county * 1e9 + 6_003_001 },
      },
    });
    expect(sorted.clock.dueAt).toBe(fresh.dueAt);
  });
});
