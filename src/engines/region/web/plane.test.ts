import { describe, expect, it } from 'vitest';
import { areaOf, centreOf, onPage, type Placed, placeLabels, planeFor, type Size } from './plane.ts';

const square = [
  [109, 38],
  [110, 38],
  [110, 39],
  [109, 39],
];

describe('planeFor', () => {
  it('puts north on top and keeps the margin', () => {
    const plane = planeFor([square], { width: 400, height: 200 }, 10);
    const [, north] = plane.point([109.5, 39]);
    const [, south] = plane.point([109.5, 38]);
    expect(north).toBeCloseTo(10);
    expect(south).toBeCloseTo(190);
  });

  it('draws even a single point', () => {
    expect(planeFor([[[109, 38]]], { width: 100, height: 100 }, 5).path([[[109, 38]]])).toBe('M50.0 50.0Z');
  });
});

describe('a touch on the page', () => {
  it('is the place on the ground that is drawn there', () => {
    const plane = planeFor([square], { width: 360, height: 300 }, 20);
    const [lon, lat] = plane.position(plane.point([109.25, 38.75]));
    expect(lon).toBeCloseTo(109.25);
    expect(lat).toBeCloseTo(38.75);
  });
});

describe('onPage', () => {
  const page = { width: 100, height: 100 };

  it('leaves what lies on it, cuts what hangs over, and drops what is elsewhere', () => {
    const inside = [
      [10, 10],
      [90, 10],
      [90, 90],
    ] as const;
    expect(onPage(inside, page)).toEqual(inside);
    const hangingOver = [
      [50, 20],
      [150, 20],
      [150, 80],
      [50, 80],
    ] as const;
    expect(areaOf(onPage(hangingOver, page))).toBeCloseTo(50 * 60);
    expect(centreOf(onPage(hangingOver, page))).toEqual([75, 50]);
    expect(
      onPage(
        hangingOver.map(([x, y]) => [x + 200, y] as const),
        page,
      ),
    ).toEqual([]);
  });

  it('fills with what lies all around it', () => {
    const around = [
      [-50, -50],
      [150, -50],
      [150, 150],
      [-50, 150],
    ] as const;
    expect(areaOf(onPage(around, page))).toBeCloseTo(100 * 100);
  });
});

describe('centreOf', () => {
  it('is inside an L, not the mean of its corners', () => {
    const ring = [
      [0, 0],
      [4, 0],
      [4, 1],
      [1, 1],
      [1, 4],
      [0, 4],
    ] as const;
    const [x, y] = centreOf(ring);
    expect(x).toBeCloseTo(y);
    expect(areaOf(ring)).toBe(7);
  });
});

describe('placeLabels', () => {
  const page = { width: 200, height: 100 };
  const ring = [
    [0, 0],
    [200, 0],
    [200, 100],
    [0, 100],
  ] as const;
  const forms = [
    { width: 80, height: 30 },
    { width: 30, height: 14 },
  ];

  it('never lets two labels meet, and gives the important one its widest form', () => {
    const wanted = Array.from({ length: 12 }, (_, key) => ({
      key,
      at: [100 + (key % 4) * 12, 50 + Math.floor(key / 4) * 9] as const,
      ring,
      forms,
      weight: key,
    }));
    const placed = placeLabels(wanted, page);
    const boxes = [...placed.values()].map(({ at, form }: Placed) => ({
      at,
      size: forms[form] ?? { width: 0, height: 0 },
    }));
    const apart = (a: { at: readonly number[]; size: Size }, b: typeof a) =>
      Math.abs((a.at[0] ?? 0) - (b.at[0] ?? 0)) >= (a.size.width + b.size.width) / 2 ||
      Math.abs((a.at[1] ?? 0) - (b.at[1] ?? 0)) >= (a.size.height + b.size.height) / 2;
    expect(boxes.every((a, i) => boxes.slice(i + 1).every((b) => apart(a, b)))).toBe(true);
    expect(placed.get(11)?.form).toBe(0);
    expect(placed.size).toBeLessThan(12);
  });

  it('keeps labels on the page', () => {
    expect(placeLabels([{ key: 1, at: [10, 50], ring, forms, weight: 1 }], page).size).toBe(0);
    expect(placeLabels([{ key: 1, at: [20, 50], ring, forms, weight: 1 }], page).get(1)?.form).toBe(1);
  });

  it('does not name a neighbour', () => {
    const narrow = [
      [60, 0],
      [100, 0],
      [100, 100],
      [60, 100],
    ] as const;
    expect(placeLabels([{ key: 1, at: [80, 50], ring: narrow, forms, weight: 1 }], page).get(1)?.form).toBe(
      1,
    );
    expect(placeLabels([{ key: 1, at: [30, 50], ring: narrow, forms, weight: 1 }], page).size).toBe(0);
  });
});
