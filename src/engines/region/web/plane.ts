// Outlines on a flat page: a projection for a territory of this size, and where a name may stand on it.
export type Point = readonly [x: number, y: number];
export type Ring = readonly (readonly number[])[];

export interface Size {
  readonly width: number;
  readonly height: number;
}

export interface Plane {
  readonly point: (position: readonly number[]) => Point;
  /** Back from the page to the ground. */
  readonly position: (point: Point) => readonly [lon: number, lat: number];
  readonly path: (rings: readonly Ring[]) => string;
}

/** Equirectangular around the middle, as large as the page allows. */
export function planeFor(rings: readonly Ring[], { width, height }: Size, margin: number): Plane {
  const points = rings.flat();
  const lons = points.map(([lon = 0]) => lon);
  const lats = points.map(([, lat = 0]) => lat);
  const [west, east] = [Math.min(...lons), Math.max(...lons)];
  const [south, north] = [Math.min(...lats), Math.max(...lats)];
  const narrowing = Math.cos((((south + north) / 2) * Math.PI) / 180);
  const scale = Math.min(
    (width - 2 * margin) / ((east - west) * narrowing || 1),
    (height - 2 * margin) / (north - south || 1),
  );
  const point = ([lon = 0, lat = 0]: readonly number[]): Point => [
    width / 2 + (lon - (west + east) / 2) * narrowing * scale,
    height / 2 - (lat - (south + north) / 2) * scale,
  ];
  const path = (all: readonly Ring[]) =>
    all
      .map(
        (ring) =>
          `M${ring
            .map((at) =>
              point(at)
                .map((n) => n.toFixed(1))
                .join(' '),
            )
            .join('L')}Z`,
      )
      .join('');
  const position = ([x, y]: Point) =>
    [
      (west + east) / 2 + (x - width / 2) / scale / narrowing,
      (south + north) / 2 - (y - height / 2) / scale,
    ] as const;
  return { point, position, path };
}

/** What of a ring lies on the page (Sutherland and Hodgman, edge by edge); empty where nothing does. */
export function onPage(ring: readonly Point[], { width, height }: Size): readonly Point[] {
  const edges: readonly (readonly [axis: 0 | 1, limit: number, sign: 1 | -1])[] = [
    [0, 0, 1],
    [0, width, -1],
    [1, 0, 1],
    [1, height, -1],
  ];
  return edges.reduce<readonly Point[]>((left, [axis, limit, sign]) => {
    const beyond = (point: Point) => (point[axis] - limit) * sign < 0;
    return left.flatMap((to, index) => {
      const from = left.at(index - 1) ?? to;
      if (beyond(from) && beyond(to)) return [];
      if (!beyond(from) && !beyond(to)) return [to];
      const share = (limit - from[axis]) / (to[axis] - from[axis]);
      const crossing: Point = [from[0] + (to[0] - from[0]) * share, from[1] + (to[1] - from[1]) * share];
      return beyond(to) ? [crossing] : [crossing, to];
    });
  }, ring);
}

/** The middle of a ring's area; of its corners where it has no area. */
export function centreOf(ring: readonly Point[]): Point {
  let [area, x, y] = [0, 0, 0];
  ring.forEach(([ax, ay], i) => {
    const [bx, by] = ring[(i + 1) % ring.length] ?? [ax, ay];
    const cross = ax * by - bx * ay;
    area += cross;
    x += (ax + bx) * cross;
    y += (ay + by) * cross;
  });
  if (Math.abs(area) > 1e-6) return [x / (3 * area), y / (3 * area)];
  const n = ring.length || 1;
  return [ring.reduce((sum, [px]) => sum + px, 0) / n, ring.reduce((sum, [, py]) => sum + py, 0) / n];
}

export function areaOf(ring: readonly Point[]): number {
  return Math.abs(
    ring.reduce((sum, [ax, ay], i) => {
      const [bx, by] = ring[(i + 1) % ring.length] ?? [ax, ay];
      return sum + ax * by - bx * ay;
    }, 0) / 2,
  );
}

export interface Wanted {
  readonly key: number;
  readonly at: Point;
  /** The part itself: a name on a neighbour would be the neighbour's. */
  readonly ring: readonly Point[];
  /** The forms the label may take, widest first. */
  readonly forms: readonly Size[];
  /** The important ones are placed before there is no room. */
  readonly weight: number;
}

export interface Placed {
  readonly at: Point;
  /** Which of the forms found room. */
  readonly form: number;
}

interface Box {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

const boxAt = ([x, y]: Point, { width, height }: Size): Box => ({
  left: x - width / 2,
  top: y - height / 2,
  right: x + width / 2,
  bottom: y + height / 2,
});
const meet = (a: Box, b: Box) => a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;
const shifts = [0, -0.4, 0.4, -0.8, 0.8];
/** How much of a label's width must lie on its own part; the ends of a word may reach over a border. */
const ROOTED = 0.35;

export function isInside([x, y]: Point, ring: readonly Point[]): boolean {
  let inside = false;
  ring.forEach(([ax, ay], i) => {
    const [bx, by] = ring[(i + 1) % ring.length] ?? [ax, ay];
    if (ay > y !== by > y && x < ((bx - ax) * (y - ay)) / (by - ay) + ax) inside = !inside;
  });
  return inside;
}

function isRooted([x, y]: Point, { width, height }: Size, ring: readonly Point[]): boolean {
  const [dx, dy] = [width * ROOTED, height * ROOTED];
  return [
    [x - dx, y - dy] as const,
    [x + dx, y - dy] as const,
    [x - dx, y + dy] as const,
    [x + dx, y + dy] as const,
  ].every((corner) => isInside(corner, ring));
}

/** No two labels over each other, none outside the page; what finds no room in any form is left to the list beside it. */
export function placeLabels(wanted: readonly Wanted[], page: Size): Map<number, Placed> {
  const taken: Box[] = [];
  const placed = new Map<number, Placed>();
  for (const { key, at, ring, forms } of [...wanted].sort((a, b) => b.weight - a.weight)) {
    const found = forms
      .flatMap((size, form) =>
        shifts.map((shift) => ({ form, size, at: [at[0], at[1] + shift * size.height] satisfies Point })),
      )
      .find(({ size, at: here }) => {
        const box = boxAt(here, size);
        const inside = box.left >= 0 && box.top >= 0 && box.right <= page.width && box.bottom <= page.height;
        return inside && isRooted(here, size, ring) && !taken.some((other) => meet(box, other));
      });
    if (!found) continue;
    taken.push(boxAt(found.at, found.size));
    placed.set(key, { at: found.at, form: found.form });
  }
  return placed;
}
