// Which limit counts for whom: a body is measured by the one it was given, the resident by the one that was promised.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type TestCity, testCity } from '../../../test/support/city.ts';
import { reportLamp } from '../../../test/support/lamp.ts';
import { peopleOf } from '../../../test/support/people.ts';
import { MONDAY_TEN } from '../../../test/support/template.ts';

const YUYANG = 610_802_000_000_000;
const because = { reason: '请依法处理' };
const ONE_DAY = { amount: 1, unit: 'WORK_DAY' } as const;

let city: TestCity;
beforeAll(async () => {
  city = await testCity();
});
afterAll(() => city?.close());

describe('a body that was given one working day of the three that were promised', () => {
  it('sees its own day first: on the page, in the inbox, in its filters and in the order of its list', async () => {
    const county = await city.staff('county');
    const bodies = await county.account.organisations({ query: {} });
    const org = bodies.find(({ name }) => name === '榆阳区城市管理执法局')?.id ?? null;
    const department = await city.staff('department');
    const give = async (limit?: typeof ONE_DAY) => {
      const { ref } = await reportLamp(city);
      const at = { params: ref };
      for (const login of ['grid', 'community', 'street'])
        await (await city.staff(login)).voice.passUp({ ...at, body: because });
      await county.voice.assign({
        ...at,
        body: { to: { code: YUYANG, org }, ...because, ...(limit && { limit }) },
      });
      return { at, id: ref.id };
    };
    const plain = await give();
    const tight = await give(ONE_DAY);

    const page = await department.voice.get(tight.at);
    expect(page.own).toMatchObject({ limit: ONE_DAY, state: 'running' });
    expect(page.clock.limit).toEqual({ amount: 3, unit: 'WORK_DAY' });
    expect(Date.parse(page.own?.dueAt ?? '')).toBeLessThan(Date.parse(page.clock.dueAt ?? ''));
    expect(page.steps.at(-1)).toMatchObject({ action: 'assign', limit: ONE_DAY });
    expect((await department.voice.get(plain.at)).own).toBeNull();
    // Nobody else is measured by it.
    expect((await county.voice.get(tight.at)).own).toBeNull();

    const rows = (await department.casework.inbox({ query: {} })).cases;
    expect(rows.map(({ id }) => id)).toEqual([tight.id, plain.id]);
    expect(rows[0]?.own).toEqual(page.own);
    const first = await department.casework.inbox({ query: { limit: 1 } });
    const second = await department.casework.inbox({ query: { limit: 1, after: first.next ?? '' } });
    expect([...first.cases, ...second.cases].map(({ id }) => id)).toEqual([tight.id, plain.id]);

    const late = await department.casework.inbox({ query: { clock: 'overdue' } });
    expect(late.cases).toEqual([]);
    city.clock.set(new Date('2026-03-11T02:00:00Z'));
    const after = await peopleOf(city.http, city.clock, city.platform).staff('department');
    expect((await after.casework.inbox({ query: { clock: 'overdue' } })).cases.map(({ id }) => id)).toEqual([
      tight.id,
    ]);
    expect(await after.casework.counts()).toMatchObject({ mine: 2, overdue: 1, territory: 2 });
    // What the resident was promised is not late yet.
    const territory = await after.casework.inbox({ query: { view: 'territory', clock: 'overdue' } });
    expect(territory.cases).toEqual([]);
    city.clock.set(MONDAY_TEN);
  });
});
