// What differs from the weekend rule, and what was changed here after the publication: as lists, to be read and printed.
import {
  DataTable,
  ItemList,
  Section,
  StateBadge,
  useDateFormat,
  useLocale,
  useNarrow,
} from '#web/ui/index.ts';
import { useCalendarMessages } from './words.ts';
import type { CalendarYear, DayChange, SpecialDay } from './year-days.ts';

export function YearList({ calendar }: { calendar: CalendarYear }) {
  const t = useCalendarMessages();
  return (
    <>
      {calendar.changes.length > 0 && (
        <Section title={t('changes')}>
          <p className="mb-3 text-ink-soft">{t('changesLead')}</p>
          <Changes changes={calendar.changes} />
        </Section>
      )}
      <Section title={t('list')}>
        {calendar.days.length === 0 ? (
          <p className="text-ink-soft">{t('listEmpty')}</p>
        ) : (
          <Days days={calendar.days} />
        )}
      </Section>
    </>
  );
}

function Days({ days }: { days: readonly SpecialDay[] }) {
  const t = useCalendarMessages();
  const format = useDateFormat();
  const english = useLocale() === 'en';
  const nameOf = (day: SpecialDay) => (english ? day.nameEn : day.name);
  const kind = (day: SpecialDay) => (
    <StateBadge tone={day.kind === 'holiday' ? 'done' : 'risk'}>{t(`${day.kind}Name`)}</StateBadge>
  );
  if (useNarrow())
    return (
      <ItemList
        label={t('list')}
        items={days.map((day) => ({
          key: day.date,
          title: format(day.date, 'day'),
          meta: nameOf(day),
          badge: kind(day),
        }))}
      />
    );
  return (
    <DataTable
      caption={t('list')}
      rows={days}
      rowKey={(day) => day.date}
      columns={[
        { key: 'date', header: t('listDate'), width: '9rem', cell: (day) => format(day.date, 'day') },
        { key: 'kind', header: t('listKind'), width: '11rem', cell: kind },
        { key: 'name', header: t('listName'), cell: nameOf },
      ]}
    />
  );
}

function Changes({ changes }: { changes: readonly DayChange[] }) {
  const t = useCalendarMessages();
  const format = useDateFormat();
  const key = ({ at, date }: DayChange) => `${at} ${date}`;
  const what = ({ was, kind }: DayChange) => t('became', { was: t(`${was}Name`), kind: t(`${kind}Name`) });
  if (useNarrow())
    return (
      <ItemList
        label={t('changes')}
        items={changes.map((one) => ({
          key: key(one),
          title: `${format(one.date, 'day')} · ${what(one)}`,
          meta: [one.reason, one.who, format(one.at)].filter(Boolean).join(' · '),
        }))}
      />
    );
  return (
    <DataTable
      caption={t('changes')}
      rows={changes}
      rowKey={key}
      columns={[
        { key: 'date', header: t('listDate'), width: '9rem', cell: (one) => format(one.date, 'day') },
        { key: 'what', header: t('changeWhat'), width: '14rem', cell: what },
        { key: 'reason', header: t('changeReason'), cell: (one) => one.reason },
        { key: 'who', header: t('changeWho'), width: '12rem', cell: (one) => one.who },
        { key: 'at', header: t('changeAt'), width: '11rem', cell: (one) => format(one.at) },
      ]}
    />
  );
}
