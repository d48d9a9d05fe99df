import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { uuidv7 } from '#kernel/uuid.ts';
import { useFirstField } from '#web/app/first-field.ts';
import { Button, Dialog, ErrorState, Field, RadioGroup, TextInput, useToast } from '#web/ui/index.ts';
import { useCalendarMessages, useCalendarProblems } from './words.ts';
import { type DayKind, type SpecialDay, schedule, yearKey } from './year-days.ts';

export interface DayDialogProps {
  readonly date: string;
  readonly special: SpecialDay | undefined;
  readonly onClose: () => void;
}

const kinds = ['holiday', 'workday', 'ordinary'] as const satisfies readonly DayKind[];
const FORM = 'calendar-day';

/** Changes one day; every running clock it touches is computed again at once. */
export function DayDialog({ date, special, onClose }: DayDialogProps) {
  const t = useCalendarMessages();
  useFirstField(FORM);
  const problems = useCalendarProblems();
  const toast = useToast();
  const queries = useQueryClient();
  const [key] = useState(uuidv7);
  const [kind, setKind] = useState<DayKind>(special?.kind ?? 'ordinary');
  const [name, setName] = useState(special?.name ?? '');
  const [nameEn, setNameEn] = useState(special?.nameEn ?? '');
  const [reason, setReason] = useState('');
  const [tried, setTried] = useState(false);
  const missing = tried && reason.trim() === '' ? t('reasonMissing') : undefined;
  const save = useMutation({
    mutationFn: () =>
      schedule.setDay({ params: { date }, body: { kind, name, nameEn, reason }, idempotencyKey: key }),
    onSuccess: ({ year, recomputed }) => {
      queries.setQueryData(yearKey(year.year), year);
      toast({ text: t('saved', { date, n: recomputed }), tone: 'done' });
      onClose();
    },
  });
  return (
    <Dialog
      open
      onClose={onClose}
      title={t('edit', { date })}
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
          if (reason.trim() !== '') save.mutate();
        }}
      >
        {save.error && <ErrorState error={save.error} words={problems} inline />}
        <RadioGroup
          label={t('kind')}
          required
          value={kind}
          options={kinds.map((value) => ({ value, label: t(`${value}Name`), hint: t(`kindHint.${value}`) }))}
          onChange={setKind}
        />
        {kind !== 'ordinary' && (
          <>
            <Field label={t('name')} hint={t('nameHint')}>
              <TextInput value={name} onChange={setName} maxLength={40} />
            </Field>
            <Field label={t('nameEn')}>
              <TextInput value={nameEn} onChange={setNameEn} maxLength={60} lang="en" />
            </Field>
          </>
        )}
        <Field label={t('reason')} hint={t('reasonHint')} error={missing} required>
          <TextInput value={reason} onChange={setReason} maxLength={200} />
        </Field>
      </form>
    </Dialog>
  );
}
