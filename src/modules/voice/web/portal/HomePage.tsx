import { useState } from 'react';
import { Button, Icon, type IconName, Link, PageTitle, Section, useLocale } from '#web/ui/index.ts';
import { LookUp } from './LookUp.tsx';
import { PlaceChooser } from './PlaceChooser.tsx';
import { keepSpot, keptSpot, namesOf, type Spot } from './places.ts';
import { storedDraft } from './report-draft.ts';
import { useReporterWords } from './words.ts';

const steps = [
  { icon: 'edit', word: 'step1' },
  { icon: 'person', word: 'step2' },
  { icon: 'forward', word: 'step3' },
  { icon: 'check', word: 'step4' },
] as const satisfies readonly { icon: IconName; word: string }[];

export function HomePage() {
  const t = useReporterWords();
  return (
    <>
      <div className="max-w-3xl md:pt-6 md:[--text-2xl:var(--text-3xl)]">
        <PageTitle lead={t('home.lead')}>{t('home.title')}</PageTitle>
        <div className="text-lg md:max-w-sm">
          <Link to="/report" look="primary" icon="edit" wide>
            {t(storedDraft() ? 'home.unfinished' : 'home.report')}
          </Link>
        </div>
      </div>
      <div className="md:mt-6">
        <Section title={t('home.steps')}>
          <ol className="grid gap-x-10 gap-y-6 pt-2 sm:grid-cols-2 lg:grid-cols-4">
            {steps.map(({ icon, word }) => (
              <li key={word} className="grid grid-cols-[auto_1fr] gap-x-3 lg:block">
                <span className="pt-0.5 text-brand lg:block lg:pb-1">
                  <Icon name={icon} />
                </span>
                <div>
                  <h3 className="text-lg">{t(`home.${word}`)}</h3>
                  <p className="text-ink-soft">{t(`home.${word}Text`)}</p>
                </div>
              </li>
            ))}
          </ol>
        </Section>
      </div>
      <div className="grid gap-x-16 lg:grid-cols-2">
        <Section title={t('track.title')}>
          <LookUp />
        </Section>
        <Section title={t('home.place')}>
          <MyPlace />
        </Section>
      </div>
    </>
  );
}

function MyPlace() {
  const t = useReporterWords();
  const locale = useLocale();
  const [spot, setSpot] = useState(keptSpot);
  const [choosing, setChoosing] = useState(false);
  const keep = (chosen: Spot | null) => {
    // The way home, not the very spot someone stood on.
    const community = chosen && { ...chosen, point: null };
    keepSpot(community);
    setSpot(community);
    setChoosing(false);
  };
  return (
    <>
      {spot && (
        <p className="mb-3">
          <strong className="block text-lg">{namesOf(spot, locale).name}</strong>
          <span className="text-sm text-ink-soft">{namesOf(spot, locale).around}</span>
        </p>
      )}
      <p className="mb-3 text-ink-soft">{t('home.placeText')}</p>
      {choosing ? (
        <div className="grid gap-4">
          <PlaceChooser onChoose={keep} />
          <div>
            <Button kind="quiet" onClick={() => setChoosing(false)}>
              {t('home.placeCancel')}
            </Button>
          </div>
        </div>
      ) : (
        <div className="flex flex-wrap gap-3">
          <Button icon="locate" onClick={() => setChoosing(true)}>
            {t(spot ? 'home.placeChange' : 'home.placeChoose')}
          </Button>
          {spot && (
            <Button kind="quiet" onClick={() => keep(null)}>
              {t('home.placeForget')}
            </Button>
          )}
        </div>
      )}
    </>
  );
}
