// The working calendar of one year: twelve months, and the same as a list.
import { useParams } from 'react-router';
import { ErrorState, Link, LoadingState, PageTitle } from '#web/ui/index.ts';
import { OfficeHours } from './OfficeHours.tsx';
import { useCalendarMessages, useCalendarProblems } from './words.ts';
import { YearView } from './YearView.tsx';
import { today, useYear } from './year-days.ts';

const FIRST = 2020;
const LAST = 2100;

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
