import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { uuidv7 } from '#kernel/uuid.ts';
import { useFirstField } from '#web/app/first-field.ts';
import { Button, Dialog, ErrorState, Field, TextInput, useToast } from '#web/ui/index.ts';
import { useCalendarMessages, useCalendarProblems } from './words.ts';
import { schedule, yearKey } from './year-days.ts';

const FORM = 'calendar-publish';

export function PublishDialog({ year, onClose }: { year: number; onClose: () => void }) {
  const t = useCalendarMessages();
  useFirstField(FORM);
  const problems = useCalendarProblems();
  const toast = useToast();
  const queries = useQueryClient();
  const [key] = useState(uuidv7);
  const [source, setSource] = useState('');
  const [tried, setTried] = useState(false);
  const missing = tried && source.trim() === '' ? t('sourceMissing') : undefined;
  const publish = useMutation({
    mutationFn: () => schedule.publishYear({ params: { year }, body: { source }, idempotencyKey: key }),
    onSuccess: (answer) => {
      queries.setQueryData(yearKey(year), answer.year);
      toast({ text: t('publishedDone', { year, n: answer.recomputed }), tone: 'done' });
      onClose();
    },
  });
  return (
    <Dialog
      open
      onClose={onClose}
      title={t('publish', { year })}
      actions={
        <>
          <Button type="submit" form={FORM} kind="primary" busy={publish.isPending}>
            {t('publishVerb')}
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
          if (source.trim() !== '') publish.mutate();
        }}
      >
        <p>{t('publishHelp')}</p>
        {publish.error && <ErrorState error={publish.error} words={problems} inline />}
        <Field label={t('sourceField')} hint={t('sourceHint')} error={missing} required>
          <TextInput value={source} onChange={setSource} maxLength={200} />
        </Field>
      </form>
    </Dialog>
  );
}
