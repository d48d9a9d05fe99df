import { useQueryClient } from '@tanstack/react-query';
import { uuidv7 } from '#kernel/uuid.ts';
import { FormDialog } from '#web/app/FormDialog.tsx';
import { useForm, useSend } from '#web/app/use-form.ts';
import { DateField, Field, noSuchDay, Select, TextInput, type TypedDay } from '#web/ui/index.ts';
import { Moves } from './Moves.tsx';
import { usePreviewed } from './use-previewed.ts';
import { useCalendarMessages, useCalendarProblems } from './words.ts';
import { hoursKey, type Level, levels, schedule, today } from './year-days.ts';

interface Hours {
  readonly level: Level;
  readonly from: TypedDay;
  readonly periods: string;
  readonly reason: string;
}

interface HoursDialogProps {
  readonly periodsOf: (level: Level) => string;
  readonly onClose: () => void;
}

export function HoursDialog({ periodsOf, onClose }: HoursDialogProps) {
  const t = useCalendarMessages();
  const words = useCalendarProblems();
  const queries = useQueryClient();
  const send = ({ level, from, ...body }: Hours, idempotencyKey: string, preview: boolean) =>
    schedule.setOfficeHours({
      params: { level, from: from === noSuchDay ? '' : from },
      body: { ...body, preview },
      idempotencyKey,
    });
  const keep = useSend(
    (form: Hours, key) => send(form, key, false),
    ({ hours }) => {
      queries.setQueryData(hoursKey, hours);
      onClose();
    },
    ({ recomputed }) => t('hours.saved', { n: recomputed }),
  );
  const { sending, moves } = usePreviewed((form: Hours) => send(form, uuidv7(), true), keep);
  const missing = (value: string, sentence: string) => (value.trim() === '' ? sentence : undefined);
  const { values, set, frame, control, errorOf } = useForm({
    start: { level: 'community', from: today(), periods: periodsOf('community'), reason: '' },
    mistakes: ({ from, periods, reason }) => ({
      from: from === '' || from === noSuchDay ? t('hours.missing') : undefined,
      periods: missing(periods, t('hours.missing')),
      reason: missing(reason, t('reasonMissing')),
    }),
    sending,
    words,
  });
  const count = moves(values);
  return (
    <FormDialog
      frame={frame}
      onClose={onClose}
      title={t('hours.set')}
      verb={t(count === null ? 'preview' : 'save')}
      cancel={t('cancel')}
    >
      <Field label={t('hours.level')} required>
        <Select
          value={values.level}
          empty={null}
          options={levels.map((value) => ({ value, label: t(`hours.levelName.${value}`) }))}
          onChange={(level) => level !== '' && set({ level, periods: periodsOf(level) })}
        />
      </Field>
      <DateField label={t('hours.from')} error={errorOf('from')} required {...control('from')} />
      <Field label={t('hours.periods')} hint={t('hours.periodsHint')} error={errorOf('periods')} required>
        <TextInput {...control('periods')} maxLength={120} />
      </Field>
      <Field label={t('reason')} hint={t('reasonHint')} error={errorOf('reason')} required>
        <TextInput {...control('reason')} maxLength={200} />
      </Field>
      <Moves count={count} />
    </FormDialog>
  );
}
