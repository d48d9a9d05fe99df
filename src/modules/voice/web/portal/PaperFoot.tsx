import { useEffect, useState } from 'react';
import { DateText } from '#web/ui/index.ts';
import { pageOf } from './page-address.ts';
import { useReporterWords } from './words.ts';

/** What a sheet of paper must say by itself: when it was printed, where to look, whom to call. */
export function PaperFoot({ number }: { number: string }) {
  const t = useReporterWords();
  const [printedAt, setPrintedAt] = useState(() => new Date().toISOString());
  useEffect(() => {
    const now = () => setPrintedAt(new Date().toISOString());
    addEventListener('beforeprint', now);
    return () => removeEventListener('beforeprint', now);
  }, []);
  return (
    <p className="p-paper">
      {t('paper.printed')} <DateText value={printedAt} /> · {t('paper.look', { url: pageOf(number).url })} ·{' '}
      {t('paper.call')}
    </p>
  );
}
