// Four figures, each with what it is over, each opening to its rows.
import { useRegionMessages } from '#engines/region/web/words.ts';
import { Link, Stat, type Tone } from '#web/ui/index.ts';
import type { Place } from './Overview.tsx';
import { type Figure, figures, type Level, type Pulse, rowsBehind, totalOf } from './pulse.ts';
import { useWallMessages } from './words.ts';

export interface FiguresProps {
  readonly place: Place;
  readonly rows: readonly Pulse[];
  readonly level: Level;
  /** The place as its own parent counts it: with what lies in none of its parts. */
  readonly whole: Pulse | undefined;
}

export function Figures({ place, rows, level, whole }: FiguresProps) {
  const t = useWallMessages();
  const region = useRegionMessages();
  const parts = totalOf(rows);
  const total = whole ?? parts;
  const over = { parts: region(`parts.${level}`, { n: rows.length }) };
  const share = `${((total.overdue / (total.open || 1)) * 100).toFixed(total.open < 1000 ? 0 : 1)}%`;
  const basis: Record<Figure, string> = {
    open:
      whole && whole.open > parts.open
        ? t('basis.openWhole', { n: whole.open - parts.open })
        : t(level === 'grid' ? 'basis.openCells' : 'basis.open', over),
    overdue:
      total.open === 0
        ? t('basis.overdueNone')
        : t('basis.overdue', { n: total.open.toLocaleString('en-US'), share }),
    answered: t('basis.answered'),
    closed30: whole ? t('basis.closed30Whole') : t('basis.closed30', over),
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
          link={<RowsLink place={place} figure={figure} />}
        />
      ))}
    </section>
  );
}

export function RowsLink({ place, figure }: { place: Place; figure: Figure }) {
  const t = useWallMessages();
  return (
    <Link href={rowsBehind(figure, place)} newPage>
      <span aria-hidden>{t('rows')}</span>
      <span className="l-unseen">{t('rowsOf', { name: place.name, figure: t(`figure.${figure}`) })}</span>
    </Link>
  );
}
