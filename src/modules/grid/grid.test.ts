// The grid of a community: who looks after which cell, which have nobody, what lies in them; and what a neighbour may not.
import { type SqlBool, sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { uuidv7 } from '#kernel/uuid.ts';
import { type TestCity, testCity } from '../../../test/support/city.ts';
import { reportLamp } from '../../../test/support/lamp.ts';

const CITY = 610_800_000_000_000;
const YUYANG = 610_802_000_000_000;
const STREET = 610_802_006_000_000;
const CHONGWEN = 610_802_006_003_000;
const XUEYUAN = 610_802_006_006_000;
const CELL = CHONGWEN + 1;
const EMPTY_CELL = CHONGWEN + 2;

let city: TestCity;
beforeAll(async () => {
  city = await testCity();
});
afterAll(() => city?.close());

describe('a community worker who looks at the grid', () => {
  it('sees each cell with its officer since when, its households and what is open there; one has nobody', async () => {
    await reportLamp(city);
    await reportLamp(city, EMPTY_CELL);
    const community = await city.staff('community');
    const { cells, community: name, path } = await community.grid.cells({ params: { code: CHONGWEN } });
    expect(name).toContain('崇文路社区');
    expect(path[0]?.name).toBe('榆林市');
    const [first, second] = cells;
    expect(first).toMatchObject({
      code: CELL,
      name: '第一网格',
      officers: [{ name: '示例网格员甲', since: '2026-01-01', until: null }],
      openCases: 1,
    });
    expect(second).toMatchObject({ code: EMPTY_CELL, officers: [], openCases: 1 });
    expect(first?.households).toBeGreaterThan(0);
    expect(first?.outline.length).toBeGreaterThan(3);
  });

  it('finds the same numbers of cells without an officer at every level above', async () => {
    const office = await city.staff('city');
    const below = (code: number) => office.grid.coverage({ params: { code } });
    const [communities, streets, counties] = [await below(STREET), await below(YUYANG), await below(CITY)];
    const sum = (rows: typeof communities, key: 'cells' | 'unstaffed') =>
      rows.reduce((total, row) => total + row[key], 0);
    const chongwen = communities.find(({ code }) => code === CHONGWEN);
    const { cells } = await office.grid.cells({ params: { code: CHONGWEN } });
    expect(chongwen).toMatchObject({
      level: 'community',
      cells: cells.length,
      unstaffed: cells.length - 1,
    });
    const street = streets.find(({ code }) => code === STREET);
    expect(street).toMatchObject({
      cells: sum(communities, 'cells'),
      unstaffed: sum(communities, 'unstaffed'),
    });
    // One officer in this community, one in the neighbouring one.
    expect(sum(communities, 'cells') - sum(communities, 'unstaffed')).toBe(2);
    const county = counties.find(({ code }) => code === YUYANG);
    expect(county).toMatchObject({ cells: sum(streets, 'cells'), unstaffed: sum(streets, 'unstaffed') });
    expect(sum(counties, 'cells') - sum(counties, 'unstaffed')).toBe(2);
  });

  it('does not see the grid of the neighbours, nor do they see this one', async () => {
    const community = await city.staff('community');
    for (const code of [XUEYUAN, STREET, CITY])
      await expect(community.grid.coverage({ params: { code } }), String(code)).rejects.toMatchObject({
        status: 404,
      });
    for (const login of ['community2', 'grid2', 'street2', 'county2'])
      await expect(
        (await city.staff(login)).grid.cells({ params: { code: CHONGWEN } }),
        login,
      ).rejects.toMatchObject({ status: 404 });
    await expect(city.passerBy.grid.cells({ params: { code: CHONGWEN } })).rejects.toMatchObject({
      status: 401,
    });
    // The officer of one cell is shown the community around it, and of its cells the own alone.
    const officer = await city.staff('grid');
    const seen = await officer.grid.cells({ params: { code: CHONGWEN } });
    expect(seen.cells.map(({ code }) => code)).toEqual([CELL]);
  });
});

describe('what was reported for a community and for none of its cells', () => {
  it('is a line of its own, so that wall, grid page and inbox come to the same number', async () => {
    const community = await city.staff('community');
    const at = { params: { code: CHONGWEN } };
    const pulse = async () => (await community.grid.pulse(at)).find(({ unplaced }) => unplaced);
    const [before, page] = [await pulse(), await community.grid.cells(at)];
    await city.passerBy.voice.report({
      body: {
        id: uuidv7(),
        category: '0201',
        text: '菜市场门口的灯坏了',
        place: { code: CHONGWEN, address: '' },
      },
    });
    expect(await pulse()).toMatchObject({ code: CHONGWEN, open: (before?.open ?? 0) + 1 });
    expect((await community.grid.cells(at)).unplaced).toBe(page.unplaced + 1);
    const open = (await community.grid.pulse(at)).reduce((total, row) => total + row.open, 0);
    const street = await (await city.staff('street')).grid.pulse({ params: { code: STREET } });
    expect(street.find(({ code }) => code === CHONGWEN)?.open).toBe(open);
    const { cells, unplaced } = await community.grid.cells(at);
    expect(cells.reduce((total, { openCases }) => total + openCases, unplaced)).toBe(open);
    const { cases } = await community.casework.inbox({
      query: { view: 'territory', clock: 'open', within: CHONGWEN, limit: 100 },
    });
    expect(cases).toHaveLength(open);
    // A list of names of cells sends nobody to a door.
    expect(cases.find(({ code }) => code === CELL)?.address).toBe('小学东门');
    // An officer is not told of the neighbours' work.
    expect((await (await city.staff('grid')).grid.cells(at)).unplaced).toBe(0);
  });
});

describe('a resident who speaks of a cell', () => {
  it('is heard by its officer, or by the community where the cell has nobody', async () => {
    expect((await reportLamp(city)).received.holder).toBe('崇文路社区第一网格');
    expect((await reportLamp(city, EMPTY_CELL)).received.holder).toBe('崇文路社区');
    const posted = await city.passerBy.grid.officerOf({ params: { code: CELL } });
    expect(posted).toMatchObject({ cell: '第一网格', officers: ['示例网格员甲'] });
    expect((await city.passerBy.grid.officerOf({ params: { code: EMPTY_CELL } })).officers).toEqual([]);
    await expect(city.passerBy.grid.officerOf({ params: { code: CHONGWEN } })).rejects.toMatchObject({
      code: 'grid.notACell',
      status: 422,
    });
  });
});

describe('a community worker who writes down the estates and buildings of a cell', () => {
  const add = async (code: number, name: string, login = 'community') =>
    (await city.staff(login)).grid.addPlace({ params: { code }, body: { id: uuidv7(), name } });
  const reportAt = (address: string, code = CHONGWEN) =>
    city.passerBy.voice.report({
      body: { id: uuidv7(), category: '0201', text: '楼道灯不亮，请来看看', place: { code, address } },
    });

  it('makes an address find the cell: the longest name in it wins, an ambiguous one stays with the community', async () => {
    await add(CELL, '兴达小区');
    await add(EMPTY_CELL, '兴达小区３号楼');
    await add(CELL, '青云巷');
    await add(EMPTY_CELL, '青云巷');
    expect((await reportAt('兴达小区 2 号楼门口')).place.at(-1)).toBe('第一网格');
    expect((await reportAt('兴达小区3号楼2单元')).place.at(-1)).toBe('第二网格');
    expect((await reportAt('青云巷口')).place.at(-1)).toContain('崇文路社区');
    expect((await reportAt('菜市场')).place.at(-1)).toContain('崇文路社区');
    // A cell that was pointed out is not argued with, and the neighbours' names are not this community's.
    expect((await reportAt('兴达小区', EMPTY_CELL)).place.at(-1)).toBe('第二网格');
    expect((await reportAt('兴达小区', XUEYUAN)).place.at(-1)).toContain('学院社区');
  });

  it('makes the name findable for everybody, with the cell and the path to it', async () => {
    await add(CELL, '望湖苑');
    const found = await city.passerBy.region.search({ query: { q: '望湖苑' } });
    expect(found).toMatchObject([{ code: CELL, name: '第一网格', level: 'grid', matched: '望湖苑' }]);
    expect(found[0]?.path.at(-1)).toContain('崇文路社区');
    expect(await city.passerBy.region.search({ query: { q: '望湖苑', within: XUEYUAN } })).toEqual([]);
  });

  it('takes one away again: it is no longer found, and the trail keeps who did both', async () => {
    const kept = await add(CELL, '旧粮站');
    const community = await city.staff('community');
    const shown = await community.grid.cells({ params: { code: CHONGWEN } });
    expect(shown.keeps).toBe(true);
    expect(shown.cells[0]?.places).toContainEqual({ id: kept.id, name: '旧粮站', since: '2026-03-09' });
    await community.grid.endPlace({ params: { code: CELL, place: kept.id } });
    expect(await city.passerBy.region.search({ query: { q: '旧粮站' } })).toEqual([]);
    expect((await reportAt('旧粮站后院')).place.at(-1)).toContain('崇文路社区');
    const trail = await city.asSystem((ctx) =>
      ctx.db
        .selectFrom('audit_event')
        .select(['action', 'role'])
        .where('subject_id', '=', String(CELL))
        .where(sql<SqlBool>`detail ->> 'place' = ${kept.id}`)
        .orderBy('action')
        .execute(),
    );
    expect(trail).toEqual([
      { action: 'region.addPlace', role: 'communityWorker' },
      { action: 'region.endPlace', role: 'communityWorker' },
    ]);
    // The name is free again.
    await add(CELL, '旧粮站');
  });

  it('is refused a name twice, one letter, another community and what is no cell; nobody else keeps them', async () => {
    await add(CELL, '东风楼');
    await expect(add(CELL, '东 风 楼')).rejects.toMatchObject({ code: 'region.placeKnown', status: 409 });
    for (const letter of ['楼', '𠮷'])
      await expect(add(CELL, letter)).rejects.toMatchObject({ code: 'region.placeTooShort', status: 422 });
    await expect(add(CHONGWEN, '东风楼')).rejects.toMatchObject({ code: 'region.notCell', status: 422 });
    await expect(add(XUEYUAN + 1, '东风楼')).rejects.toMatchObject({ status: 404 });
    for (const login of ['grid', 'street', 'county', 'city', 'security', 'department'])
      await expect(add(CELL, '西风楼', login), login).rejects.toMatchObject({ status: 403 });
    const community = await city.staff('community');
    await expect(community.grid.endPlace({ params: { code: CELL, place: uuidv7() } })).rejects.toMatchObject({
      code: 'region.placeUnknown',
      status: 404,
    });
    expect((await (await city.staff('street')).grid.cells({ params: { code: CHONGWEN } })).keeps).toBe(false);
  });
});

describe('a community that opens and ends a cell', () => {
  it('gets a number never used before; what lay in the ended one is handed over', async () => {
    const community = await city.staff('community');
    const at = { params: { code: CHONGWEN } };
    const before = await community.grid.cells(at);
    const opened = await community.grid.openCell({
      ...at,
      body: { households: 520, reason: '新建小区入住' },
    });
    const number = Math.max(...before.cells.map(({ code }) => code)) + 1;
    expect(opened.code).toBe(number);
    await community.grid.addPlace({
      params: { code: number },
      body: { id: uuidv7(), name: '新苑小区' },
    });
    const ended = await community.grid.endCell({
      params: { code: number },
      body: { successor: CELL, reason: '并入第一网格' },
    });
    expect(ended).toEqual(opened);
    const after = await community.grid.cells(at);
    expect(after.cells.map(({ code }) => code)).toEqual(before.cells.map(({ code }) => code));
    expect(after.cells[0]?.places.map(({ name }) => name)).toContain('新苑小区');
    // A device that still remembers the ended cell is understood.
    expect(
      (
        await city.passerBy.voice.report({
          body: { id: uuidv7(), category: '0201', text: '楼道灯不亮', place: { code: number, address: '' } },
        })
      ).holder,
    ).toBe('崇文路社区第一网格');
    // So is the board at the entrance.
    expect(await city.passerBy.grid.officerOf({ params: { code: number } })).toMatchObject({
      cell: '第一网格',
      officers: ['示例网格员甲'],
    });
    const again = await community.grid.openCell({ ...at, body: { reason: '又分出来' } });
    expect(again.code).toBe(number + 1);
    const security = await city.staff('security');
    const { accounts } = await security.account.list({ query: { q: '示例网格员甲' } });
    await expect(
      security.account.grantPost({
        params: { id: accounts[0]?.id ?? '' },
        body: { id: uuidv7(), role: 'gridOfficer', code: number, validFrom: '2026-03-09' },
      }),
    ).rejects.toMatchObject({ code: 'region.succeeded', status: 409, slots: { successor: '第一网格' } });
  });

  it('leaves the matters of an ended cell to the community, though its officer has not been dismissed', async () => {
    const community = await city.staff('community');
    const lamp = await reportLamp(city);
    await community.grid.endCell({ params: { code: CELL }, body: { reason: '重新划分' } });
    await city.relay();
    const told = await lamp.reporter.voice.follow();
    expect(told).toMatchObject({ holder: '崇文路社区', state: 'reported' });
    expect(told.steps.at(-1)?.action).toBe('unstaffed');
    await expect(reportLamp(city)).rejects.toMatchObject({ code: 'region.ended', status: 409 });
    await expect(city.passerBy.grid.officerOf({ params: { code: CELL } })).rejects.toMatchObject({
      code: 'region.ended',
    });
  });

  it('is no affair of the neighbour or of a street', async () => {
    for (const [login, status] of [
      ['community2', 404],
      ['street', 403],
      ['grid', 403],
    ] as const) {
      const person = await city.staff(login);
      await expect(
        person.grid.openCell({ params: { code: CHONGWEN }, body: { reason: '试试' } }),
        login,
      ).rejects.toMatchObject({ status });
      await expect(
        person.grid.endCell({ params: { code: EMPTY_CELL }, body: { reason: '试试' } }),
        login,
      ).rejects.toMatchObject({ status });
    }
  });
});
