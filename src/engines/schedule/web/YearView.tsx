// One year: its months, what differs from the weekend rule, and what was changed here after the publication.
import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { Button, Callout, StateBadge, useNarrow } from '#web/ui/index.ts';
import { DayDialog } from './DayDialog.tsx';
import { Month, monthId } from './Month.tsx';
import { PublishDialog } from './PublishDialog.tsx';
import { WithdrawDialog } from './WithdrawDialog.tsx';
import { useCalendarMessages } from './words.ts';
import { YearList } from './YearList.tsx';
import { type CalendarYear, schedule, today, yearKey } from './year-days.ts';

const months = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12];

export function YearView({ calendar, mayManage }: { calendar: CalendarYear; mayManage: boolean }) {
  const t = useCalendarMessages();
  const queries = useQueryClient();
  const [editing, setEditing] = useState<string | null>(null);
  const [open, setOpen] = useState<'publish' | 'withdraw' | null>(null);
  const { year } = calendar;
  const special = new Map(calendar.days.map((day) => [day.date, day]));
  const changed = new Set(calendar.changes.map(({ date }) => date));
  const published = calendar.status === 'published';
  useOpensAtToday(year);
  return (
    <>
      <div className="mb-4 flex flex-wrap items-center gap-x-4 gap-y-2">
        <StateBadge tone={published ? 'done' : 'risk'} icon={published ? 'check' : 'alert'}>
          {t(calendar.status)}
        </StateBadge>
        {calendar.source !== '' && (
          <span className="text-ink-soft text-sm">{t('source', { source: calendar.source })}</span>
        )}
        <Legend changed={changed.size > 0} />
        {mayManage && !published && (
          <Button icon="check" onClick={() => setOpen('publish')}>
            {t('publish', { year })}
          </Button>
        )}
        {mayManage && calendar.withdrawable && (
          <Button icon="return" onClick={() => setOpen('withdraw')}>
            {t('withdraw')}
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
            year={year}
            month={month}
            special={special}
            changed={changed}
            onDay={mayManage ? setEditing : null}
          />
        ))}
      </div>
      <YearList calendar={calendar} />
      {editing !== null && (
        <DayDialog
          date={editing}
          special={special.get(editing)}
          changes={calendar.changes.filter(({ date }) => date === editing)}
          onClose={() => setEditing(null)}
        />
      )}
      {open === 'publish' && <PublishDialog calendar={calendar} onClose={() => setOpen(null)} />}
      {open === 'withdraw' && (
        <WithdrawDialog
          title={t('withdrawTitle', { year })}
          verb={t('withdraw')}
          help={t('withdrawHelp')}
          said={(n) => t('withdrawn', { year, n })}
          send={(body, idempotencyKey) => schedule.withdrawYear({ params: { year }, body, idempotencyKey })}
          onDone={(answer) => {
            queries.setQueryData(yearKey(year), answer.year);
            setOpen(null);
          }}
          onClose={() => setOpen(null)}
        />
      )}
    </>
  );
}

/** On a phone the months stand below one another, and today may be eleven of them away. */
function useOpensAtToday(year: number): void {
  const narrow = useNarrow();
  useEffect(() => {
    const [thisYear, month] = today().split('-').map(Number);
    if (narrow && thisYear === year) document.getElementById(monthId(month ?? 1))?.scrollIntoView();
  }, [narrow, year]);
}

function Legend({ changed }: { changed: boolean }) {
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
      {changed && (
        <li>
          <span className="font-semibold text-late">{t('changed')}</span> {t('changedName')}
        </li>
      )}
    </ul>
  );
}
