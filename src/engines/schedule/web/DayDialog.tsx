import { useQueryClient } from '@tanstack/react-query';
import { uuidv7 } from '#kernel/uuid.ts';
import { FormDialog } from '#web/app/FormDialog.tsx';
import { useForm, useSend } from '#web/app/use-form.ts';
import {
  DateField,
  Field,
  noSuchDay,
  RadioGroup,
  TextInput,
  type TypedDay,
  useDateFormat,
} from '#web/ui/index.ts';
import { Moves } from './Moves.tsx';
import { usePreviewed } from './use-previewed.ts';
import { useCalendarMessages, useCalendarProblems, useChangeWords } from './words.ts';
import { type DayChange, type DayKind, type SpecialDay, schedule, yearKey } from './year-days.ts';

export interface DayDialogProps {
  readonly date: string;
  readonly special: SpecialDay | undefined;
  /** What was changed of this day after the publication. */
  readonly changes: readonly DayChange[];
  readonly onClose: () => void;
}

interface DayForm {
  readonly kind: DayKind;
  readonly through: TypedDay;
  readonly name: string;
  readonly nameEn: string;
  readonly reason: string;
}

const kinds = ['holiday', 'workday', 'ordinary'] as const satisfies readonly DayKind[];

/** Changes one day, or several in a row; every running clock they touch is computed again at once. */
export function DayDialog({ date, special, changes, onClose }: DayDialogProps) {
  const t = useCalendarMessages();
  const words = useCalendarProblems();
  const format = useDateFormat();
  const change = useChangeWords();
  const queries = useQueryClient();
  const send = ({ through, ...body }: DayForm, idempotencyKey: string, preview: boolean) =>
    schedule.setDay({
      params: { date },
      body: { ...body, preview, ...(through !== '' && through !== noSuchDay && { through }) },
      idempotencyKey,
    });
  const keep = useSend(
    (form: DayForm, key) => send(form, key, false),
    ({ year }) => {
      queries.setQueryData(yearKey(year.year), year);
      onClose();
    },
    ({ recomputed }) => t('saved', { date: format(date, 'day'), n: recomputed }),
  );
  const { sending, moves } = usePreviewed((form: DayForm) => send(form, uuidv7(), true), keep);
  const { values, frame, control, errorOf } = useForm({
    start: {
      kind: special?.kind ?? 'ordinary',
      through: '',
      name: special?.name ?? '',
      nameEn: special?.nameEn ?? '',
      reason: '',
    },
    mistakes: ({ reason, through }) => ({
      reason: reason.trim() === '' ? t('reasonMissing') : undefined,
      through: rangeMistake(through),
    }),
    sending,
    words,
  });
  function rangeMistake(through: TypedDay): string | undefined {
    if (through === noSuchDay) return t('throughUnclear');
    return through !== '' && through < date ? t('problem.rangeReversed') : undefined;
  }
  const count = moves(values);
  return (
    <FormDialog
      frame={frame}
      onClose={onClose}
      title={t('edit', { date: format(date, 'day') })}
      verb={t(count === null ? 'preview' : 'save')}
      cancel={t('cancel')}
      lead={changes.map((one) => (
        <p key={one.at} className="text-ink-soft text-sm">
          {change(one)}
        </p>
      ))}
    >
      <RadioGroup
        label={t('kind')}
        required
        options={kinds.map((value) => ({ value, label: t(`${value}Name`), hint: t(`kindHint.${value}`) }))}
        {...control('kind')}
      />
      <DateField
        label={t('through')}
        hint={t('throughHint')}
        error={errorOf('through')}
        {...control('through')}
      />
      {values.kind !== 'ordinary' && (
        <>
          <Field label={t('name')} hint={t('nameHint')} error={errorOf('name')}>
            <TextInput {...control('name')} maxLength={40} />
          </Field>
          <Field label={t('nameEn')}>
            <TextInput {...control('nameEn')} maxLength={60} lang="en" />
          </Field>
        </>
      )}
      <Field label={t('reason')} hint={t('reasonHint')} error={errorOf('reason')} required>
        <TextInput {...control('reason')} maxLength={200} />
      </Field>
      <Moves count={count} />
    </FormDialog>
  );
}
