// A new password, by whoever knows the old one. Every other device is signed out with it.
import { useQueryClient } from '@tanstack/react-query';
import { FormDialog } from '#web/app/FormDialog.tsx';
import { useForm, useSend } from '#web/app/use-form.ts';
import { Field, TextInput } from '#web/ui/index.ts';
import { accounts } from '../session.ts';
import { SHORTEST } from './RedeemPage.tsx';
import { mineKey } from './use-own-account.ts';
import { useAccountProblems, useDeskMessages } from './words.ts';

const start = { current: '', next: '', repeat: '' };

export function ChangePassword({ onClose }: { onClose: () => void }) {
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
  const { frame, control, errorOf } = useForm({
    start,
    mistakes: ({ current, next, repeat }) => {
      const missing = SHORTEST - [...next].length;
      return {
        current: current === '' ? t('own.currentMissing') : undefined,
        next: missing > 0 ? t('redeem.short', { n: missing }) : undefined,
        repeat: next === repeat ? undefined : t('redeem.differs'),
      };
    },
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
      <Field label={t('redeem.password')} hint={t('redeem.hint')} error={errorOf('next')} required>
        <TextInput type="password" autoComplete="new-password" {...control('next')} />
      </Field>
      <Field label={t('redeem.repeat')} error={errorOf('repeat')} required>
        <TextInput type="password" autoComplete="new-password" {...control('repeat')} />
      </Field>
    </FormDialog>
  );
}
