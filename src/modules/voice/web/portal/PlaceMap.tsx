// Lines only: a place among its neighbours, all of them named. A map library would weigh more than the whole page.
import { type MouseEvent, useMemo } from 'react';
import { FilterChips, useReader } from '#web/ui/index.ts';
import { drawMap, LETTERS } from './draw-map.ts';
import type { MapArea, MapLayers } from './map-layers.ts';
import type { Point } from './places.ts';
import { useReporterWords } from './words.ts';

/** What is asked about stands out, its neighbours are pale, what lies beyond is paler still. */
const LOOK = {
  inner: { shape: 'fill-raised stroke-line-strong', name: 'fill-ink' },
  around: { shape: 'fill-paper-deep stroke-line', name: 'fill-ink-soft' },
  beyond: { shape: 'fill-paper stroke-line', name: 'fill-ink-soft' },
} as const;

export interface PlaceMapProps {
  readonly layers: MapLayers;
  readonly label: string;
  readonly chosen?: number;
  readonly point?: Point | null;
  /** Without a point where its name was touched. */
  readonly onTap: (area: MapArea, point: Point | null) => void;
  /** Names for which the drawing has no room stand below it. */
  readonly namesBelow?: boolean;
}

export function PlaceMap({ layers, label, chosen, point = null, onTap, namesBelow = false }: PlaceMapProps) {
  const t = useReporterWords();
  const { elder, locale } = useReader();
  const { page, plane, shapes, labels, pin } = useMemo(
    () => drawMap(layers, { chosen, point, elder, english: locale === 'en' }),
    [layers, chosen, point, elder, locale],
  );
  const tap = (event: MouseEvent<SVGSVGElement>) => {
    const touched = event.target instanceof Element ? event.target.getAttribute('data-code') : null;
    const shape = shapes.find(({ area }) => String(area.code) === touched);
    if (!shape) return;
    const box = event.currentTarget.getBoundingClientRect();
    const scale = page.width / box.width;
    const at = [(event.clientX - box.left) * scale, (event.clientY - box.top) * scale] as const;
    const [lon, lat] = plane.position(at);
    onTap(shape.area, { lon: Number(lon.toFixed(6)), lat: Number(lat.toFixed(6)) });
  };
  const unnamed = namesBelow
    ? shapes.filter(({ area, layer }) => layer === 'inner' && !labels.has(area.code))
    : [];
  return (
    <>
      {/* biome-ignore lint/a11y/useKeyWithClickEvents: a finger's short cut; the names below and the list say the same places */}
      <svg
        viewBox={`0 0 ${page.width} ${page.height}`}
        className="block w-full cursor-pointer rounded-md border border-line bg-paper-deep"
        role="img"
        aria-label={label}
        onClick={tap}
      >
        {shapes.map(({ area: { code }, layer, path }) => (
          <path
            key={code}
            data-code={code}
            d={path}
            className={code === chosen ? 'fill-brand-wash stroke-brand' : LOOK[layer].shape}
            strokeWidth={code === chosen ? 2.5 : 1}
            strokeLinejoin="round"
          />
        ))}
        <g textAnchor="middle" dominantBaseline="central" pointerEvents="none">
          {shapes.map(({ area: { code }, layer, name }) => {
            const found = labels.get(code);
            return (
              found && (
                <text
                  key={code}
                  x={found.at[0]}
                  y={found.at[1]}
                  fontSize={LETTERS[found.form]}
                  className={code === chosen ? 'fill-brand-deep font-bold' : LOOK[layer].name}
                >
                  {name}
                </text>
              )
            );
          })}
          <text x={page.width - 18} y={13} fontSize={LETTERS[1]} className="fill-ink-soft">
            {t('where.north')}
          </text>
        </g>
        {pin && (
          <path
            className="fill-brand stroke-raised"
            strokeWidth="1.5"
            pointerEvents="none"
            d="M0 0C-3-6-9-10-9-17a9 9 0 0 1 18 0C9-10 3-6 0 0z"
            transform={`translate(${pin[0].toFixed(1)} ${pin[1].toFixed(1)})`}
          />
        )}
      </svg>
      {unnamed.length > 0 && (
        <>
          <p className="text-sm text-ink-soft">{t('where.noRoom')}</p>
          <FilterChips
            label={t('where.noRoom')}
            chips={unnamed.map(({ area, name }) => ({ key: String(area.code), label: name }))}
            value={[]}
            onChange={([key]) => {
              const shape = unnamed.find(({ area }) => String(area.code) === key);
              if (shape) onTap(shape.area, null);
            }}
            single
          />
        </>
      )}
    </>
  );
}
