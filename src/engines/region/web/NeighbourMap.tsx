// Lines only: a place among its neighbours, named, light enough for a weak phone, no tiles from outside.
import { useQuery } from '@tanstack/react-query';
import { clientFor } from '#web/app/client.ts';
import { regionApi } from '../contract.ts';
import { spokenName } from '../messages/spoken.ts';
import { areaOf, centreOf, placeLabels, planeFor } from './plane.ts';
import { useRegionMessages } from './words.ts';

const regions = clientFor(regionApi);
const page = { width: 360, height: 260 };
const LETTER = 13;
const SMALL = 10.5;

export interface NeighbourMapProps {
  /** The region whose parts are drawn. */
  readonly around: number;
  /** The part in question. */
  readonly here: number;
  /** The drawing in words. */
  readonly label: string;
  /** The very spot, where it is known. */
  readonly spot?: readonly [lon: number, lat: number];
}

export function NeighbourMap({ around, here, label, spot }: NeighbourMapProps) {
  const t = useRegionMessages();
  const outlines = useQuery({
    queryKey: ['region', 'outlines', around],
    queryFn: () => regions.outlines({ params: { code: around } }),
    staleTime: 3_600_000,
  });
  const features = outlines.data?.features ?? [];
  // The words beside it name the place: without lines nothing is missing.
  if (features.length === 0) return null;
  const rings = features.flatMap(({ geometry }) => geometry.coordinates);
  const plane = planeFor(rings, page, 8);
  const shapes = features.map(({ id, properties, geometry }) => {
    const ring = (geometry.coordinates[0] ?? []).map(plane.point);
    const name = spokenName(properties.name);
    return { id, name, mine: id === here, path: plane.path(geometry.coordinates), ring };
  });
  const forms = (name: string) =>
    [LETTER, SMALL].map((letter) => ({ width: name.length * letter + 4, height: letter + 6 }));
  const labels = placeLabels(
    shapes.map(({ id, name, mine, ring }) => ({
      key: id,
      at: centreOf(ring),
      ring,
      forms: forms(name),
      weight: mine ? Number.POSITIVE_INFINITY : areaOf(ring),
    })),
    page,
  );
  const at = spot && plane.point(spot);
  return (
    <figure className="max-w-md">
      <svg
        viewBox={`0 0 ${page.width} ${page.height}`}
        role="img"
        aria-label={label}
        className="block w-full rounded-md border border-line bg-raised"
      >
        {[...shapes]
          .sort((a, b) => Number(a.mine) - Number(b.mine))
          .map(({ id, mine, path }) => (
            <path
              key={id}
              d={path}
              className={mine ? 'fill-brand-wash stroke-brand' : 'fill-paper stroke-line-strong'}
              strokeWidth={mine ? 2.5 : 1}
              strokeLinejoin="round"
            />
          ))}
        {shapes.map(({ id, name, mine }) => {
          const found = labels.get(id);
          return (
            found && (
              <text
                key={id}
                x={found.at[0]}
                y={found.at[1]}
                fontSize={found.form === 0 ? LETTER : SMALL}
                textAnchor="middle"
                dominantBaseline="central"
                className={mine ? 'fill-brand-deep font-bold' : 'fill-ink-soft'}
              >
                {name}
              </text>
            )
          );
        })}
        {at && (
          <circle cx={at[0]} cy={at[1]} r={5} className="fill-brand-deep stroke-raised" strokeWidth={1.5} />
        )}
      </svg>
      <figcaption className="mt-1 text-ink-soft text-sm">{t('map.schematic')}</figcaption>
    </figure>
  );
}
