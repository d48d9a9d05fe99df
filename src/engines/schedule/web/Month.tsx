import { useDateFormat, useLocale } from '#web/ui/index.ts';
import { useCalendarMessages } from './words.ts';
import { type Day, daysOf, type SpecialDay, today } from './year-days.ts';

export interface MonthProps {
  readonly year: number;
  readonly month: number;
  readonly special: ReadonlyMap<string, SpecialDay>;
  /** Days changed after the publication. */
  readonly changed: ReadonlySet<string>;
  /** null: the reader may not change anything. */
  readonly onDay: ((date: string) => void) | null;
}

export const monthId = (month: number) => `month-${month}`;

const weekdays = ['d1', 'd2', 'd3', 'd4', 'd5', 'd6', 'd7'] as const;

export function Month({ year, month, special, changed, onDay }: MonthProps) {
  const t = useCalendarMessages();
  const english = useLocale() === 'en';
  const days = daysOf(year, month);
  const name = english
    ? new Intl.DateTimeFormat('en', { month: 'long', timeZone: 'UTC' }).format(Date.UTC(year, month - 1, 1))
    : t('month', { n: month });
  const weeks: (Day | null)[][] = [];
  const cells: (Day | null)[] = [...Array.from({ length: (days[0]?.weekday ?? 1) - 1 }, () => null), ...days];
  while (cells.length % 7 !== 0) cells.push(null);
  for (let at = 0; at < cells.length; at += 7) weeks.push(cells.slice(at, at + 7));
  return (
    <table id={monthId(month)} className="w-full table-fixed text-center text-sm">
      <caption className="pb-1 text-left font-semibold">{name}</caption>
      <thead>
        <tr className="text-ink-soft">
          {weekdays.map((day) => (
            <th key={day} scope="col" className="font-normal">
              {t(`weekdays.${day}`)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {weeks.map((week) => (
          <tr key={week.find((day) => day !== null)?.date}>
            {week.map((day, index) => (
              <td key={day?.date ?? `blank ${weekdays[index]}`} className="p-px">
                {day && (
                  <DayCell
                    day={day}
                    special={special.get(day.date)}
                    changed={changed.has(day.date)}
                    onDay={onDay}
                  />
                )}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

interface DayCellProps {
  readonly day: Day;
  readonly special: SpecialDay | undefined;
  readonly changed: boolean;
  readonly onDay: ((date: string) => void) | null;
}

const looks = {
  holiday: 'bg-done-wash text-done font-semibold',
  workday: 'bg-risk-wash text-risk font-semibold',
  weekend: 'text-ink-faint',
  ordinary: '',
} as const;

/** Colour and a letter, and the words for those who hear it. */
function DayCell({ day, special, changed, onDay }: DayCellProps) {
  const t = useCalendarMessages();
  const english = useLocale() === 'en';
  const format = useDateFormat();
  const kind = special?.kind ?? (day.weekday > 5 ? 'weekend' : 'ordinary');
  const words = {
    holiday: t('holidayName'),
    workday: t('workdayName'),
    weekend: t('weekend'),
    ordinary: t('ordinaryName'),
  };
  const name = english ? special?.nameEn : special?.name;
  const date = format(day.date, 'day');
  const plain = name
    ? t('dayLabelNamed', { date, kind: words[kind], name })
    : t('dayLabel', { date, kind: words[kind] });
  const label = changed ? t('dayLabel', { date: plain, kind: t('changedName') }) : plain;
  const look = `relative block w-full rounded-sm py-1 ${looks[kind]} ${day.date === today() ? 'outline-2 outline-brand' : ''}`;
  const content = (
    <>
      {day.number}
      {special && <sup className="absolute top-0 right-0.5 text-xs leading-none">{t(special.kind)}</sup>}
      {changed && (
        <sub aria-hidden className="absolute bottom-0 left-0.5 text-late text-xs leading-none">
          {t('changed')}
        </sub>
      )}
      {(special || changed || onDay) && <span className="l-unseen"> {label}</span>}
    </>
  );
  if (!onDay) {
    return (
      <span className={look} title={special || changed ? label : undefined}>
        {content}
      </span>
    );
  }
  return (
    <button
      type="button"
      className={`${look} hover:bg-brand-wash`}
      title={label}
      onClick={() => onDay(day.date)}
    >
      {content}
    </button>
  );
}
