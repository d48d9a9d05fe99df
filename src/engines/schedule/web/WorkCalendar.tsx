// The working calendar of one year: twelve months, and the same as a list.
import { useState } from 'react';
import { useParams } from 'react-router';
import {
  Button,
  Callout,
  DataTable,
  ErrorState,
  Link,
  LoadingState,
  PageTitle,
  Section,
  StateBadge,
  useDateFormat,
  useLocale,
} from '#web/ui/index.ts';
import { DayDialog } from './DayDialog.tsx';
import { Month } from './Month.tsx';
import { OfficeHours } from './OfficeHours.tsx';
import { PublishDialog } from './PublishDialog.tsx';
import { useCalendarMessages, useCalendarProblems } from './words.ts';
import { type CalendarYear, today, useYear } from './year-days.ts';

const FIRST = 2020;
const LAST = 2100;
const months = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12];

export function WorkCalendar({ mayManage }: { mayManage: boolean }) {
  const t = useCalendarMessages();
  const problems = useCalendarProblems();
  const asked = Number(useParams().year);
  const year = asked >= FIRST && asked <= LAST ? asked : Number(today().slice(0, 4));
  const calendar = useYear(year);
  return (
    <>
      <PageTitle lead={t('lead')} actions={<YearLinks year={year} />}>
        {`${t('title')} · ${t('year', { year })}`}
      </PageTitle>
      {calendar.isPending && <LoadingState rows={6} />}
      {calendar.isError && <ErrorState error={calendar.error} onRetry={calendar.refetch} words={problems} />}
      {calendar.data && <YearView calendar={calendar.data} mayManage={mayManage} />}
      <OfficeHours mayManage={mayManage} />
    </>
  );
}

function YearLinks({ year }: { year: number }) {
  const t = useCalendarMessages();
  return (
    <nav className="l-actions" aria-label={t('pick')}>
      {year > FIRST && (
        <Link to={`/calendar/${year - 1}`} look="plain" icon="chevronLeft">
          {t('previous', { year: year - 1 })}
        </Link>
      )}
      {year < LAST && (
        <Link to={`/calendar/${year + 1}`} look="plain" icon="chevronRight">
          {t('next', { year: year + 1 })}
        </Link>
      )}
    </nav>
  );
}

function YearView({ calendar, mayManage }: { calendar: CalendarYear; mayManage: boolean }) {
  const t = useCalendarMessages();
  const format = useDateFormat();
  const english = useLocale() === 'en';
  const [editing, setEditing] = useState<string | null>(null);
  const [publishing, setPublishing] = useState(false);
  const special = new Map(calendar.days.map((day) => [day.date, day]));
  const published = calendar.status === 'published';
  return (
    <>
      <div className="mb-4 flex flex-wrap items-center gap-x-4 gap-y-2">
        <StateBadge tone={published ? 'done' : 'risk'} icon={published ? 'check' : 'alert'}>
          {t(calendar.status)}
        </StateBadge>
        {calendar.source !== '' && (
          <span className="text-ink-soft text-sm">{t('source', { source: calendar.source })}</span>
        )}
        <Legend />
        {mayManage && !published && (
          <Button icon="check" onClick={() => setPublishing(true)}>
            {t('publish', { year: calendar.year })}
          </Button>
        )}
      </div>
      {!published && (
        <div className="mb-4">
          <Callout tone="risk">{t('unpublishedHelp')}</Callout>
        </div>
      )}
      <p className="mb-3 text-ink-soft text-sm">{t(mayManage ? 'editHint' : 'readOnly')}</p>
      <div
        className={`grid grid-cols-1 items-start gap-x-8 gap-y-5 sm:grid-cols-2 lg:grid-cols-3 xl:grid-cols-4 ${published ? '' : 'border-2 border-risk border-dashed p-4'}`}
      >
        {months.map((month) => (
          <Month
            key={month}
            year={calendar.year}
            month={month}
            special={special}
            onDay={mayManage ? setEditing : null}
          />
        ))}
      </div>
      <Section title={t('list')}>
        <DataTable
          caption={t('list')}
          rows={calendar.days}
          rowKey={(day) => day.date}
          empty={<p className="text-ink-soft">{t('listEmpty')}</p>}
          columns={[
            { key: 'date', header: t('listDate'), width: '9rem', cell: (day) => format(day.date, 'day') },
            {
              key: 'kind',
              header: t('listKind'),
              width: '11rem',
              cell: (day) => (
                <StateBadge tone={day.kind === 'holiday' ? 'done' : 'risk'}>
                  {t(`${day.kind}Name`)}
                </StateBadge>
              ),
            },
            { key: 'name', header: t('listName'), cell: (day) => (english ? day.nameEn : day.name) },
          ]}
        />
      </Section>
      {editing !== null && (
        <DayDialog date={editing} special={special.get(editing)} onClose={() => setEditing(null)} />
      )}
      {publishing && <PublishDialog year={calendar.year} onClose={() => setPublishing(false)} />}
    </>
  );
}

function Legend() {
  const t = useCalendarMessages();
  return (
    <ul className="flex flex-wrap gap-x-4 text-sm" aria-label={t('legend')}>
      <li>
        <span className="rounded-sm bg-done-wash px-1.5 font-semibold text-done">{t('holiday')}</span>{' '}
        {t('holidayName')}
      </li>
      <li>
        <span className="rounded-sm bg-risk-wash px-1.5 font-semibold text-risk">{t('workday')}</span>{' '}
        {t('workdayName')}
      </li>
    </ul>
  );
}
