// Divides a convex outline among its children: every point belongs to the nearest of some calm, seeded sites
// (Voronoi). The same outline and codes always give the same picture, on every server.
import { areaOf, boxOf, centroidOf, containsPoint, nearerPart, type Point, type Ring } from './polygon.ts';
import type { Outline, Position } from './tables.ts';

/** Where a region is drawn: a point that certainly lies in it, and its ring. */
export interface Drawn {
  readonly lon: number;
  readonly lat: number;
  readonly outline: Outline;
}

/** Sites move to the middle of their cells this often (Lloyd): slivers go, variety stays. */
const ROUNDS = 3;
/** How far from the centre, as a share of the whole, dense children start. */
const DENSE_REACH = 0.2;

export interface DivideOptions {
  /** Children that crowd around the centre: streets of a county town, residents' communities of a town. */
  readonly dense?: (code: number) => boolean;
  /** Numbers west to east, north to south (as DB6101/T 3185 numbers cells) instead of by chance. */
  readonly inOrder?: boolean;
}

export function divide(
  parent: Drawn,
  codes: readonly number[],
  options: DivideOptions = {},
): Map<number, Drawn> {
  const plane = planeOf(parent.outline);
  const ring = plane.ringFrom(parent.outline);
  const centre = plane.pointFrom([parent.lon, parent.lat]);
  let sites = codes.map((code) => startingPoint(ring, centre, code, options.dense?.(code) ?? false));
  for (let round = 0; round < ROUNDS; round += 1) sites = nearest(ring, sites).map(centroidOf);
  if (options.inOrder) sites = sites.toSorted((a, b) => a[0] - a[1] - (b[0] - b[1]));
  const cells = nearest(ring, sites);
  return new Map(
    codes.flatMap((code, position) => {
      const [site, cell] = [sites[position], cells[position]];
      return site && cell ? [[code, plane.drawn(site, cell)] as const] : [];
    }),
  );
}

/** For each site, the part of the ring that is nearer to it than to any other. */
export function nearest(ring: Ring, sites: readonly Point[], beyond: readonly Point[] = []): Ring[] {
  const all = [...sites, ...beyond];
  return sites.map((site) =>
    all.reduce<Ring>((left, other) => (other === site ? left : nearerPart(left, site, other)), ring),
  );
}

/** A flat picture of a small piece of the Earth: a degree of longitude is shorter than one of latitude. */
export function planeOf(around: Outline) {
  const { south, north } = boxOf(around);
  const shrink = Math.cos(((south + north) * Math.PI) / 360);
  const pointFrom = ([lon, lat]: Position): Point => [lon * shrink, lat];
  const positionFrom = ([x, y]: Point): Position => [rounded(x / shrink), rounded(y)];
  return {
    pointFrom,
    ringFrom(outline: Outline): Point[] {
      const ring = outline.map(pointFrom).slice(0, isClosed(outline) ? -1 : undefined);
      return areaOf(ring) < 0 ? ring.reverse() : ring;
    },
    drawn(site: Point, ring: Ring): Drawn {
      const [lon, lat] = positionFrom(site);
      const corners = ring.map(positionFrom);
      const outline = corners.filter((corner, i) => !samePlace(corner, corners.at(i - 1)));
      const [first] = outline;
      return { lon, lat, outline: first ? [...outline, first] : [] };
    },
  };
}

/** Five decimals: one metre, and half the bytes. */
function rounded(degrees: number): number {
  return Math.round(degrees * 100_000) / 100_000;
}

function samePlace(a: Position, b: Position | undefined): boolean {
  return b !== undefined && a[0] === b[0] && a[1] === b[1];
}

function isClosed(outline: Outline): boolean {
  const [first] = outline;
  return first !== undefined && outline.length > 1 && samePlace(first, outline.at(-1));
}

function startingPoint(ring: Ring, centre: Point, code: number, dense: boolean): Point {
  const random = randomFrom(code);
  const { west, south, east, north } = boxOf(ring);
  // A convex ring fills at least half of its box, so this ends soon; the cap is for a ring that is no ring.
  for (let attempt = 0; attempt < 1_000; attempt += 1) {
    const point: Point = [west + random() * (east - west), south + random() * (north - south)];
    if (!containsPoint(ring, point)) continue;
    if (!dense) return point;
    return [
      centre[0] + DENSE_REACH * (point[0] - centre[0]),
      centre[1] + DENSE_REACH * (point[1] - centre[1]),
    ];
  }
  return centroidOf(ring);
}

/** Numbers in [0, 1) that depend on the seed alone (mulberry32): the map must not change between two runs. */
export function randomFrom(seed: number): () => number {
  let state = (seed % 4_294_967_296) ^ Math.floor(seed / 4_294_967_296);
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
