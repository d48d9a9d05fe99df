// A schematic map 示意图 of the whole tree, from a handful of approximate public coordinates: enough to find a
// place, to colour a wall and to try the field client; no survey, and no statement about any boundary.
import { type Level, levelOf, parentOf } from './code.ts';
import { type Drawn, divide, nearest, planeOf } from './divide.ts';
import { areaOf } from './polygon.ts';
import type { Outline, Position } from './tables.ts';

export interface MapFile {
  /** A convex frame around the city. */
  readonly frame: Outline;
  readonly seats: ReadonlyMap<number, Position>;
  /** Points outside: what is nearer to one of them is not the city. */
  readonly beyond: readonly Position[];
}

/** Streets have numbers below 100 (GB/T 10114), residents' committees below 200 or in the 400s (NBS). */
export function isStreet(code: number): boolean {
  return Math.floor(code / 1_000_000) % 1_000 < 100;
}
export function isUrban(code: number): boolean {
  const number = Math.floor(code / 1_000) % 1_000;
  return number < 200 || (number >= 400 && number < 500);
}

export function drawMap(map: MapFile, codes: readonly number[]): Map<number, Drawn> {
  const below = Map.groupBy(codes, parentOf);
  const counties = codes.filter((code) => levelOf(code) === 'county');
  const drawn = drawCounties(map, counties);
  for (const city of codes.filter((code) => levelOf(code) === 'city')) {
    const whole = drawCity(counties.flatMap((county) => drawn.get(county) ?? []));
    if (whole) drawn.set(city, whole);
  }
  for (const level of ['county', 'street', 'community'] satisfies Level[]) {
    for (const parent of codes.filter((code) => levelOf(code) === level)) {
      const place = drawn.get(parent);
      const children = below.get(parent) ?? [];
      if (!place || children.length === 0) continue;
      for (const [code, child] of divideRegion(parent, place, children)) drawn.set(code, child);
    }
  }
  return drawn;
}

/** Also how one community is drawn again after its cells have changed. */
export function divideRegion(parent: number, place: Drawn, children: readonly number[]): Map<number, Drawn> {
  switch (levelOf(parent)) {
    case 'county':
      return divide(place, children, { dense: isStreet });
    case 'street':
      return divide(place, children, { dense: isUrban });
    default:
      return divide(place, children, { inOrder: true });
  }
}

function drawCounties(map: MapFile, counties: readonly number[]): Map<number, Drawn> {
  const plane = planeOf(map.frame);
  const seated = counties.flatMap((code) => {
    const seat = map.seats.get(code);
    return seat ? [{ code, site: plane.pointFrom(seat) }] : [];
  });
  const sites = seated.map(({ site }) => site);
  const cells = nearest(plane.ringFrom(map.frame), sites, map.beyond.map(plane.pointFrom));
  return new Map(
    seated.flatMap(({ code, site }, position) => {
      const cell = cells[position];
      return cell && cell.length > 2 ? [[code, plane.drawn(site, cell)] as const] : [];
    }),
  );
}

/** The city is what its counties are: the edges that no second county shares, joined end to end. */
function drawCity(counties: readonly Drawn[]): Drawn | undefined {
  const edges = new Map<string, readonly [from: Position, to: Position]>();
  for (const { outline } of counties) {
    outline.slice(1).forEach((to, i) => {
      const from = outline[i];
      // Neighbours walk a shared edge in opposite directions.
      if (from && !edges.delete(`${to}>${from}`)) edges.set(`${from}>${to}`, [from, to]);
    });
  }
  const onward = new Map([...edges.values()].map(([from, to]) => [String(from), { from, to }] as const));
  let largest: Outline = [];
  for (const { from: start } of onward.values()) {
    const ring: Outline = [start];
    for (let at = onward.get(String(start)); at; at = onward.get(String(at.to))) {
      onward.delete(String(at.from));
      ring.push(at.to);
    }
    if (areaOf(ring) > areaOf(largest)) largest = ring;
  }
  const [first] = counties;
  return first && largest.length > 3 ? { lon: first.lon, lat: first.lat, outline: largest } : undefined;
}
