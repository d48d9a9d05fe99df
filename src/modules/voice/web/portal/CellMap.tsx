// The chosen community, cell by cell, among its neighbours. Nothing outside it is taken without being asked.
import { useState } from 'react';
import { Button, Callout, FilterChips, useLocale } from '#web/ui/index.ts';
import { type MapArea, useMapLayers } from './map-layers.ts';
import { PlaceMap } from './PlaceMap.tsx';
import {
  cellOf,
  communityOf,
  isCell,
  namesOf,
  type Point,
  type Spot,
  spotAt,
  wholeCommunity,
} from './places.ts';
import { useReporterWords } from './words.ts';

export interface CellMapProps {
  readonly spot: Spot;
  readonly onChange: (spot: Spot) => void;
  /** To another community, as the person has said. */
  readonly onMove: (spot: Spot) => void;
}

export default function CellMap({ spot, onChange, onMove }: CellMapProps) {
  const t = useReporterWords();
  const locale = useLocale();
  const community = communityOf(spot.code);
  const layers = useMapLayers(community);
  const [asked, setAsked] = useState<Spot>();
  // A map is a help; where there is none, words do.
  if (!layers.data || layers.data.inner.length === 0) return null;
  const { inner } = layers.data;

  const tap = async (area: MapArea, point: Point | null) => {
    if (inner.includes(area)) {
      setAsked(undefined);
      return onChange(cellOf(spot, area, point));
    }
    // Of a neighbour the community is known only to the server; without an answer nothing happens.
    if (!point) return;
    const found = await spotAt(point).catch(() => undefined);
    setAsked(found?.exact && communityOf(found.code) !== community ? found : undefined);
  };
  const { name } = namesOf(wholeCommunity(spot), locale);
  return (
    <figure className="grid gap-2">
      <PlaceMap
        layers={layers.data}
        label={t('where.map', { name })}
        {...(isCell(spot) && { chosen: spot.code })}
        point={spot.point}
        onTap={(area, point) => void tap(area, point)}
      />
      <div role="alert">
        {asked && (
          <Callout tone="risk">
            <p className="mb-2">
              <strong>{t('where.moveAsk', { name: namesOf(asked, locale).name })}</strong>{' '}
              <span className="text-sm">{namesOf(asked, locale).around}</span>
            </p>
            <div className="flex flex-wrap gap-3">
              <Button
                onClick={() => {
                  setAsked(undefined);
                  onMove(asked);
                }}
              >
                {t('where.moveYes')}
              </Button>
              <Button onClick={() => setAsked(undefined)}>{t('where.moveNo', { name })}</Button>
            </div>
          </Callout>
        )}
      </div>
      <figcaption className="text-sm text-ink-soft">{t('where.mapHint')}</figcaption>
      <FilterChips
        label={t('where.cells')}
        chips={inner.map((area) => ({
          key: String(area.code),
          label: locale === 'en' ? area.nameEn : area.name,
        }))}
        value={isCell(spot) ? [String(spot.code)] : []}
        onChange={([code]) => {
          const area = inner.find((one) => String(one.code) === code);
          onChange(area ? cellOf(spot, area, null) : wholeCommunity(spot));
        }}
        single
      />
    </figure>
  );
}
