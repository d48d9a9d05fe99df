// Who left a number need not come and look every day: each answer is told once, and silence is not taken for consent
// without a word before.
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { uuidv7 } from '#kernel/uuid.ts';
import { type TestCity, testCity } from '../../../test/support/city.ts';
import { LAMP_CELL } from '../../../test/support/lamp.ts';
import { type People, peopleOf } from '../../../test/support/people.ts';
import { MONDAY_TEN } from '../../../test/support/template.ts';

const DAY = 86_400_000;
const HOUR = 3_600_000;
const SAID = '路灯不亮，不知道是哪一根，来了请打电话';
const answer = { note: '已联系供电所，本周五检修', outcome: 'planned' as const, photos: [] };

let city: TestCity;
let serial = 0;
beforeAll(async () => {
  city = await testCity();
});
afterEach(() => city.clock.set(MONDAY_TEN));
afterAll(() => city?.close());

async function report(phone?: string) {
  const body = {
    id: uuidv7(),
    category: '0201',
    text: SAID,
    place: { code: LAMP_CELL, address: '小学东门' },
  };
  const received = await city.passerBy.voice.report({ body: phone ? { ...body, phone } : body });
  return {
    ...received,
    at: { params: { county: received.county, id: received.id } },
    reporter: city.reporter(received.number, received.secret),
  };
}
const mobile = () => `1540000${String(7_000 + serial++)}`;

async function answered(phone?: string, people: People = city) {
  const matter = await report(phone);
  const officer = await people.staff('grid');
  await officer.voice.accept({ ...matter.at, body: { note: '' } });
  await officer.voice.resolve({ ...matter.at, body: answer });
  await city.relay();
  return matter;
}

async function toldTo(phone: string) {
  await city.relay();
  const { messages } = await city.passerBy.account.demoOutbox();
  return messages.filter(({ to }) => to === phone).map(({ text }) => text);
}

describe('a reporter who left a mobile number', () => {
  it('is told once that there is an answer: number and address, not the code and not what it is about', async () => {
    const phone = mobile();
    const { number, secret, at } = await answered(phone);
    // A look at the number afterwards is a step in the same state, and no news.
    await (await city.staff('grid')).voice.phone(at);
    const [text, ...more] = await toldTo(phone);
    expect(more).toEqual([]);
    expect(text).toMatch(/^【里仁】您反映的事有答复了/);
    expect(text).toContain(number.replaceAll(/(.{4})(?=.)/g, '$1 '));
    expect(text).toContain(`http://127.0.0.1/track/${number} `);
    expect(text).toContain('3月16日');
    for (const kept of [secret, '路灯', '供电所', '崇文路', '小学']) expect(text).not.toContain(kept);
  });

  it('is told again when the dispute has been answered', async () => {
    const phone = mobile();
    const { at, reporter } = await answered(phone);
    await reporter.voice.dispute({ body: { reason: '灯杆上有市政编号，请再看看' } });
    expect(await toldTo(phone)).toHaveLength(1);
    city.clock.advance(60_000);
    const community = await city.staff('community');
    await community.voice.accept({ ...at, body: { note: '' } });
    await community.voice.resolve({ ...at, body: { ...answer, note: '社区已报市政，下周三前换灯' } });
    const told = await toldTo(phone);
    expect(told).toHaveLength(2);
    expect(told[0]).toMatch(/^【里仁】您有异议的那件事，复核后有答复了/);
  });

  it('is warned once, on the working day before silence closes the matter, however many timers beat', async () => {
    const phone = mobile();
    const { reporter } = await answered(phone);
    const { lapsesAt } = await reporter.voice.follow();
    // Answered on Monday: closed at the end of the next Monday.
    expect(lapsesAt?.slice(0, 10)).toBe(new Date(MONDAY_TEN.getTime() + 7 * DAY).toISOString().slice(0, 10));
    for (const days of [1, 2, 3]) {
      city.clock.set(new Date(MONDAY_TEN.getTime() + days * DAY));
      await city.runJob('voice.tellOfSilence');
    }
    expect(await toldTo(phone)).toHaveLength(1);
    city.clock.set(new Date(MONDAY_TEN.getTime() + 4 * DAY));
    await Promise.all([city.runJob('voice.tellOfSilence'), city.runJob('voice.tellOfSilence')]);
    city.clock.set(new Date(MONDAY_TEN.getTime() + 7 * DAY));
    await city.runJob('voice.tellOfSilence');
    const told = await toldTo(phone);
    expect(told).toHaveLength(2);
    expect(told[0]).toMatch(/^【里仁】您反映的事还等您回话/);
    expect((await reporter.voice.follow()).state).toBe('answered');
  });

  it('is not warned of a matter that is closed, or disputed', async () => {
    const [confirmed, disputed] = [mobile(), mobile()];
    await (await answered(confirmed)).reporter.voice.confirm({ body: { rating: null, note: '' } });
    await (await answered(disputed)).reporter.voice.dispute({ body: { reason: '没有人来过' } });
    city.clock.set(new Date(MONDAY_TEN.getTime() + 4 * DAY));
    await city.runJob('voice.tellOfSilence');
    expect(await toldTo(confirmed)).toHaveLength(1);
    expect(await toldTo(disputed)).toHaveLength(1);
  });

  it('is not woken: what is answered at night is told in the morning', async () => {
    city.clock.set(new Date(MONDAY_TEN.getTime() + 13 * HOUR));
    const phone = mobile();
    // Whoever works late signs in late.
    await answered(phone, peopleOf(city.http, city.clock, city.platform));
    expect(await toldTo(phone)).toHaveLength(1);
    const [row] = await city.asSystem((ctx) =>
      ctx.db.selectFrom('message_out').select('next_try_at').where('at', '=', ctx.now).execute(),
    );
    expect(row?.next_try_at?.toISOString()).toBe(new Date(MONDAY_TEN.getTime() + 22 * HOUR).toISOString());
  });

  it('finds the telling in the trail of the city', async () => {
    const { id } = await answered(mobile());
    await city.relay();
    const trail = await city.asSystem((ctx) =>
      ctx.db
        .selectFrom('audit_event')
        .select(['purpose', 'role', 'detail'])
        .where('subject_id', '=', id)
        .where('action', '=', 'voice.tell')
        .execute(),
    );
    expect(trail).toEqual([{ purpose: 'contactReporter', role: 'system', detail: { kind: 'answered' } }]);
  });

  it('sees the end of the number on the own page, and so a slip in it', async () => {
    const { reporter } = await report('154 0000 4321');
    expect((await reporter.voice.follow()).phone).toEqual({ ending: '4321', mobile: true });
  });
});

describe('a reporter whom no message reaches', () => {
  it('is told so by the page: a landline, or no number at all', async () => {
    const [landline, none] = [await answered('0912-3456789'), await answered()];
    expect((await landline.reporter.voice.follow()).phone).toEqual({ ending: '6789', mobile: false });
    expect((await none.reporter.voice.follow()).phone).toBeNull();
    expect(await toldTo('09123456789')).toEqual([]);
  });

  it('has nothing written down for it in a city without an SMS service', async () => {
    const written = () =>
      city.asSystem((ctx) => ctx.db.selectFrom('message_out').select('id').orderBy('id').execute());
    const before = await written();
    Object.assign(city.platform, { demo: false });
    const { reporter } = await answered('13800138058');
    expect((await reporter.voice.follow()).phone).toEqual({ ending: '8058', mobile: true });
    city.clock.set(new Date(MONDAY_TEN.getTime() + 4 * DAY));
    await city.runJob('voice.tellOfSilence');
    await city.relay();
    Object.assign(city.platform, { demo: true });
    expect(await written()).toEqual(before);
  });
});
