import { useId, useState } from 'react';
import { asProblem, Button, Callout, FieldError, RegionPicker } from '#web/ui/index.ts';
import {
  findRegions,
  isCommunity,
  keptSpot,
  namesOf,
  type Point,
  regionsBelow,
  type Spot,
  spotAt,
  spotOf,
} from './places.ts';
import { useReporterWords } from './words.ts';

type Trouble = 'refused' | 'failed' | 'outside' | 'unreachable';

export interface PlaceChooserProps {
  readonly onChoose: (spot: Spot) => void;
  readonly error?: string | undefined;
}

/** Where one stands, one's own community, or any community by hand. Each way works without the others. */
export function PlaceChooser({ onChoose, error }: PlaceChooserProps) {
  const t = useReporterWords();
  const [busy, setBusy] = useState(false);
  const [trouble, setTrouble] = useState<Trouble>();
  const [picking, setPicking] = useState(false);
  const mine = keptSpot();
  const errorId = useId();

  const locate = async () => {
    setBusy(true);
    setTrouble(undefined);
    try {
      onChoose(await spotAt(await whereAmI()));
    } catch (failure) {
      setTrouble(troubleOf(failure));
      setPicking(true);
    } finally {
      setBusy(false);
    }
  };

  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset would stand around the picker's own
    <div
      role="group"
      aria-label={t('report.where')}
      className="grid gap-4"
      data-invalid={error !== undefined || undefined}
      aria-describedby={error === undefined ? undefined : errorId}
    >
      <FieldError id={errorId} error={error} />
      <div className="flex flex-wrap gap-3">
        <Button kind="plain" icon="locate" busy={busy} onClick={() => void locate()}>
          {t(busy ? 'where.locating' : 'where.gps')}
        </Button>
        {mine && (
          <Button icon="home" onClick={() => onChoose(mine)}>
            {t('where.mine', { name: namesOf(mine).name })}
          </Button>
        )}
        {!picking && (
          <Button icon="list" onClick={() => setPicking(true)}>
            {t('where.pick')}
          </Button>
        )}
      </div>
      <div role="status">{trouble && <Callout tone="risk">{t(`where.${trouble}`)}</Callout>}</div>
      {picking && (
        <RegionPicker
          label={t('where.picker')}
          value={null}
          onChange={(node) => node && onChoose(spotOf(node))}
          load={regionsBelow}
          search={findRegions}
          choosable={isCommunity}
          required
        />
      )}
    </div>
  );
}

/** Metres would be false comfort indoors: a coarse answer soon is better than a fine one after a minute. */
function whereAmI(): Promise<Point> {
  return new Promise((found, failed) => {
    if (!('geolocation' in navigator)) return failed(new Error('refused'));
    navigator.geolocation.getCurrentPosition(
      ({ coords }) => found({ lon: coords.longitude, lat: coords.latitude }),
      ({ code }) =>
        failed(new Error(code === GeolocationPositionError.PERMISSION_DENIED ? 'refused' : 'failed')),
      { enableHighAccuracy: true, timeout: 12_000, maximumAge: 60_000 },
    );
  });
}

function troubleOf(failure: unknown): Trouble {
  if (failure instanceof Error && (failure.message === 'refused' || failure.message === 'failed')) {
    return failure.message;
  }
  const { code, status } = asProblem(failure);
  // A point far outside does not even pass the contract (longitude and latitude of China).
  return code === 'region.outside' || status === 400 ? 'outside' : 'unreachable';
}
