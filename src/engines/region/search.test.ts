import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { englishNameOf } from './latin.ts';
import { loadDivisions } from './load.ts';
import { getRegion } from './queries.ts';
import { searchRegions } from './search.ts';
import { startTestServer, type TestCity, type TestServer } from './test-database.ts';

const file = (name: string) =>
  readFileSync(new URL(`../../../data/divisions/${name}.csv`, import.meta.url), 'utf8');

let server: TestServer;
let city: TestCity;
beforeAll(async () => {
  server = startTestServer();
  city = await server.city('searched');
  const files = { csv: file('yulin'), aliases: file('yulin-aliases') };
  await city.run((ctx) => loadDivisions(ctx, { ...files, today: '2026-03-02' }));
});
afterAll(async () => {
  await city.close();
  await server.stop();
});

const YUYANG = 610_802_000_000_000;
const CHONGWEN = 610_802_006_003_000;
const found = (q: string, within?: number) =>
  city.run(async (ctx) => (await searchRegions(ctx, { q, within })).map(({ name }) => name));

describe('somebody who types a whole address', () => {
  it('is led to the places it begins with', async () => {
    expect(await found('榆林市榆阳区崇文路')).toEqual(['崇文路街道', '崇文路社区居委会']);
    expect(await found('陕西省榆林市榆阳区崇文路12号院3号楼')).toEqual(['崇文路街道', '崇文路社区居委会']);
    expect(await found('榆阳区崇文路街道崇文路社区')).toEqual(['崇文路社区居委会']);
    expect(await found('崇文路社区3号楼')).toContain('崇文路社区居委会');
  });

  it('at least finds the district where the rest of it is unknown', async () => {
    expect(await found('榆林市榆阳区没有的路9号')).toEqual(['榆阳区']);
    expect(await found('横山县')).toEqual(['横山区']);
  });

  it('is not led out of the territory that was asked about', async () => {
    expect(await found('榆林市榆阳区崇文路', 610_881_000_000_000)).toEqual([]);
  });
});

describe('somebody who types pinyin', () => {
  it('finds a place by all of it, by its beginning, by its initials', async () => {
    expect((await found('yuyang'))[0]).toBe('榆阳区');
    expect(await found('Chongwenlu Shequ')).toEqual(['崇文路社区居委会']);
    expect(await found('chongwen', YUYANG)).toEqual(['崇文路街道', '崇文路社区居委会']);
    expect(await found('cwlsq')).toContain('崇文路社区居委会');
    // Read as the word says it, not as the single character.
    expect(await found('changlelu')).toContain('常乐路社区居委会');
    expect((await found('hengshanxian'))[0]).toBe('横山区');
  });

  it('finds nothing for letters that spell nothing, and no cell by its number', async () => {
    expect(await found('qqqqqq')).toEqual([]);
    expect(await found('diyiwangge')).toEqual([]);
  });

  it('needs no key for ü', async () => {
    const [named = expect.fail()] = await found('吕家');
    expect(await found('lvjia')).toContain(named);
    expect(await found('lüjia')).toEqual(await found('lujia'));
  });
});

describe('somebody who reads no Chinese', () => {
  it('reads pinyin with the kind of place as its own word, and the number of a cell', async () => {
    await city.run(async (ctx) => {
      const name = async (code: number) => englishNameOf(await getRegion(ctx, code));
      expect(await name(YUYANG)).toBe('Yuyang Qu');
      expect(await name(CHONGWEN)).toBe('Chongwenlu Shequ');
      expect(await name(CHONGWEN + 2)).toBe('Cell 2');
    });
  });
});
