import { goTo } from '#web/app/first-field.ts';
import { Button, Callout } from '#web/ui/index.ts';
import { type Mistakes, mostLetters, parts } from './send-report.ts';
import { useReporterWords } from './words.ts';

/** A sentence for each part of the form that cannot be sent as it is. */
export type MistakeWords = Readonly<Partial<Record<(typeof parts)[number], string | undefined>>>;

export function useMistakeWords(mistakes: Mistakes, digits: number): MistakeWords {
  const t = useReporterWords();
  return {
    where: mistakes.where && t(`report.${mistakes.where}`),
    what: mistakes.what && t(`report.${mistakes.what}`, { max: mostLetters }),
    phone: mistakes.phone && t(`report.${mistakes.phone}`, { n: digits }),
  };
}

/** Beside the button that was pressed: how many there are, and the way to each. */
export function ReportMistakes({ words }: { words: MistakeWords }) {
  const t = useReporterWords();
  const wrong = parts.filter((part) => words[part] !== undefined);
  if (wrong.length === 0) return null;
  return (
    <Callout tone="late">
      <p>{t('report.mistakes', { n: wrong.length })}</p>
      <ul>
        {wrong.map((part) => (
          <li key={part}>
            <Button kind="quiet" onClick={() => goTo(document.querySelector(`#${part} [data-invalid]`))}>
              {t(`report.${part}`)}
            </Button>
          </li>
        ))}
      </ul>
    </Callout>
  );
}
