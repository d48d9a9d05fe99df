// Four figures, each with what it is over, each opening to its rows.
import { useRegionMessages } from '#engines/region/web/words.ts';
import { Stat, type Tone } from '#web/ui/index.ts';
import type { Place } from './Overview.tsx';
import { type Figure, figures, type Level, type Pulse, totalOf } from './pulse.ts';
import { RowsBehind } from './RowsBehind.tsx';
import { useWallMessages } from './words.ts';

export interface FiguresProps {
  readonly place: Place;
  readonly rows: readonly Pulse[];
  readonly level: Level;
}

export function Figures({ place, rows, level }: FiguresProps) {
  const t = useWallMessages();
  const region = useRegionMessages();
  const total = totalOf(rows);
  const unplaced = rows.find((row) => row.unplaced);
  const over = { parts: region(`parts.${level}`, { n: rows.length - (unplaced ? 1 : 0) }) };
  const share = `${((total.overdue / (total.open || 1)) * 100).toFixed(total.open < 1000 ? 0 : 1)}%`;
  const basis: Record<Figure, string> = {
    open:
      unplaced && unplaced.open > 0
        ? t('basis.openUnplaced', { n: unplaced.open, unplaced: unplaced.name })
        : t('basis.open', over),
    overdue:
      total.open === 0
        ? t('basis.overdueNone')
        : t('basis.overdue', { n: total.open.toLocaleString('en-US'), share }),
    answered: t('basis.answered'),
    closed30: unplaced ? t('basis.closed30Whole') : t('basis.closed30', over),
  };
  // Only what is late is marked: much demand is no fault.
  const tone = (figure: Figure): Tone => (figure === 'overdue' && total.overdue > 0 ? 'late' : 'neutral');
  return (
    <section className="grid grid-cols-2 gap-x-6 gap-y-4" aria-label={t('figures')}>
      {figures.map((figure) => (
        <Stat
          key={figure}
          label={t(`figure.${figure}`)}
          value={total[figure]}
          basis={basis[figure]}
          tone={tone(figure)}
          link={
            <RowsBehind place={place} figure={figure} only>
              <span aria-hidden>{t('rows')}</span>
            </RowsBehind>
          }
        />
      ))}
    </section>
  );
}
