// Office hours of every level, each version from its day on.
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import {
  Button,
  DataTable,
  ErrorState,
  LoadingState,
  Section,
  StateBadge,
  useDateFormat,
} from '#web/ui/index.ts';
import { HoursDialog } from './HoursDialog.tsx';
import { WithdrawDialog } from './WithdrawDialog.tsx';
import { useCalendarMessages, useCalendarProblems } from './words.ts';
import { type Hours, hoursKey, type Level, schedule, today } from './year-days.ts';

export function OfficeHours({ mayManage }: { mayManage: boolean }) {
  const t = useCalendarMessages();
  const problems = useCalendarProblems();
  const format = useDateFormat();
  const queries = useQueryClient();
  const [editing, setEditing] = useState(false);
  const [leaving, setLeaving] = useState<Hours | null>(null);
  const hours = useQuery({ queryKey: hoursKey, queryFn: () => schedule.officeHours() });
  if (hours.isPending) return <LoadingState rows={3} />;
  if (hours.isError) return <ErrorState error={hours.error} onRetry={hours.refetch} words={problems} />;
  const rows = hours.data;
  const inUse = (level: Level) =>
    rows.findLast((row) => row.level === level && row.from <= today()) ??
    rows.find((row) => row.level === level);
  return (
    <Section title={t('hours.title')}>
      <p className="mb-3 max-w-(--measure) text-ink-soft">{t('hours.lead')}</p>
      <DataTable
        caption={t('hours.title')}
        rows={rows}
        rowKey={(row) => `${row.level} ${row.from}`}
        columns={[
          {
            key: 'level',
            header: t('hours.level'),
            width: '9rem',
            cell: (row) => t(`hours.levelName.${row.level}`),
          },
          { key: 'from', header: t('hours.from'), width: '9rem', cell: (row) => format(row.from, 'day') },
          {
            key: 'periods',
            header: t('hours.periods'),
            cell: (row) => (
              <span className="flex flex-wrap items-center gap-x-3">
                {row.periods.split(',').join('  ')}
                {row === inUse(row.level) && <StateBadge tone="done">{t('hours.now')}</StateBadge>}
                {mayManage && row.withdrawable && (
                  <Button kind="quiet" icon="return" onClick={() => setLeaving(row)}>
                    {t('hours.withdraw')}
                    <span className="l-unseen">
                      {` ${t(`hours.levelName.${row.level}`)} ${format(row.from, 'day')}`}
                    </span>
                  </Button>
                )}
              </span>
            ),
          },
        ]}
      />
      {mayManage && (
        <div className="mt-3">
          <Button icon="edit" onClick={() => setEditing(true)}>
            {t('hours.set')}
          </Button>
        </div>
      )}
      {editing && (
        <HoursDialog periodsOf={(level) => inUse(level)?.periods ?? ''} onClose={() => setEditing(false)} />
      )}
      {leaving && (
        <WithdrawDialog
          title={t('hours.withdrawTitle', {
            level: t(`hours.levelName.${leaving.level}`),
            from: format(leaving.from, 'day'),
          })}
          verb={t('hours.withdraw')}
          help={t('hours.withdrawHelp')}
          said={(n) => t('hours.withdrawn', { n })}
          send={(body, idempotencyKey) =>
            schedule.withdrawOfficeHours({
              params: { level: leaving.level, from: leaving.from },
              body,
              idempotencyKey,
            })
          }
          onDone={({ hours: left }) => {
            queries.setQueryData(hoursKey, left);
            setLeaving(null);
          }}
          onClose={() => setLeaving(null)}
        />
      )}
    </Section>
  );
}
