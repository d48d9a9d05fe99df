// From the district somebody used last down to the community, each step a touch on a name.
import { useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { Button, ErrorState, LoadingState, useLocale } from '#web/ui/index.ts';
import { lineageOf, type MapArea, useMapLayers } from './map-layers.ts';
import { PlaceMap } from './PlaceMap.tsx';
import { lastDistrict, regions, type Spot, spotOf } from './places.ts';
import { useProblemWords, useReporterWords } from './words.ts';

export interface MapChooserProps {
  readonly onChoose: (spot: Spot) => void;
  readonly onNoMap: () => void;
}

export default function MapChooser({ onChoose, onNoMap }: MapChooserProps) {
  const root = useQuery({
    queryKey: ['region', 'root'],
    queryFn: () => regions.root(),
    staleTime: Number.POSITIVE_INFINITY,
  });
  const problemWords = useProblemWords();
  if (root.isPending) return <LoadingState rows={2} />;
  if (root.isError)
    return <ErrorState inline error={root.error} words={problemWords} onRetry={() => void root.refetch()} />;
  return <Narrowing city={root.data.code} onChoose={onChoose} onNoMap={onNoMap} />;
}

function Narrowing({ city, onChoose, onNoMap }: MapChooserProps & { city: number }) {
  const t = useReporterWords();
  const locale = useLocale();
  const problemWords = useProblemWords();
  const [at, setAt] = useState(() => startIn(city));
  const [busy, setBusy] = useState(false);
  const [failed, setFailed] = useState(false);
  const layers = useMapLayers(at);
  const here = useQuery({
    queryKey: ['region', 'spot', at],
    queryFn: () => spotOf(at),
    staleTime: Number.POSITIVE_INFINITY,
  });
  const empty = layers.data?.inner.length === 0;
  useEffect(() => {
    if (empty) onNoMap();
  }, [empty, onNoMap]);

  const tap = (area: MapArea) => {
    if (area.level !== 'community') return setAt(area.code);
    setBusy(true);
    setFailed(false);
    void spotOf(area.code)
      .then(onChoose, () => setFailed(true))
      .finally(() => setBusy(false));
  };
  const path = here.data ? (locale === 'en' ? here.data.pathEn : here.data.path) : [];
  const name = path.at(-1) ?? '';
  if (layers.isError)
    return (
      <ErrorState inline error={layers.error} words={problemWords} onRetry={() => void layers.refetch()} />
    );
  return (
    <figure className="grid max-w-xl gap-2" aria-busy={busy || undefined}>
      <div className="flex flex-wrap items-center gap-x-3">
        {at !== city && (
          <Button kind="quiet" icon="back" onClick={() => setAt(lineageOf(at).at(-2) ?? city)}>
            {t('where.wider')}
          </Button>
        )}
        <p role="status" className="text-sm text-ink-soft">
          {path.join(' › ')}
        </p>
      </div>
      {layers.data && !empty ? (
        <PlaceMap layers={layers.data} label={t('where.map', { name })} onTap={tap} namesBelow />
      ) : (
        <LoadingState rows={3} />
      )}
      <figcaption className="text-sm text-ink-soft">
        <p role="status">{t(failed ? 'where.unreachable' : 'where.mapPick')}</p>
      </figcaption>
    </figure>
  );
}

/** A device may come from another city. */
function startIn(city: number): number {
  const district = lastDistrict();
  return district !== undefined && lineageOf(district)[0] === city ? district : city;
}
