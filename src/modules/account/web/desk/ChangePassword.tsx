// A new password, by whoever knows the old one. Every other device is signed out with it.
import { useQueryClient } from '@tanstack/react-query';
import { FormDialog } from '#web/app/FormDialog.tsx';
import { useForm, useSend } from '#web/app/use-form.ts';
import { Field, TextInput } from '#web/ui/index.ts';
import { accounts } from '../session.ts';
import { NewPassword, usePasswordMistakes } from './NewPassword.tsx';
import { mineKey } from './use-own-account.ts';
import { useAccountProblems, useDeskMessages } from './words.ts';

const start = { current: '', next: '', repeat: '' };

export function ChangePassword({ login, onClose }: { login: string; onClose: () => void }) {
  const t = useDeskMessages();
  const words = useAccountProblems();
  const queries = useQueryClient();
  const sending = useSend(
    ({ current, next }: typeof start) => accounts.changePassword({ body: { current, next } }),
    () => {
      void queries.invalidateQueries({ queryKey: mineKey });
      onClose();
    },
    () => t('own.passwordChanged'),
  );
  const mistakesOf = usePasswordMistakes();
  const { frame, control, errorOf, values, set } = useForm({
    start,
    mistakes: ({ current, ...typed }) => ({
      current: current === '' ? t('own.currentMissing') : undefined,
      ...mistakesOf(typed, { login, former: current }),
    }),
    sending,
    words,
  });
  return (
    <FormDialog
      frame={frame}
      onClose={onClose}
      title={t('own.changePassword')}
      verb={t('own.changePassword')}
      lead={<p>{t('own.passwordHelp')}</p>}
    >
      <Field label={t('own.current')} error={errorOf('current')} required>
        <TextInput type="password" autoComplete="current-password" {...control('current')} />
      </Field>
      <NewPassword
        value={values}
        onChange={set}
        errors={{ next: errorOf('next'), repeat: errorOf('repeat') }}
      />
    </FormDialog>
  );
}
