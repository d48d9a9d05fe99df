import { FormDialog } from '#web/app/FormDialog.tsx';
import { useForm, useSend } from '#web/app/use-form.ts';
import { Field, TextInput } from '#web/ui/index.ts';
import { grid, useGridChanged, useGridMessages, useGridProblems } from './grid-data.ts';

const start = { name: '', households: '', reason: '' };
const MOST_HOUSEHOLDS = 20_000;
const isCount = (text: string) => /^\d+$/.test(text) && Number(text) <= MOST_HOUSEHOLDS;

export interface OpenCellProps {
  readonly community: number;
  readonly onClose: () => void;
  readonly onOpened: (code: number) => void;
}

export function OpenCell({ community, onClose, onOpened }: OpenCellProps) {
  const t = useGridMessages();
  const words = useGridProblems();
  const changed = useGridChanged();
  const sending = useSend(
    ({ name, households, reason }: typeof start, idempotencyKey) =>
      grid.openCell({
        params: { code: community },
        body: {
          reason: reason.trim(),
          ...(name.trim() !== '' && { name: name.trim() }),
          ...(households.trim() !== '' && { households: Number(households) }),
        },
        idempotencyKey,
      }),
    ({ code }) => {
      changed();
      onOpened(code);
      onClose();
    },
    ({ name }) => t('opening.done', { name }),
  );
  const { frame, control, errorOf } = useForm({
    start,
    mistakes: ({ households, reason }) => ({
      households:
        households.trim() === '' || isCount(households.trim()) ? undefined : t('opening.householdsBad'),
      reason: reason.trim() === '' ? t('opening.reasonMissing') : undefined,
    }),
    sending,
    words,
  });
  return (
    <FormDialog
      frame={frame}
      onClose={onClose}
      title={t('opening.verb')}
      verb={t('opening.verb')}
      cancel={t('opening.cancel')}
      lead={<p>{t('opening.lead')}</p>}
    >
      <Field label={t('opening.name')} hint={t('opening.nameHint')} error={errorOf('name')}>
        <TextInput {...control('name')} maxLength={40} autoComplete="off" />
      </Field>
      <Field label={t('opening.households')} hint={t('opening.householdsHint')} error={errorOf('households')}>
        <TextInput {...control('households')} maxLength={6} inputMode="numeric" autoComplete="off" />
      </Field>
      <Field label={t('opening.reason')} hint={t('opening.reasonHint')} error={errorOf('reason')} required>
        <TextInput {...control('reason')} maxLength={200} />
      </Field>
    </FormDialog>
  );
}
