import { lazy, Suspense } from 'react';
import { Button, Field, Icon, TextInput } from '#web/ui/index.ts';
import { PlaceChooser } from './PlaceChooser.tsx';
import { namesOf, type Point, type Spot, spotAt } from './places.ts';
import { useReporterWords } from './words.ts';

const OutlineMap = lazy(() => import('./OutlineMap.tsx'));

export interface WhereStepProps {
  readonly spot: Spot | null;
  readonly address: string;
  readonly onSpot: (spot: Spot | null) => void;
  readonly onAddress: (address: string) => void;
  readonly error?: string | undefined;
}

export function WhereStep({ spot, address, onSpot, onAddress, error }: WhereStepProps) {
  const t = useReporterWords();
  const mark = async (point: Point) => {
    // Without an answer the mark stays where the finger put it; the server looks it up again on sending.
    const found = await spotAt(point).catch(() => undefined);
    onSpot(found ?? { ...(spot ?? { code: 0, path: [], exact: false }), point });
  };
  return (
    <div className="grid gap-5">
      {spot ? (
        <div className="grid max-w-xl gap-3">
          <div className="flex flex-wrap items-center gap-x-4 gap-y-2 rounded-md bg-brand-wash px-4 py-3">
            <Icon name="locate" />
            <p className="min-w-0 flex-1 basis-[9.5em] leading-snug">
              <strong className="block text-lg">{namesOf(spot).name}</strong>
              <span className="text-sm text-ink-soft">{namesOf(spot).around}</span>
            </p>
            <Button onClick={() => onSpot(null)}>{t('where.change')}</Button>
          </div>
          {spot.exact && (
            <Suspense fallback={null}>
              <OutlineMap spot={spot} onMark={(point) => void mark(point)} />
            </Suspense>
          )}
        </div>
      ) : (
        <PlaceChooser onChoose={onSpot} error={error} />
      )}
      <div className="max-w-xl">
        <Field label={t('where.address')} hint={t('where.addressHint')}>
          <TextInput
            value={address}
            onChange={onAddress}
            maxLength={120}
            placeholder={t('where.addressExample')}
            autoComplete="off"
          />
        </Field>
      </div>
    </div>
  );
}
