import { lazy, Suspense, useId, useState } from 'react';
import { Button, Callout, FieldError, LoadingState, RegionPicker, useLocale } from '#web/ui/index.ts';
import { findRegions, isCommunity, regionsBelow, spotOfNode } from './place-list.ts';
import { keepDistrict, keptSpot, namesOf, type Spot, wholeCommunity } from './places.ts';
import { isRough, type Trouble, troubleOf, whereAmI } from './position.ts';
import { useReporterWords } from './words.ts';

// A part of the page that cannot be had must not take the form with it.
const MapChooser = lazy(() => import('./MapChooser.tsx').catch(() => ({ default: NoMap })));

type Way = 'map' | 'list';
interface Guess {
  readonly spot: Spot;
  readonly metres: number;
}

export interface PlaceChooserProps {
  readonly onChoose: (spot: Spot) => void;
  /** Somebody has begun to choose: what was wrong before need not be said any longer. */
  readonly onBegin?: () => void;
  readonly error?: string | undefined;
}

/** Where one stands, a look at the map, or the list; each way works without the others. */
export function PlaceChooser({ onChoose, onBegin, error }: PlaceChooserProps) {
  const t = useReporterWords();
  const locale = useLocale();
  const [busy, setBusy] = useState(false);
  const [trouble, setTrouble] = useState<Trouble>();
  const [guess, setGuess] = useState<Guess>();
  const [way, setWay] = useState<Way>();
  const mine = keptSpot();
  const errorId = useId();

  const choose = (spot: Spot) => {
    keepDistrict(spot);
    onChoose(spot);
  };
  const go = (next: Way | undefined) => {
    onBegin?.();
    setGuess(undefined);
    setTrouble(undefined);
    setWay(next);
  };
  const locate = async () => {
    go(undefined);
    setBusy(true);
    try {
      const { metres, spot } = await whereAmI();
      if (isRough(metres)) setGuess({ spot: wholeCommunity(spot), metres });
      else choose(spot);
    } catch (failure) {
      setTrouble(troubleOf(failure));
      setWay('list');
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
        <Button icon="map" aria-pressed={way === 'map'} onClick={() => go('map')}>
          {t('where.onMap')}
        </Button>
        <Button icon="list" aria-pressed={way === 'list'} onClick={() => go('list')}>
          {t('where.fromList')}
        </Button>
        {mine && (
          <Button icon="home" onClick={() => choose(mine)}>
            {t('where.mine', { name: namesOf(mine, locale).name })}
          </Button>
        )}
      </div>
      <div role="status">{trouble && <Callout tone="risk">{t(`where.${trouble}`)}</Callout>}</div>
      {guess && <Rough guess={guess} onYes={() => choose(guess.spot)} onNo={() => go('list')} />}
      {way === 'map' && (
        <Suspense fallback={<LoadingState rows={2} />}>
          <MapChooser onChoose={choose} onNoMap={() => setWay('list')} />
        </Suspense>
      )}
      {way === 'list' && (
        <RegionPicker
          label={t('where.picker')}
          value={null}
          onChange={(node) => node && choose(spotOfNode(node))}
          load={regionsBelow}
          search={findRegions}
          choosable={isCommunity}
          required
        />
      )}
    </div>
  );
}

/** A position that may be a street away names a community at best, and the one who stands there knows better. */
function Rough({ guess, onYes, onNo }: { guess: Guess; onYes: () => void; onNo: () => void }) {
  const t = useReporterWords();
  const locale = useLocale();
  const { spot, metres } = guess;
  const distance =
    metres < 1000
      ? t('where.metres', { n: Math.round(metres / 50) * 50 })
      : t('where.kilometres', { n: Math.round(metres / 1000) });
  const { name, around } = namesOf(spot, locale);
  return (
    <div role="alert">
      <Callout tone="risk">
        <p>{t('where.rough', { distance })}</p>
        <p className="mb-2">
          <strong>{t('where.roughAsk', { name })}</strong> <span className="text-sm">{around}</span>
        </p>
        <div className="flex flex-wrap gap-3">
          <Button onClick={onYes}>{t('where.roughYes')}</Button>
          <Button onClick={onNo}>{t('where.roughNo')}</Button>
        </div>
      </Callout>
    </div>
  );
}

function NoMap() {
  const t = useReporterWords();
  return (
    <div role="status">
      <Callout tone="risk">{t('where.mapFailed')}</Callout>
    </div>
  );
}
