// Convex rings in the plane, open (the last point is not the first again) and counter-clockwise.
export type Point = readonly [x: number, y: number];
export type Ring = readonly Point[];

/** The part of a convex ring that lies nearer to `site` than to `other`. */
export function nearerPart(ring: Ring, site: Point, other: Point): Point[] {
  // The difference of squared distances is linear, so an edge crosses zero where it says.
  const depth = ([x, y]: Point) =>
    (x - other[0]) ** 2 + (y - other[1]) ** 2 - (x - site[0]) ** 2 - (y - site[1]) ** 2;
  const kept: Point[] = [];
  let before = ring.at(-1);
  for (const point of ring) {
    if (before === undefined) break;
    const [from, to] = [depth(before), depth(point)];
    if (from < 0 !== to < 0) {
      const share = from / (from - to);
      kept.push([before[0] + share * (point[0] - before[0]), before[1] + share * (point[1] - before[1])]);
    }
    if (to >= 0) kept.push(point);
    before = point;
  }
  return kept;
}

/** Positive when counter-clockwise. */
export function areaOf(ring: Ring): number {
  let twice = 0;
  let before = ring.at(-1);
  for (const point of ring) {
    if (before) twice += before[0] * point[1] - point[0] * before[1];
    before = point;
  }
  return twice / 2;
}

export function centroidOf(ring: Ring): Point {
  const [origin] = ring;
  if (!origin) throw new Error('a ring without points has no centroid');
  let [x, y, twice] = [0, 0, 0];
  let before = origin;
  // Measured from the first point: degrees near 110 would eat the digits of a small cell.
  for (const point of ring) {
    const [ax, ay] = [before[0] - origin[0], before[1] - origin[1]];
    const [bx, by] = [point[0] - origin[0], point[1] - origin[1]];
    const cross = ax * by - bx * ay;
    x += (ax + bx) * cross;
    y += (ay + by) * cross;
    twice += cross;
    before = point;
  }
  return twice === 0 ? origin : [origin[0] + x / (3 * twice), origin[1] + y / (3 * twice)];
}

/** By ray casting; any simple ring, open or closed, either way round. */
export function containsPoint(ring: Ring, [x, y]: Point): boolean {
  let inside = false;
  let before = ring.at(-1);
  for (const point of ring) {
    if (before && point[1] > y !== before[1] > y) {
      const crossing = ((before[0] - point[0]) * (y - point[1])) / (before[1] - point[1]) + point[0];
      if (x < crossing) inside = !inside;
    }
    before = point;
  }
  return inside;
}

export interface Box {
  readonly west: number;
  readonly south: number;
  readonly east: number;
  readonly north: number;
}

export function boxOf(ring: Ring): Box {
  let [west, south, east, north] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const [x, y] of ring) {
    west = Math.min(west, x);
    south = Math.min(south, y);
    east = Math.max(east, x);
    north = Math.max(north, y);
  }
  return { west, south, east, north };
}

/** Squared distance from a point to the nearest edge of a ring. */
export function distanceTo(ring: Ring, [x, y]: Point): number {
  let least = Infinity;
  let before = ring.at(-1);
  for (const point of ring) {
    if (before) {
      const [dx, dy] = [point[0] - before[0], point[1] - before[1]];
      const length = dx * dx + dy * dy;
      const along = length === 0 ? 0 : ((x - before[0]) * dx + (y - before[1]) * dy) / length;
      const share = Math.min(1, Math.max(0, along));
      least = Math.min(least, (before[0] + share * dx - x) ** 2 + (before[1] + share * dy - y) ** 2);
    }
    before = point;
  }
  return least;
}
