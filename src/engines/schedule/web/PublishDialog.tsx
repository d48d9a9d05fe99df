import { useQueryClient } from '@tanstack/react-query';
import { FormDialog } from '#web/app/FormDialog.tsx';
import { useForm, useSend } from '#web/app/use-form.ts';
import { Field, TextInput } from '#web/ui/index.ts';
import { useCalendarMessages, useCalendarProblems } from './words.ts';
import { schedule, yearKey } from './year-days.ts';

export function PublishDialog({ year, onClose }: { year: number; onClose: () => void }) {
  const t = useCalendarMessages();
  const words = useCalendarProblems();
  const queries = useQueryClient();
  const sending = useSend(
    (body: { source: string }, idempotencyKey) =>
      schedule.publishYear({ params: { year }, body, idempotencyKey }),
    (answer) => {
      queries.setQueryData(yearKey(year), answer.year);
      onClose();
    },
    ({ recomputed }) => t('publishedDone', { year, n: recomputed }),
  );
  const { frame, control, errorOf } = useForm({
    start: { source: '' },
    mistakes: ({ source }) => ({ source: source.trim() === '' ? t('sourceMissing') : undefined }),
    sending,
    words,
  });
  return (
    <FormDialog
      frame={frame}
      onClose={onClose}
      title={t('publish', { year })}
      verb={t('publishVerb')}
      cancel={t('cancel')}
      lead={<p>{t('publishHelp')}</p>}
    >
      <Field label={t('sourceField')} hint={t('sourceHint')} error={errorOf('source')} required>
        <TextInput {...control('source')} maxLength={200} />
      </Field>
    </FormDialog>
  );
}
