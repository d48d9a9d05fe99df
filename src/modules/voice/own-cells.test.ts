// A resident who picked the community and no cell: the community knows which of its officers it is for.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { uuidv7 } from '#kernel/uuid.ts';
import { type TestCity, testCity } from '../../../test/support/city.ts';
import { LAMP_CELL, samplePhoto } from '../../../test/support/lamp.ts';

const COMMUNITY = LAMP_CELL - 1;
const because = { reason: '在您的网格里' };

let city: TestCity;
beforeAll(async () => {
  city = await testCity();
});
afterAll(() => city?.close());

async function reportToCommunity() {
  const received = await city.passerBy.voice.report({
    body: {
      id: uuidv7(),
      category: '0201',
      text: '门口的路灯不亮',
      place: { code: COMMUNITY, address: '后门' },
    },
  });
  const reporter = city.reporter(received.number, received.secret);
  await reporter.voice.addReporterPhoto({ query: { name: 'lamp.jpg' }, body: await samplePhoto() });
  return { received, reporter, at: { params: { county: received.county, id: received.id } } };
}

describe('a community', () => {
  it('gives it to the officer of one of its cells, who sees all that was said, and the reporter goes on seeing it', async () => {
    const { received, reporter, at } = await reportToCommunity();
    expect(received.holder).toBe('崇文路社区');
    const [officer, community] = [await city.staff('grid'), await city.staff('community')];
    await expect(officer.voice.get(at)).rejects.toMatchObject({ status: 404 });
    const offered = (await community.voice.get(at)).targets;
    expect(offered.map(({ code }) => code)).toContain(LAMP_CELL);
    const given = await community.voice.assign({
      ...at,
      body: { to: { code: LAMP_CELL, org: null }, ...because },
    });
    expect(given).toMatchObject({ code: LAMP_CELL, holder: { name: '崇文路社区第一网格' } });
    const seen = await officer.voice.get(at);
    expect(seen.steps.map(({ action }) => action)).toEqual(['open', 'assign']);
    expect(seen.photos).toHaveLength(1);
    expect(seen.can.accept).toBe(true);
    const followed = await reporter.voice.follow();
    expect(followed.holder).toBe('崇文路社区第一网格');
    expect(followed.photos).toHaveLength(1);
    // Not theirs after all: it goes back to the community, which still sees it.
    await officer.voice.giveBack({ ...at, body: because });
    expect((await community.voice.get(at)).holder.name).toBe('崇文路社区');
  });

  it('cannot give it to a cell of another community', async () => {
    const { at } = await reportToCommunity();
    const community = await city.staff('community');
    await expect(
      community.voice.assign({ ...at, body: { to: { code: LAMP_CELL + 3_000, org: null }, ...because } }),
    ).rejects.toMatchObject({ code: 'voice.deskUnknown', status: 422 });
  });

  it('finds it by door, by some digits and by the name of the place, however it is typed', async () => {
    const { received, at } = await reportToCommunity();
    const street = await city.staff('street');
    const found = async (q: string) =>
      (await street.casework.inbox({ query: { view: 'territory', q, limit: 100 } })).cases.map(
        ({ id }) => id,
      );
    for (const q of [
      received.number,
      received.number.slice(-5),
      '后 门',
      '路灯',
      'Ｘ'.replace('Ｘ', '后门'),
      '崇文路社区',
    ])
      expect(await found(q), q).toContain(at.params.id);
    expect(await found('学苑路')).not.toContain(at.params.id);
    expect(await found('12')).not.toContain(at.params.id);
  });
});
