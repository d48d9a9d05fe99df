import { useQueryClient } from '@tanstack/react-query';
import { uuidv7 } from '#kernel/uuid.ts';
import { FormDialog } from '#web/app/FormDialog.tsx';
import { useForm, useSend } from '#web/app/use-form.ts';
import { Callout, Field, TextInput } from '#web/ui/index.ts';
import { Moves } from './Moves.tsx';
import { doubtsAbout, reviewOf } from './review.ts';
import { usePreviewed } from './use-previewed.ts';
import { useCalendarMessages, useCalendarProblems } from './words.ts';
import { type CalendarYear, schedule, useYear, yearKey } from './year-days.ts';

interface Source {
  readonly source: string;
}

export function PublishDialog({ calendar, onClose }: { calendar: CalendarYear; onClose: () => void }) {
  const t = useCalendarMessages();
  const words = useCalendarProblems();
  const queries = useQueryClient();
  const { year } = calendar;
  const send = ({ source }: Source, idempotencyKey: string, preview: boolean) =>
    schedule.publishYear({ params: { year }, body: { source, preview }, idempotencyKey });
  const keep = useSend(
    (body: Source, key) => send(body, key, false),
    (answer) => {
      queries.setQueryData(yearKey(year), answer.year);
      onClose();
    },
    ({ recomputed }) => t('publishedDone', { year, n: recomputed }),
  );
  const { sending, moves } = usePreviewed((body: Source) => send(body, uuidv7(), true), keep);
  const { values, frame, control, errorOf } = useForm({
    start: { source: '' },
    mistakes: ({ source }) => ({ source: source.trim() === '' ? t('sourceMissing') : undefined }),
    sending,
    words,
  });
  const count = moves(values);
  return (
    <FormDialog
      frame={frame}
      onClose={onClose}
      title={t('publish', { year })}
      verb={t(count === null ? 'preview' : 'publishVerb')}
      cancel={t('cancel')}
      lead={
        <>
          <p>{t('publishHelp')}</p>
          <YearReview calendar={calendar} />
        </>
      }
    >
      <Field label={t('sourceField')} hint={t('sourceHint')} error={errorOf('source')} required>
        <TextInput {...control('source')} maxLength={200} />
      </Field>
      <Moves count={count} />
    </FormDialog>
  );
}

/** How much has been entered, and what the year before has that this one lacks. */
function YearReview({ calendar }: { calendar: CalendarYear }) {
  const t = useCalendarMessages();
  const former = useYear(calendar.year - 1).data;
  const { holidays, workdays, net } = reviewOf(calendar.days);
  const entered = t('review', { holidays, workdays });
  if (former?.status !== 'published') return <p>{entered}</p>;
  const year = former.year;
  const usual = reviewOf(former.days);
  const { few, balance, missing } = doubtsAbout(calendar.days, former.days);
  const doubts = [
    few && t('reviewFew', { year }),
    missing.length > 0 && t('reviewMissing', { year, names: missing.join('、') }),
    balance && t('reviewBalance', { net, year, usual: usual.net }),
  ].filter((doubt) => doubt !== false);
  return (
    <>
      <p>
        {entered} {t('reviewUsual', { year, holidays: usual.holidays, workdays: usual.workdays })}
      </p>
      {doubts.length > 0 && (
        <Callout tone="risk" title={t('reviewCheck')}>
          <ul>
            {doubts.map((doubt) => (
              <li key={doubt}>{doubt}</li>
            ))}
          </ul>
        </Callout>
      )}
    </>
  );
}
