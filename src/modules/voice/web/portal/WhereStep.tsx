import { lazy, Suspense } from 'react';
import { Button, Callout, Field, Icon, TextInput, useLocale } from '#web/ui/index.ts';
import { PlaceChooser } from './PlaceChooser.tsx';
import { isCell, namesOf, type Spot } from './places.ts';
import { useReporterWords } from './words.ts';

// Without a network the words say the same: a map that cannot be had must not take the form with it.
const CellMap = lazy(() => import('./CellMap.tsx').catch(() => ({ default: () => null })));

export interface WhereStepProps {
  readonly spot: Spot | null;
  /** What stood there before somebody or something put another in its place; offered back. */
  readonly before: Spot | null;
  readonly address: string;
  readonly onSpot: (spot: Spot | null, before?: Spot | null) => void;
  readonly onBegin: () => void;
  readonly onAddress: (address: string) => void;
  readonly error?: string | undefined;
}

export function WhereStep(props: WhereStepProps) {
  const { spot, before, address, onSpot, onBegin, onAddress, error } = props;
  const t = useReporterWords();
  const locale = useLocale();
  return (
    <div className="grid gap-5">
      {spot ? (
        <div className="grid max-w-xl gap-3">
          <ChosenPlace spot={spot} onOther={() => onSpot(null)} />
          <div role="status">
            {before && (
              <Callout tone="hold" icon="return">
                <p>{t('where.moved', { name: namesOf(spot, locale).name })}</p>
                <Button kind="quiet" onClick={() => onSpot(before)}>
                  {t('where.moveBack', { name: namesOf(before, locale).name })}
                </Button>
              </Callout>
            )}
          </div>
          {spot.exact && (
            <Suspense fallback={null}>
              <CellMap
                spot={spot}
                onChange={(next) => onSpot(next, before)}
                onMove={(next) => onSpot(next, spot)}
              />
            </Suspense>
          )}
        </div>
      ) : (
        <PlaceChooser onChoose={(chosen) => onSpot(chosen)} onBegin={onBegin} error={error} />
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

function ChosenPlace({ spot, onOther }: { spot: Spot; onOther: () => void }) {
  const t = useReporterWords();
  const locale = useLocale();
  const { name, around } = namesOf(spot, locale);
  return (
    <div className="grid gap-2 rounded-md bg-brand-wash px-4 py-3">
      <div className="flex gap-3">
        <span className="pt-1">
          <Icon name="locate" />
        </span>
        <p className="min-w-0 flex-1 leading-snug">
          <strong className="block text-lg">
            {name}
            {locale === 'en' && (
              <span lang="zh-CN" className="ml-2 font-normal">
                {namesOf(spot).name}
              </span>
            )}
          </strong>
          <span className="text-sm text-ink-soft">{around}</span>
        </p>
      </div>
      <p className="text-sm text-ink-soft">{t(isCell(spot) ? 'where.cellChecked' : 'where.cellUnknown')}</p>
      <div>
        <Button onClick={onOther}>{t('where.change')}</Button>
      </div>
    </div>
  );
}
