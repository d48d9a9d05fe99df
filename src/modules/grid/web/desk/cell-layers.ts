// Cells as GeoJSON and how they are drawn. Colours are read from the tokens: the map has no palette of its own.
import type { LayerSpecification, LngLatBoundsLike } from 'maplibre-gl';
import type { Cell } from './grid-data.ts';

interface CellCollection {
  type: 'FeatureCollection';
  features: {
    type: 'Feature';
    id: number;
    properties: { code: number; name: string; staffed: boolean; open: number };
    geometry: { type: 'Polygon'; coordinates: number[][][] };
  }[];
}

export function featuresOf(cells: readonly Cell[]): CellCollection {
  return {
    type: 'FeatureCollection',
    features: cells
      .filter((cell) => cell.outline.length > 2)
      .map((cell) => ({
        type: 'Feature',
        id: cell.code % 1000,
        properties: {
          code: cell.code,
          name: cell.name,
          staffed: cell.officers.length > 0,
          open: cell.openCases,
        },
        geometry: { type: 'Polygon', coordinates: [closed(cell.outline)] },
      })),
  };
}

/** RFC 7946: the last position of a ring repeats the first. */
function closed(ring: readonly (readonly number[])[]): number[][] {
  const points = ring.map((point) => [...point]);
  const [first] = points;
  const last = points.at(-1);
  return first && last && (first[0] !== last[0] || first[1] !== last[1]) ? [...points, first] : points;
}

export function boundsOf(cells: readonly Cell[]): LngLatBoundsLike {
  const points = cells.flatMap((cell) => cell.outline);
  const lons = points.map(([lon = 0]) => lon);
  const lats = points.map(([, lat = 0]) => lat);
  return [
    [Math.min(...lons), Math.min(...lats)],
    [Math.max(...lons), Math.max(...lats)],
  ];
}

export const HATCH = 'hatch';

/** Diagonal strokes: the missing officer must not be told by colour alone. */
export function hatchImage(colour: string): ImageData {
  const size = 16;
  const canvas = document.createElement('canvas');
  canvas.width = canvas.height = size;
  const pen = canvas.getContext('2d');
  if (!pen) return new ImageData(size, size);
  pen.strokeStyle = colour;
  pen.lineWidth = 1.25;
  for (const shift of [-size, 0, size]) {
    // Beyond the edge, so that the strokes of neighbouring tiles meet.
    pen.moveTo(shift - 2, size + 2);
    pen.lineTo(shift + size + 2, -2);
  }
  pen.stroke();
  return pen.getImageData(0, 0, size, size);
}

export function layersOf(colour: (token: string) => string): LayerSpecification[] {
  const source = 'cells';
  return [
    { id: 'ground', type: 'background', paint: { 'background-color': colour('paper') } },
    {
      id: 'staffed',
      type: 'fill',
      source,
      filter: ['==', ['get', 'staffed'], true],
      paint: { 'fill-color': colour('brand-wash') },
    },
    {
      id: 'unstaffed',
      type: 'fill',
      source,
      filter: ['==', ['get', 'staffed'], false],
      paint: { 'fill-color': colour('risk-wash') },
    },
    {
      id: 'hatch',
      type: 'fill',
      source,
      filter: ['==', ['get', 'staffed'], false],
      paint: { 'fill-pattern': HATCH, 'fill-opacity': 0.45 },
    },
    { id: 'edges', type: 'line', source, paint: { 'line-color': colour('line-strong'), 'line-width': 1 } },
    {
      id: 'active',
      type: 'line',
      source,
      paint: {
        'line-color': colour('brand'),
        'line-width': ['case', ['boolean', ['feature-state', 'active'], false], 4, 0],
      },
    },
    {
      id: 'names',
      type: 'symbol',
      source,
      layout: {
        'text-field': ['concat', ['get', 'name'], '\n', ['to-string', ['get', 'open']]],
        'text-size': 13,
        'text-font': ['sans'],
      },
      paint: { 'text-color': colour('ink'), 'text-halo-color': colour('raised'), 'text-halo-width': 2.5 },
    },
  ];
}
