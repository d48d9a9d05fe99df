import { describe, expect, it } from 'vitest';
import { drawMap } from './draw-map.ts';
import type { MapArea, MapLayers } from './map-layers.ts';

const square = (code: number, name: string, west: number, south: number, size = 0.01): MapArea => ({
  code,
  name,
  nameEn: `Cell ${code}`,
  level: 'grid',
  ring: [
    [west, south],
    [west + size, south],
    [west + size, south + size],
    [west, south + size],
    [west, south],
  ],
});
const layers: MapLayers = {
  inner: [square(1, '第一网格', 109.7, 38.2), square(2, '第二网格', 109.71, 38.2)],
  around: [square(3, '钟阳社区', 109.72, 38.2)],
  beyond: [square(4, '远处的街道', 110.7, 39.2)],
  margin: 0.16,
};
const look = { chosen: undefined, point: null, elder: false, english: false };

describe('the map of a community', () => {
  it('names its cells and the neighbours beside them, and leaves out what lies elsewhere', () => {
    const { shapes, labels, page } = drawMap(layers, look);
    expect(shapes.map(({ area }) => area.code)).toEqual([3, 1, 2]);
    expect([...labels.keys()].sort()).toEqual([1, 2, 3]);
    for (const { outline } of shapes)
      for (const [x, y] of outline)
        expect(x >= 0 && x <= page.width && y >= 0 && y <= page.height).toBe(true);
  });

  it('draws the chosen cell over the others, and its name where the pin does not hide it', () => {
    const point = { lon: 109.705, lat: 38.205 };
    const { shapes, labels, pin } = drawMap(layers, { ...look, chosen: 1, point });
    expect(shapes.at(-1)?.area.code).toBe(1);
    expect(labels.get(1)?.at[1]).toBeGreaterThan(pin?.[1] ?? Number.POSITIVE_INFINITY);
  });

  it('is the same drawing on a smaller page for who reads large type, so that its letters grow', () => {
    const [plain, large] = [drawMap(layers, look), drawMap(layers, { ...look, elder: true })];
    expect(plain.page.width / large.page.width).toBeGreaterThan(1.3);
    expect([...large.labels.keys()]).toEqual(expect.arrayContaining([1, 2]));
  });
});
