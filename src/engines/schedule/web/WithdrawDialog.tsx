// Taking something back, with a reason, after seeing what that moves.
import { uuidv7 } from '#kernel/uuid.ts';
import { FormDialog } from '#web/app/FormDialog.tsx';
import { useForm, useSend } from '#web/app/use-form.ts';
import { Field, TextInput } from '#web/ui/index.ts';
import { Moves } from './Moves.tsx';
import { usePreviewed } from './use-previewed.ts';
import { useCalendarMessages, useCalendarProblems } from './words.ts';

interface Wish {
  readonly reason: string;
  readonly preview: boolean;
}

export interface WithdrawDialogProps<Answer extends { readonly recomputed: number }> {
  readonly title: string;
  readonly verb: string;
  readonly help: string;
  readonly said: (moved: number) => string;
  readonly send: (wish: Wish, idempotencyKey: string) => Promise<Answer>;
  readonly onDone: (answer: Answer) => void;
  readonly onClose: () => void;
}

export function WithdrawDialog<Answer extends { readonly recomputed: number }>(
  props: WithdrawDialogProps<Answer>,
) {
  const { title, verb, help, said, send, onDone, onClose } = props;
  const t = useCalendarMessages();
  const words = useCalendarProblems();
  const keep = useSend(
    ({ reason }: { reason: string }, key) => send({ reason, preview: false }, key),
    onDone,
    ({ recomputed }) => said(recomputed),
  );
  const { sending, moves } = usePreviewed(
    ({ reason }: { reason: string }) => send({ reason, preview: true }, uuidv7()),
    keep,
  );
  const { values, frame, control, errorOf } = useForm({
    start: { reason: '' },
    mistakes: ({ reason }) => ({ reason: reason.trim() === '' ? t('reasonMissing') : undefined }),
    sending,
    words,
  });
  const count = moves(values);
  return (
    <FormDialog
      frame={frame}
      onClose={onClose}
      title={title}
      verb={count === null ? t('preview') : verb}
      kind={count === null ? 'primary' : 'danger'}
      cancel={t('cancel')}
      lead={<p>{help}</p>}
    >
      <Field label={t('reason')} hint={t('reasonHint')} error={errorOf('reason')} required>
        <TextInput {...control('reason')} maxLength={200} />
      </Field>
      <Moves count={count} />
    </FormDialog>
  );
}
