import { useLiveState } from '#engines/casework/web/live.tsx';
import { DateText, Section, useDateFormat } from '#web/ui/index.ts';
import { useArrivals } from './use-arrivals.ts';
import { useWallMessages } from './words.ts';

/** A quiet list: where and what kind, never who or in which words. */
export function Arrivals({ home }: { home: number }) {
  const t = useWallMessages();
  const format = useDateFormat();
  const { hour, shown } = useArrivals(home);
  const live = useLiveState() === 'live';
  return (
    <Section title={t('ticker.title')}>
      {hour && (
        <p className="text-ink-soft">
          {t('ticker.count', { n: hour.count, time: format(hour.since, 'time') })}
        </p>
      )}
      {!live && <p className="text-risk text-sm">{t('ticker.off')}</p>}
      {hour?.count === 0 ? (
        <p className="mt-2 text-ink-soft">{t('ticker.none')}</p>
      ) : (
        <ul className="mt-2 grid">
          {shown.map(({ at, place, category }) => (
            <li key={`${at} ${place}`} className="flex justify-between gap-x-4 border-line border-t py-1.5">
              <span className="min-w-0">{t('ticker.line', { place, category })}</span>
              <span className="text-ink-soft">
                <DateText value={at} parts="time" />
              </span>
            </li>
          ))}
        </ul>
      )}
    </Section>
  );
}
