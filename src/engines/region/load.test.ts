import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { countyOf, subtree } from './code.ts';
import { DivisionFileError } from './division-file-error.ts';
import { type DivisionLoad, loadDivisions } from './load.ts';
import { zhCN } from './messages/zh-CN.ts';
import { childrenOf, countRegions, getRegion, getRoot, placeOf, successorsOf } from './queries.ts';
import { searchRegions } from './search.ts';
import { startTestServer, type TestCity, type TestServer } from './test-database.ts';

const file = (name: string) =>
  readFileSync(new URL(`../../../data/divisions/${name}.csv`, import.meta.url), 'utf8');
const yulin: DivisionLoad = {
  csv: file('yulin'),
  aliases: file('yulin-aliases'),
  successors: file('yulin-successors'),
  map: file('yulin-map'),
  today: '2026-03-02',
};
const COUNTS = { city: 1, county: 12, street: 184, community: 3_227 };

/** Invented: no such place exists. */
const synthetic = [
  'code,name,level,parent',
  '6199,虚构市,city,61',
  '619901,甲区,county,6199',
  '619902,乙县,county,6199',
  '619901001,东街街道,town,619901',
  '619901001001,一号社区居委会,village,619901001',
  '619901001002,二号社区居委会,village,619901001',
  '619902100,乙镇,street,619902',
  '619902100201,南沟村委会,community,619902100',
].join('\n');

let server: TestServer;
beforeAll(() => {
  server = startTestServer();
});
afterAll(() => server.stop());

describe('Yulin', () => {
  let city: TestCity;
  beforeAll(async () => {
    city = await server.city('yulin');
    const loaded = await city.run((ctx) => loadDivisions(ctx, yulin));
    expect(loaded.counts).toMatchObject(COUNTS);
    expect(loaded).toMatchObject({ renamed: 0, ended: 0 });
  });
  afterAll(() => city.close());

  it('has one city, 12 counties, 184 streets and towns, 3,227 communities, and cells under each', async () => {
    await city.run(async (ctx) => {
      const root = await getRoot(ctx);
      expect(root).toMatchObject({ name: '榆林市', code: 610_800_000_000_000, parent: null, leaf: false });
      const whole = await countRegions(ctx, root.code);
      expect(whole.community).toEqual({ established: 3_227, operating: 3_227 });
      const counties = await childrenOf(ctx, root.code);
      expect(counties).toHaveLength(12);
      const parts = await Promise.all(counties.map((county) => countRegions(ctx, county.code)));
      for (const level of ['street', 'community', 'grid'] as const) {
        expect(parts.reduce((sum, part) => sum + part[level].established, 0)).toBe(whole[level].established);
      }
      const rows = await ctx.db
        .selectFrom('region')
        .select(['code', 'lo', 'hi', 'parent', 'level'])
        .execute();
      expect(rows.every(({ code, lo, hi }) => lo === subtree(code).lo && hi === subtree(code).hi)).toBe(true);
      const parents = new Set(rows.map(({ parent }) => parent));
      expect(rows.filter(({ code, level }) => level !== 'grid' && !parents.has(code))).toEqual([]);
    });
  });

  it('has about the 1.32 million households of the census in its cells, at most 800 in each', async () => {
    const cells = await city.run((ctx) =>
      ctx.db.selectFrom('region').select('households').where('level', '=', 'grid').execute(),
    );
    const households = cells.map((cell) => cell.households ?? Number.NaN);
    expect(Math.abs(households.reduce((sum, n) => sum + n, 0) / 1_319_728 - 1)).toBeLessThan(0.02);
    expect(Math.max(...households)).toBeLessThanOrEqual(800);
  });

  it('answers to names that are no longer used', async () => {
    await city.run(async (ctx) => {
      expect((await searchRegions(ctx, { q: '横山县' }))[0]).toMatchObject({
        name: '横山区',
        matched: '横山县',
        above: [{ name: '榆林市' }],
      });
      expect((await searchRegions(ctx, { q: '神木县' }))[0]).toMatchObject({ name: '神木市' });
      expect((await successorsOf(ctx, 610_823_000_000_000)).map(({ name }) => name)).toEqual(['横山区']);
      expect((await successorsOf(ctx, 610_803_000_000_000)).map(({ name }) => name)).toEqual(['横山区']);
    });
  });

  it('finds exact names before beginnings before the rest, within a territory if asked', async () => {
    await city.run(async (ctx) => {
      const names = async (q: string, within?: number) =>
        (await searchRegions(ctx, { q, within })).map(({ name }) => name);
      expect((await names('榆阳'))[0]).toBe('榆阳区');
      expect((await names('鼓楼街道办'))[0]).toBe('鼓楼街道');
      expect((await names('鼓楼街道办事处'))[0]).toBe('鼓楼街道');
      expect((await names('鸳鸯湖社区'))[0]).toBe('鸳鸯湖社区居委会');
      expect(await names('鼓楼街道', 610_881_000_000_000)).toEqual([]);
      expect(await names('网格')).toHaveLength(20);
      expect(await names('没有这个地方')).toEqual([]);
    });
  });

  it('writes a place as a clerk does', async () => {
    await city.run(async (ctx) => {
      expect(await placeOf(ctx, 610_802_001_001_001)).toBe('榆阳区鼓楼街道鸳鸯湖社区居委会第一网格');
      expect(await placeOf(ctx, 610_800_000_000_000)).toBe('榆林市');
      await expect(getRegion(ctx, 610_802_001_001_899)).rejects.toMatchObject({ code: 'region.unknown' });
    });
  });

  it('does not change when the same list is loaded again, in whatever form', async () => {
    const rows = () => city.run((ctx) => ctx.db.selectFrom('region').selectAll().orderBy('code').execute());
    const before = await rows();
    const again = await city.run((ctx) => loadDivisions(ctx, yulin));
    const reordered = { ...yulin, csv: `\uFEFF${yulin.csv.replaceAll('\n', '\r\n')}\n`, today: '2026-04-01' };
    const other = await city.run((ctx) => loadDivisions(ctx, reordered));
    for (const loaded of [again, other]) {
      expect(loaded).toMatchObject({ counts: COUNTS, added: 0, renamed: 0, ended: 0 });
    }
    expect(await rows()).toEqual(before);
  });

  it('ends what a newer list leaves out, keeps former names, and tells the other server', async () => {
    const second = await city.another();
    await second.run((ctx) => getRoot(ctx));
    const village = '610831203220';
    const line = yulin.csv.split('\n').find((row) => row.startsWith('610822100')) ?? '';
    const csv = yulin.csv.replace(line, line.replace('府谷镇', '府州镇')).replace(/^610802001002,.*\n/m, '');
    const newer = {
      ...yulin,
      csv: `${csv.trimEnd()}\n${village.slice(0, 9)},新设镇,town,610831\n${village},新设村委会,village,${village.slice(0, 9)}\n`,
      today: '2026-06-01',
    };
    const loaded = await city.run((ctx) => loadDivisions(ctx, newer));
    expect(loaded.renamed).toBe(1);
    expect(loaded.counts).toMatchObject({ street: 185, community: 3_227 });
    expect(loaded.ended).toBeGreaterThan(1);
    second.clock.set(new Date('2026-06-01T02:00:00Z'));
    await second.run(async (ctx) => {
      const found = await searchRegions(ctx, { q: '府谷镇' });
      expect(found[0]).toMatchObject({ name: '府州镇', matched: '府谷镇' });
      const gone = await getRegion(ctx, 610_802_001_002_000);
      expect(gone).toMatchObject({ inForce: false, valid_to: '2026-06-01' });
      expect((await childrenOf(ctx, 610_802_001_000_000)).map(({ code }) => code)).not.toContain(gone.code);
      expect(await childrenOf(ctx, gone.code)).toEqual([]);
      expect(await getRegion(ctx, Number(`${village}000`))).toMatchObject({
        valid_from: '2026-06-01',
        leaf: false,
      });
    });
    city.clock.set(new Date('2026-07-01T02:00:00Z'));
    const back = await city.run((ctx) => loadDivisions(ctx, { ...yulin, today: '2026-07-01' }));
    expect(back.counts).toMatchObject(COUNTS);
    await city.run(async (ctx) => expect(await childrenOf(ctx, 610_802_001_002_000)).not.toEqual([]));
    await second.close();
  });

  it('refuses another city, and a list that was cut short', async () => {
    const refusal = (csv: string) => city.run((ctx) => loadDivisions(ctx, { csv, today: '2026-08-01' }));
    await expect(refusal(synthetic)).rejects.toMatchObject({ mistakes: [{ reason: 'otherCity' }] });
    const half = yulin.csv.split('\n').slice(0, 1_500).join('\n');
    await expect(refusal(half)).rejects.toMatchObject({ mistakes: [{ reason: 'tooManyMissing' }] });
    expect((await city.run((ctx) => countRegions(ctx, 610_800_000_000_000))).community.established).toBe(
      3_227,
    );
  });
});

describe('a list with mistakes', () => {
  let city: TestCity;
  beforeAll(async () => {
    city = await server.city('mistaken');
  });
  afterAll(() => city.close());

  it.each([
    ['a code that occurs twice', `${synthetic}\n619902,丙县,county,6199`, 10, 'code', 'duplicate'],
    ['an unknown parent', `${synthetic}\n619903001,西街街道,town,619903`, 10, 'parent', 'unknownRegion'],
    [
      'a parent that is not the beginning',
      `${synthetic}\n619903,丙县,county,6198`,
      10,
      'parent',
      'parentMismatch',
    ],
    ['a wrong number of digits', `${synthetic}\n6199021,丙县,county,6199`, 10, 'code', 'digits'],
    [
      'a level that the digits do not have',
      `${synthetic}\n619903,丙县,town,6199`,
      10,
      'level',
      'levelMismatch',
    ],
    ['a level nobody knows', `${synthetic}\n619903,丙县,shire,6199`, 10, 'level', 'unknownLevel'],
    ['no name', `${synthetic}\n619903,,county,6199`, 10, 'name', 'missing'],
    ['a garbled name', `${synthetic}\n619903,\uFFFD\uFFFD,county,6199`, 10, 'name', 'encoding'],
    ['two cities', `${synthetic}\n6198,另一市,city,61`, 10, 'level', 'notOneCity'],
    ['too few columns in a row', `${synthetic}\n619903,丙县`, 10, '*', 'notCsv'],
    ['no rows', 'code,name,level,parent', 1, 'level', 'notOneCity'],
  ])('%s loads nothing and says where', async (_, csv, row, field, reason) => {
    const refused = city.run((ctx) => loadDivisions(ctx, { csv, today: '2026-03-02' }));
    await expect(refused).rejects.toBeInstanceOf(DivisionFileError);
    const { mistakes, message } = await refused
      .catch((error: DivisionFileError) => error)
      .then((error) => ('mistakes' in error ? error : expect.fail()));
    expect(mistakes).toContainEqual({ file: 'divisions', row, field, reason });
    expect(message).toContain(`第 ${row} 行`);
    for (const mistake of mistakes) expect(Object.keys(zhCN.mistake)).toContain(mistake.reason);
    expect(await city.run((ctx) => ctx.db.selectFrom('region').select('code').execute())).toEqual([]);
  });

  it.each([
    ['aliases', { aliases: 'code,alias,kind,valid_to\n619909,丁县,former,1999' }, 'unknownRegion'],
    ['aliases', { aliases: 'code,alias,kind,valid_to\n619902,丁县,former,long ago' }, 'notADate'],
    ['successors', { successors: 'code,successor,since,kind\n619909,619908,1999,merge' }, 'unknownRegion'],
    ['map', { map: 'kind,code,lon,lat\nseat,619901,abc,38' }, 'notANumber'],
    ['map', { map: 'kind,code,lon,lat\nseat,619901,10,38' }, 'outOfRange'],
    ['map', { map: 'kind,code,lon,lat\nseat,619901,109,38' }, 'notConvex'],
    [
      'divisions',
      { map: 'kind,code,lon,lat\noutline,,109,38\noutline,,110,38\noutline,,110,39\nseat,619901,109.9,38.2' },
      'noSeat',
    ],
  ])('a mistake in %s refuses all: %j', async (inFile, extra, reason) => {
    const refused = city.run((ctx) => loadDivisions(ctx, { csv: synthetic, today: '2026-03-02', ...extra }));
    await expect(refused).rejects.toMatchObject({
      mistakes: expect.arrayContaining([expect.objectContaining({ file: inFile, reason })]),
    });
    expect(await city.run((ctx) => ctx.db.selectFrom('region').select('code').execute())).toEqual([]);
  });
});

describe('another city', () => {
  it('loads from its own list alone, with its own cell profile and without a map', async () => {
    const city = await server.city('another');
    await city.run(async (ctx) => {
      const load = {
        csv: synthetic,
        cells: 'households_min,households_max\n100,150',
        households: () => 1_200,
        today: '2026-03-02',
      };
      const loaded = await loadDivisions(ctx, load);
      expect(loaded.counts).toEqual({ city: 1, county: 2, street: 2, community: 3, grid: 24 });
      expect(await getRoot(ctx)).toMatchObject({ name: '虚构市', lon: null });
      expect(countyOf((await searchRegions(ctx, { q: '南沟村' }))[0]?.code ?? 0)).toBe(619_902);
    });
    await city.close();
  });
});
