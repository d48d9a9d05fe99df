import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Ctx } from '#kernel/context.ts';
import { definePolicy, rulesFor } from '#kernel/policy.ts';
import { createCell, endCell } from './cell-changes.ts';
import { parentOf } from './code.ts';
import { randomFrom } from './divide.ts';
import { loadDivisions } from './load.ts';
import { locate } from './locate.ts';
import { areaOf, containsPoint } from './polygon.ts';
import { childrenOf, getRegion, nameOf, outlinesOf, pathOf, successorsOf } from './queries.ts';
import { searchRegions } from './search.ts';
import { startTestServer, type TestCity, type TestServer } from './test-database.ts';
import { type RegionNode, regionTree } from './tree.ts';

const file = (name: string) =>
  readFileSync(new URL(`../../../data/divisions/${name}.csv`, import.meta.url), 'utf8');

let server: TestServer;
let city: TestCity;
beforeAll(async () => {
  server = startTestServer();
  city = await server.city('yulin');
  const files = { csv: file('yulin'), aliases: file('yulin-aliases'), map: file('yulin-map') };
  await city.run((ctx) => loadDivisions(ctx, { ...files, today: '2026-03-02' }));
});
afterAll(async () => {
  await city.close();
  await server.stop();
});

async function inForce(ctx: Ctx): Promise<RegionNode[]> {
  return [...(await regionTree(ctx)).nodes.values()].filter((node) => node.inForce);
}
const area = (node: RegionNode) => Math.abs(areaOf(node.outline ?? []));

/** Points spread over the whole city by chance, the same at every run. */
function pointsIn({ box, outline }: RegionNode, count: number): [number, number][] {
  const random = randomFrom(610_800);
  const points: [number, number][] = [];
  while (box && outline && points.length < count) {
    const point: [number, number] = [
      box.west + random() * (box.east - box.west),
      box.south + random() * (box.north - box.south),
    ];
    if (containsPoint(outline, point)) points.push(point);
  }
  return points;
}

describe('the schematic map', () => {
  it('draws every region as a closed ring, counter-clockwise, around its centre', async () => {
    for (const { outline, lon, lat, name } of await city.run(inForce)) {
      expect(outline?.length, name).toBeGreaterThan(3);
      expect(outline?.at(-1)).toEqual(outline?.[0]);
      expect(areaOf(outline ?? []), name).toBeGreaterThan(0);
      expect(containsPoint(outline ?? [], [lon ?? 0, lat ?? 0]), name).toBe(true);
    }
  });

  it('divides every region among its children without rest', async () => {
    await city.run(async (ctx) => {
      const tree = await regionTree(ctx);
      for (const node of await inForce(ctx)) {
        const children = tree.children(node.code);
        if (children.length === 0) continue;
        const sum = children.reduce((total, child) => total + area(child), 0);
        expect(Math.abs(sum / area(node) - 1), node.name).toBeLessThan(0.005);
      }
    });
  });

  it('gives any point of the city to one cell, and to no two', async () => {
    await city.run(async (ctx) => {
      const cells = (await inForce(ctx)).filter((node) => node.level === 'grid');
      const points = pointsIn((await regionTree(ctx)).root ?? expect.fail(), 2_000);
      let onAnEdge = 0;
      for (const [lon, lat] of points) {
        const path = await locate(ctx, { lon, lat });
        expect(path).toHaveLength(5);
        const holders = cells.filter(
          ({ outline, box }) =>
            box &&
            lon >= box.west &&
            lon <= box.east &&
            lat >= box.south &&
            lat <= box.north &&
            containsPoint(outline ?? [], [lon, lat]),
        );
        if (holders.length === 1) expect(path.at(-1)?.code).toBe(holders[0]?.code);
        else onAnEdge += 1;
      }
      // Corners are rounded to a metre; a few points in a thousand fall on such a seam.
      expect(onAnEdge).toBeLessThan(points.length * 0.005);
    });
  });

  it('is the same on every run', async () => {
    const other = await server.city('twin');
    await other.run((ctx) =>
      loadDivisions(ctx, { csv: file('yulin'), map: file('yulin-map'), today: '2026-03-02' }),
    );
    const [one, two] = [await city.run(inForce), await other.run(inForce)];
    expect(two.map(({ outline }) => outline)).toEqual(one.map(({ outline }) => outline));
    await other.close();
  });
});

describe('locating', () => {
  it('finds every cell from its own centre', async () => {
    await city.run(async (ctx) => {
      for (const cell of (await inForce(ctx)).filter((node) => node.level === 'grid')) {
        const path = await locate(ctx, { lon: cell.lon ?? 0, lat: cell.lat ?? 0 });
        expect(path.map(({ code }) => code)).toEqual((await pathOf(ctx, cell.code)).map(({ code }) => code));
      }
    });
  });

  it('refuses what lies outside the city', async () => {
    await expect(city.run((ctx) => locate(ctx, { lon: 108.94, lat: 34.34 }))).rejects.toMatchObject({
      code: 'region.outside',
      status: 422,
    });
  });

  it('says so where there is no map', async () => {
    const bare = await server.city('bare');
    await bare.run((ctx) => loadDivisions(ctx, { csv: file('yulin'), today: '2026-03-02' }));
    await expect(bare.run((ctx) => locate(ctx, { lon: 109.7, lat: 38.3 }))).rejects.toMatchObject({
      code: 'region.unmapped',
    });
    await bare.close();
  });

  it('draws the children of a region as GeoJSON', async () => {
    const { features } = await city.run((ctx) => outlinesOf(ctx, 610_800_000_000_000));
    expect(features).toHaveLength(12);
    expect(features[0]).toMatchObject({
      type: 'Feature',
      id: 610_802_000_000_000,
      geometry: { type: 'Polygon' },
    });
  });
});

const rules = rulesFor<{ readonly code: number }>();
const drawing = definePolicy<{ readonly code: number }>('grid')({ read: rules.anyone, draw: rules.anyone });

describe('cells', () => {
  const community = 610_802_001_001_000;

  it('are numbered on, drawn, and known to the other server at once', async () => {
    const second = await city.another();
    const before = await second.run((ctx) => childrenOf(ctx, community));
    const code = await city.run((ctx) =>
      createCell(ctx, drawing.grant(ctx.actor, 'draw', { code: community }), { reason: '新建小区入住' }),
    );
    expect(code).toBe(community + before.length + 1);
    await second.run(async (ctx) => {
      const cells = await childrenOf(ctx, community);
      expect(cells).toHaveLength(before.length + 1);
      const place = await getRegion(ctx, community);
      expect(cells.reduce((sum, cell) => sum + area(cell), 0) / area(place)).toBeCloseTo(1, 2);
    });
    await second.close();
  });

  it('end with a successor and are never numbered again', async () => {
    const [first, second] = await city.run((ctx) => childrenOf(ctx, community));
    if (!first || !second) return expect.fail();
    const end = (code: number) =>
      city.run((ctx) =>
        endCell(ctx, drawing.grant(ctx.actor, 'draw', { code }), {
          reason: '网格合并',
          successor: second.code,
        }),
      );
    await end(first.code);
    await expect(end(first.code)).rejects.toMatchObject({ code: 'region.ended' });
    await city.run(async (ctx) => {
      expect((await childrenOf(ctx, community)).map(({ code }) => code)).not.toContain(first.code);
      expect((await successorsOf(ctx, first.code)).map(({ code }) => code)).toEqual([second.code]);
      expect(await searchRegions(ctx, { q: '第一网格', within: community })).toEqual([]);
      // As it stands on every page: the community, and the cell in it.
      const both = `${await nameOf(ctx, community)}${await nameOf(ctx, second.code)}`;
      expect((await searchRegions(ctx, { q: both })).map(({ code }) => code)).toEqual([second.code]);
      const next = await createCell(ctx, drawing.grant(ctx.actor, 'draw', { code: community }), {
        reason: '又一处',
      });
      expect(next).not.toBe(first.code);
      expect(parentOf(next)).toBe(community);
      // In the same request the tree already shows it.
      expect(await nameOf(ctx, next)).toMatch(/^第.+网格$/);
    });
  });

  it('bear a name once in their community, and are taken over by one that is in force', async () => {
    const grant = (ctx: Ctx, code: number) => drawing.grant(ctx.actor, 'draw', { code });
    const create = (name?: string) =>
      city.run((ctx) =>
        createCell(ctx, grant(ctx, community), { reason: '试', ...(name === undefined ? {} : { name }) }),
      );
    const ended = await create('河滨 2 号院');
    await expect(create('河滨２号院')).rejects.toMatchObject({
      code: 'region.cellKnown',
      slots: { field: 'name' },
    });
    const end = (code: number, successor: number) =>
      city.run((ctx) => endCell(ctx, grant(ctx, code), { reason: '试', successor }));
    const [heir] = await city.run((ctx) => childrenOf(ctx, community));
    if (!heir) return expect.fail();
    await expect(end(heir.code, heir.code)).rejects.toMatchObject({
      code: 'region.notCell',
      slots: { field: 'successor' },
    });
    await end(ended, heir.code);
    await expect(end(heir.code, ended)).rejects.toMatchObject({
      code: 'region.ended',
      slots: { field: 'successor', name: '河滨 2 号院' },
    });
    // The name of an ended cell is free again.
    await create('河滨２号院');
  });

  it('are not drawn under a street, and the last one of a community stays', async () => {
    const grant = (ctx: Ctx, code: number) => drawing.grant(ctx.actor, 'draw', { code });
    await expect(
      city.run((ctx) => createCell(ctx, grant(ctx, 610_802_001_000_000), { reason: '试' })),
    ).rejects.toMatchObject({ code: 'region.notCommunity' });
    const lonely = (await city.run(inForce)).find(
      (node) => node.level === 'community' && node.households !== null && node.households < 300,
    );
    await expect(
      city.run((ctx) => endCell(ctx, grant(ctx, (lonely?.code ?? 0) + 1), { reason: '试' })),
    ).rejects.toMatchObject({ code: 'region.lastCell' });
  });

  it('leave no trace when the act fails', async () => {
    const before = await city.run((ctx) => childrenOf(ctx, community));
    await expect(
      city.run(async (ctx) => {
        await createCell(ctx, drawing.grant(ctx.actor, 'draw', { code: community }), { reason: '半途' });
        expect(await childrenOf(ctx, community)).toHaveLength(before.length + 1);
        throw new Error('the power went');
      }),
    ).rejects.toThrow('the power went');
    expect(await city.run((ctx) => childrenOf(ctx, community))).toEqual(before);
  });
});
