// A map as shapes and labels on a page, before anything is drawn.
import { areaOf, centreOf, onPage, type Point, placeLabels, planeFor } from '#engines/region/web/plane.ts';
import type { MapArea, MapLayers } from './map-layers.ts';
import type { Point as GroundPoint } from './places.ts';

/** The two sizes of its letters, in the page's own units. */
export const LETTERS = [13, 10.5] as const;
export type Layer = 'inner' | 'around' | 'beyond';

export interface Look {
  readonly chosen: number | undefined;
  readonly point: GroundPoint | null;
  readonly elder: boolean;
  readonly english: boolean;
}

export interface Shape {
  readonly area: MapArea;
  readonly layer: Layer;
  readonly name: string;
  readonly path: string;
  /** As much of it as lies on the page. */
  readonly outline: readonly Point[];
}

export function drawMap({ inner, around, beyond, margin }: MapLayers, look: Look) {
  const { chosen, point, elder } = look;
  // The same drawing on a smaller page: lines and letters grow with it.
  const page = elder ? { width: 260, height: 240 } : { width: 360, height: 320 };
  const plane = planeFor(
    inner.map(({ ring }) => ring),
    page,
    margin * page.width,
  );
  const shapesOf = (areas: readonly MapArea[], layer: Layer): Shape[] =>
    areas.flatMap((area) => {
      const outline = onPage(area.ring.map(plane.point), page);
      const name = look.english ? area.nameEn : area.name;
      return outline.length === 0 ? [] : [{ area, layer, name, path: plane.path([area.ring]), outline }];
    });
  const shapes = [
    ...shapesOf(beyond, 'beyond'),
    ...shapesOf(around, 'around'),
    ...shapesOf(inner, 'inner'),
  ].sort((a, b) => Number(a.area.code === chosen) - Number(b.area.code === chosen));
  const pin = point && plane.point([point.lon, point.lat]);
  return { page, plane, shapes, pin, labels: placeLabels(wanted(shapes, look, pin), page) };
}

/** What is asked about is named first, then its neighbours; the larger before the smaller. */
const FIRST = { inner: 2e6, around: 1e6, beyond: 0 } as const satisfies Record<Layer, number>;

/** Under the point of the pin, which would hide it. */
const below = ([x, y]: Point): Point => [x, y + 10];

function wanted(shapes: readonly Shape[], { chosen, english }: Look, pin: Point | null) {
  const wide = english ? 0.58 : 1;
  return shapes.map(({ area: { code }, layer, name, outline }) => ({
    key: code,
    at: pin && code === chosen ? below(pin) : centreOf(outline),
    ring: outline,
    forms: LETTERS.map((size) => ({ width: name.length * size * wide + 4, height: size + 6 })),
    weight: code === chosen ? Number.POSITIVE_INFINITY : FIRST[layer] + areaOf(outline),
  }));
}
