// Office hours of every level, each version from its day on.
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { Answer } from '#kernel/contract.ts';
import { uuidv7 } from '#kernel/uuid.ts';
import { useFirstField } from '#web/app/first-field.ts';
import {
  Button,
  DataTable,
  Dialog,
  ErrorState,
  Field,
  LoadingState,
  Section,
  Select,
  StateBadge,
  TextInput,
  useToast,
} from '#web/ui/index.ts';
import type { scheduleApi } from '../contract.ts';
import { useCalendarMessages, useCalendarProblems } from './words.ts';
import { schedule, today } from './year-days.ts';

const KEY = ['calendar', 'office-hours'];
const FORM = 'office-hours';
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

interface HoursDialogProps {
  readonly periodsOf: (level: Level) => string;
  readonly onClose: () => void;
}

function HoursDialog({ periodsOf, onClose }: HoursDialogProps) {
  const t = useCalendarMessages();
  const problems = useCalendarProblems();
  const toast = useToast();
  const queries = useQueryClient();
  useFirstField(FORM);
  const [key] = useState(uuidv7);
  const [level, setLevel] = useState<Level>('community');
  const [from, setFrom] = useState(today());
  const [periods, setPeriods] = useState(periodsOf('community'));
  const [reason, setReason] = useState('');
  const [tried, setTried] = useState(false);
  const missing = (value: string) => (tried && value.trim() === '' ? t('hours.missing') : undefined);
  const save = useMutation({
    mutationFn: () =>
      schedule.setOfficeHours({ params: { level, from }, body: { periods, reason }, idempotencyKey: key }),
    onSuccess: ({ hours, recomputed }) => {
      queries.setQueryData(KEY, hours);
      toast({ text: t('hours.saved', { n: recomputed }), tone: 'done' });
      onClose();
    },
  });
  return (
    <Dialog
      open
      onClose={onClose}
      title={t('hours.set')}
      actions={
        <>
          <Button type="submit" form={FORM} kind="primary" busy={save.isPending}>
            {t('save')}
          </Button>
          <Button onClick={onClose}>{t('cancel')}</Button>
        </>
      }
    >
      <form
        id={FORM}
        noValidate
        className="grid gap-4"
        onSubmit={(event) => {
          event.preventDefault();
          setTried(true);
          if ([from, periods, reason].every((value) => value.trim() !== '')) save.mutate();
        }}
      >
        {save.error && <ErrorState error={save.error} words={problems} inline />}
        <Field label={t('hours.level')} required>
          <Select
            value={level}
            empty={null}
            options={levels.map((value) => ({ value, label: t(`hours.levelName.${value}`) }))}
            onChange={(value) => {
              if (value === '') return;
              setLevel(value);
              setPeriods(periodsOf(value));
            }}
          />
        </Field>
        <Field label={t('hours.from')} error={missing(from)} required>
          <TextInput type="date" value={from} onChange={setFrom} />
        </Field>
        <Field label={t('hours.periods')} hint={t('hours.periodsHint')} error={missing(periods)} required>
          <TextInput value={periods} onChange={setPeriods} maxLength={120} />
        </Field>
        <Field
          label={t('reason')}
          hint={t('reasonHint')}
          error={tried && reason.trim() === '' ? t('reasonMissing') : undefined}
          required
        >
          <TextInput value={reason} onChange={setReason} maxLength={200} />
        </Field>
      </form>
    </Dialog>
  );
}
