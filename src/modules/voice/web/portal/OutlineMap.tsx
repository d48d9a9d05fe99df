import { useQuery } from '@tanstack/react-query';
import type { MouseEvent } from 'react';
import { type Point, regions, type Spot } from './places.ts';
import { useReporterWords } from './words.ts';

const width = 360;
const margin = 8;

type Ring = readonly (readonly number[])[];

/** Degrees to a drawing that keeps its shape at this latitude, and back. */
function drawing(rings: readonly Ring[]) {
  const lons = rings.flatMap((ring) => ring.map(([lon = 0]) => lon));
  const lats = rings.flatMap((ring) => ring.map(([, lat = 0]) => lat));
  const [west, east] = [Math.min(...lons), Math.max(...lons)];
  const [south, north] = [Math.min(...lats), Math.max(...lats)];
  const squeeze = Math.cos((((south + north) / 2) * Math.PI) / 180);
  const scale = (width - 2 * margin) / Math.max((east - west) * squeeze, north - south, 1e-9);
  const height = (north - south) * scale + 2 * margin;
  const left = (width - (east - west) * squeeze * scale) / 2;
  return {
    height,
    x: (lon: number) => left + (lon - west) * squeeze * scale,
    y: (lat: number) => margin + (north - lat) * scale,
    point: (x: number, y: number): Point => ({
      lon: Number((west + (x - left) / scale / squeeze).toFixed(6)),
      lat: Number((north - (y - margin) / scale).toFixed(6)),
    }),
  };
}

/** The cells of one community, drawn by hand: a map library would weigh more than the whole page. */
export default function OutlineMap({ spot, onMark }: { spot: Spot; onMark: (point: Point) => void }) {
  const t = useReporterWords();
  const community = Math.floor(spot.code / 1000) * 1000;
  const outlines = useQuery({
    queryKey: ['outlines', community],
    queryFn: () => regions.outlines({ params: { code: community } }),
    staleTime: Number.POSITIVE_INFINITY,
  });
  const cells = outlines.data?.features ?? [];
  // A map is a help; where there is none, words do.
  if (cells.length === 0) return null;
  const draw = drawing(cells.flatMap(({ geometry }) => geometry.coordinates));
  const mark = (event: MouseEvent<SVGSVGElement>) => {
    const box = event.currentTarget.getBoundingClientRect();
    const scale = width / box.width;
    onMark(draw.point((event.clientX - box.left) * scale, (event.clientY - box.top) * scale));
  };
  const name = spot.path[spot.code === community ? spot.path.length - 1 : spot.path.length - 2] ?? '';
  return (
    <figure>
      {/* biome-ignore lint/a11y/useKeyWithClickEvents: a finger's short cut; the list above and the words below say the same place */}
      <svg
        viewBox={`0 0 ${width} ${draw.height}`}
        className="block w-full max-w-xs cursor-crosshair rounded-md bg-paper-deep"
        role="img"
        aria-label={t('where.map', { name })}
        onClick={mark}
      >
        {cells.map(({ id, geometry }) => (
          <path
            key={id}
            d={geometry.coordinates
              .map(
                (ring) =>
                  `M${ring.map(([lon = 0, lat = 0]) => `${draw.x(lon).toFixed(1)} ${draw.y(lat).toFixed(1)}`).join('L')}Z`,
              )
              .join('')}
            className={id === spot.code ? 'fill-brand-wash stroke-brand' : 'fill-raised stroke-line-strong'}
            strokeWidth={id === spot.code ? 2 : 1}
            strokeLinejoin="round"
          />
        ))}
        {spot.point && (
          <path
            className="fill-brand stroke-raised"
            strokeWidth="1.5"
            d="M0 0C-3-6-9-10-9-17a9 9 0 0 1 18 0C9-10 3-6 0 0z"
            transform={`translate(${draw.x(spot.point.lon).toFixed(1)} ${draw.y(spot.point.lat).toFixed(1)})`}
          />
        )}
      </svg>
      <figcaption className="mt-1 text-sm text-ink-soft">{t('where.mapHint')}</figcaption>
    </figure>
  );
}
