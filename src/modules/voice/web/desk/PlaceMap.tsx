// A small map: the place among its neighbours. Lines from the region tree, no outside tiles.
import { useQuery } from '@tanstack/react-query';
import { regionApi } from '#engines/region/contract.ts';
import { clientFor } from '#web/app/client.ts';
import type { VoiceDetail } from './voice-case.ts';
import { usePageMessages } from './words.ts';

const regions = clientFor(regionApi);
const WIDTH = 320;
const HEIGHT = 200;
const MARGIN = 10;

type Ring = readonly (readonly number[])[];

export function PlaceMap({ voice }: { voice: Pick<VoiceDetail, 'code' | 'lon' | 'lat' | 'path'> }) {
  const t = usePageMessages();
  const place = voice.path.at(-1);
  const around = voice.path.at(-2);
  const outlines = useQuery({
    queryKey: ['region', 'outlines', around?.code],
    queryFn: () => regions.outlines({ params: { code: around?.code ?? 0 } }),
    enabled: around !== undefined,
    staleTime: 3_600_000,
  });
  // The path in words stands beside it: without a map nothing is missing.
  if (!outlines.data || outlines.data.features.length === 0 || !place || !around) return null;
  const shapes = outlines.data.features.map(({ id, properties, geometry }) => ({
    id,
    name: properties.name,
    rings: geometry.coordinates,
  }));
  const project = projection(shapes.flatMap(({ rings }) => rings.flat()));
  const spot = voice.lon !== null && voice.lat !== null ? project([voice.lon, voice.lat]) : undefined;
  return (
    <svg
      viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
      role="img"
      aria-label={t('mapOf', { place: place.name, around: around.name })}
      className="w-full max-w-80 border border-line bg-raised"
    >
      {shapes.map(({ id, rings }) => (
        <path
          key={id}
          d={rings.map((ring) => pathOf(ring, project)).join('')}
          className={id === voice.code ? 'fill-brand-wash stroke-brand' : 'fill-paper stroke-line-strong'}
          strokeWidth={id === voice.code ? 2 : 0.75}
        />
      ))}
      {spot && (
        <circle cx={spot[0]} cy={spot[1]} r={5} className="fill-brand stroke-raised" strokeWidth={1.5} />
      )}
    </svg>
  );
}

type Project = (point: readonly number[]) => readonly [number, number];

/** Equirectangular, which at this size no eye can tell from better ones. */
function projection(points: Ring): Project {
  const lons = points.map(([lon = 0]) => lon);
  const lats = points.map(([, lat = 0]) => lat);
  const [west, east] = [Math.min(...lons), Math.max(...lons)];
  const [south, north] = [Math.min(...lats), Math.max(...lats)];
  const narrowing = Math.cos((((south + north) / 2) * Math.PI) / 180);
  const scale = Math.min(
    (WIDTH - 2 * MARGIN) / ((east - west) * narrowing || 1),
    (HEIGHT - 2 * MARGIN) / (north - south || 1),
  );
  return ([lon = 0, lat = 0]) => [
    WIDTH / 2 + (lon - (west + east) / 2) * narrowing * scale,
    HEIGHT / 2 - (lat - (south + north) / 2) * scale,
  ];
}

function pathOf(ring: Ring, project: Project): string {
  return `M${ring
    .map((point) =>
      project(point)
        .map((n) => n.toFixed(1))
        .join(' '),
    )
    .join('L')}Z`;
}
