// Office hours of every level, each version from its day on.
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { Answer } from '#kernel/contract.ts';
import { FormDialog } from '#web/app/FormDialog.tsx';
import { useForm, useSend } from '#web/app/use-form.ts';
import {
  Button,
  DataTable,
  ErrorState,
  Field,
  LoadingState,
  Section,
  Select,
  StateBadge,
  TextInput,
} from '#web/ui/index.ts';
import type { scheduleApi } from '../contract.ts';
import { useCalendarMessages, useCalendarProblems } from './words.ts';
import { schedule, today } from './year-days.ts';

const KEY = ['calendar', 'office-hours'];
type Level = Answer<typeof scheduleApi.officeHours>[number]['level'];
const levels = ['city', 'county', 'street', 'community', 'grid'] as const satisfies readonly Level[];

export function OfficeHours({ mayManage }: { mayManage: boolean }) {
  const t = useCalendarMessages();
  const problems = useCalendarProblems();
  const [editing, setEditing] = useState(false);
  const hours = useQuery({ queryKey: KEY, queryFn: () => schedule.officeHours() });
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
          { key: 'from', header: t('hours.from'), width: '9rem', cell: (row) => row.from },
          {
            key: 'periods',
            header: t('hours.periods'),
            cell: (row) => (
              <span className="flex flex-wrap items-center gap-x-3">
                {row.periods.split(',').join('  ')}
                {row === inUse(row.level) && <StateBadge tone="done">{t('hours.now')}</StateBadge>}
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
    </Section>
  );
}

interface Hours {
  readonly level: Level;
  readonly from: string;
  readonly periods: string;
  readonly reason: string;
}

interface HoursDialogProps {
  readonly periodsOf: (level: Level) => string;
  readonly onClose: () => void;
}

function HoursDialog({ periodsOf, onClose }: HoursDialogProps) {
  const t = useCalendarMessages();
  const words = useCalendarProblems();
  const queries = useQueryClient();
  const sending = useSend(
    ({ level, from, ...body }: Hours, idempotencyKey) =>
      schedule.setOfficeHours({ params: { level, from }, body, idempotencyKey }),
    ({ hours }) => {
      queries.setQueryData(KEY, hours);
      onClose();
    },
    ({ recomputed }) => t('hours.saved', { n: recomputed }),
  );
  const missing = (value: string, sentence: string) => (value.trim() === '' ? sentence : undefined);
  const { values, set, frame, control, errorOf } = useForm({
    start: { level: 'community', from: today(), periods: periodsOf('community'), reason: '' },
    mistakes: ({ from, periods, reason }) => ({
      from: missing(from, t('hours.missing')),
      periods: missing(periods, t('hours.missing')),
      reason: missing(reason, t('reasonMissing')),
    }),
    sending,
    words,
  });
  return (
    <FormDialog frame={frame} onClose={onClose} title={t('hours.set')} verb={t('save')} cancel={t('cancel')}>
      <Field label={t('hours.level')} required>
        <Select
          value={values.level}
          empty={null}
          options={levels.map((value) => ({ value, label: t(`hours.levelName.${value}`) }))}
          onChange={(level) => level !== '' && set({ level, periods: periodsOf(level) })}
        />
      </Field>
      <Field label={t('hours.from')} error={errorOf('from')} required>
        <TextInput type="date" {...control('from')} />
      </Field>
      <Field label={t('hours.periods')} hint={t('hours.periodsHint')} error={errorOf('periods')} required>
        <TextInput {...control('periods')} maxLength={120} />
      </Field>
      <Field label={t('reason')} hint={t('reasonHint')} error={errorOf('reason')} required>
        <TextInput {...control('reason')} maxLength={200} />
      </Field>
    </FormDialog>
  );
}
