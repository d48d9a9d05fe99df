// Lines only: the cell among its neighbours, light enough for a weak phone, no tiles from outside.
import { useQuery } from '@tanstack/react-query';
import { regionApi } from '#engines/region/contract.ts';
import { useRegionMessages } from '#engines/region/web/words.ts';
import { clientFor } from '#web/app/client.ts';
import { Section, useMessages } from '#web/ui/index.ts';
import { en } from '../../messages/field.en.ts';
import { zhCN } from '../../messages/field.zh-CN.ts';
import { areaOf, centreOf, placeLabels, planeFor } from '../plane.ts';

const regions = clientFor(regionApi);
const page = { width: 360, height: 280 };
const LETTER = 13;

export interface CellMapProps {
  readonly code: number;
  readonly community: number;
  readonly cell: string;
  readonly communityName: string;
}

export function CellMap({ code, community, cell, communityName }: CellMapProps) {
  const t = useMessages(zhCN, en);
  const region = useRegionMessages();
  const outlines = useQuery({
    queryKey: ['region', 'outlines', community],
    queryFn: () => regions.outlines({ params: { code: community } }),
    staleTime: 3_600_000,
  });
  const features = outlines.data?.features ?? [];
  // The words above name the place: without lines nothing is missing.
  if (features.length === 0) return null;
  const plane = planeFor(
    features.flatMap(({ geometry }) => geometry.coordinates),
    page,
    8,
  );
  const shapes = features.map(({ id, properties, geometry }) => {
    const ring = (geometry.coordinates[0] ?? []).map(plane.point);
    return { id, name: properties.name, mine: id === code, path: plane.path(geometry.coordinates), ring };
  });
  const labels = placeLabels(
    shapes.map(({ id, name, mine, ring }) => ({
      key: id,
      at: centreOf(ring),
      ring,
      forms: [{ width: name.length * LETTER + 4, height: LETTER + 6 }],
      weight: mine ? Number.POSITIVE_INFINITY : areaOf(ring),
    })),
    page,
  );
  return (
    <Section title={t('map')}>
      <figure>
        <svg
          viewBox={`0 0 ${page.width} ${page.height}`}
          role="img"
          aria-label={t('mapOf', { cell, community: communityName })}
          className="block w-full max-w-md rounded-md border border-line bg-raised"
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
            const label = labels.get(id);
            return (
              label && (
                <text
                  key={id}
                  x={label.at[0]}
                  y={label.at[1]}
                  fontSize={LETTER}
                  textAnchor="middle"
                  dominantBaseline="central"
                  className={mine ? 'fill-brand-deep font-bold' : 'fill-ink-soft'}
                >
                  {name}
                </text>
              )
            );
          })}
        </svg>
        <figcaption className="mt-1 text-sm text-ink-soft">{region('map.schematic')}</figcaption>
      </figure>
    </Section>
  );
}
