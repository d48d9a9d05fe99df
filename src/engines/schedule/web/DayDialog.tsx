import { useQueryClient } from '@tanstack/react-query';
import { FormDialog } from '#web/app/FormDialog.tsx';
import { useForm, useSend } from '#web/app/use-form.ts';
import { Field, RadioGroup, TextInput } from '#web/ui/index.ts';
import { useCalendarMessages, useCalendarProblems } from './words.ts';
import { type DayKind, type SpecialDay, schedule, yearKey } from './year-days.ts';

export interface DayDialogProps {
  readonly date: string;
  readonly special: SpecialDay | undefined;
  readonly onClose: () => void;
}

interface DayForm {
  readonly kind: DayKind;
  readonly name: string;
  readonly nameEn: string;
  readonly reason: string;
}

const kinds = ['holiday', 'workday', 'ordinary'] as const satisfies readonly DayKind[];

/** Changes one day; every running clock it touches is computed again at once. */
export function DayDialog({ date, special, onClose }: DayDialogProps) {
  const t = useCalendarMessages();
  const words = useCalendarProblems();
  const queries = useQueryClient();
  const sending = useSend(
    (body: DayForm, idempotencyKey) => schedule.setDay({ params: { date }, body, idempotencyKey }),
    ({ year }) => {
      queries.setQueryData(yearKey(year.year), year);
      onClose();
    },
    ({ recomputed }) => t('saved', { date, n: recomputed }),
  );
  const { values, frame, control, errorOf } = useForm({
    start: {
      kind: special?.kind ?? 'ordinary',
      name: special?.name ?? '',
      nameEn: special?.nameEn ?? '',
      reason: '',
    },
    mistakes: ({ reason }) => ({ reason: reason.trim() === '' ? t('reasonMissing') : undefined }),
    sending,
    words,
  });
  return (
    <FormDialog
      frame={frame}
      onClose={onClose}
      title={t('edit', { date })}
      verb={t('save')}
      cancel={t('cancel')}
    >
      <RadioGroup
        label={t('kind')}
        required
        options={kinds.map((value) => ({ value, label: t(`${value}Name`), hint: t(`kindHint.${value}`) }))}
        {...control('kind')}
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
    </FormDialog>
  );
}
