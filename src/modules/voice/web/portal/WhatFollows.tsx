import { Section } from '#web/ui/index.ts';
import { useReporterWords } from './words.ts';

/** Beside the form where there is room; on a phone the first page has said it. */
export function WhatFollows() {
  const t = useReporterWords();
  return (
    <aside className="max-lg:hidden">
      <Section title={t('home.steps')}>
        <ol className="grid gap-4">
          {(['step1', 'step2', 'step3', 'step4'] as const).map((word) => (
            <li key={word}>
              <h3 className="font-sans text-base font-semibold">{t(`home.${word}`)}</h3>
              <p className="text-sm text-ink-soft">{t(`home.${word}Text`)}</p>
            </li>
          ))}
        </ol>
      </Section>
    </aside>
  );
}
