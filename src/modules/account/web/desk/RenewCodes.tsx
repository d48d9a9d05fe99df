// Ten new recovery codes for the password, shown once.
import { useQueryClient } from '@tanstack/react-query';
import { FormDialog } from '#web/app/FormDialog.tsx';
import { useForm, useSend } from '#web/app/use-form.ts';
import { Button, Dialog, Field, TextInput } from '#web/ui/index.ts';
import { accounts } from '../session.ts';
import { CodeList } from './RecoveryCodes.tsx';
import { mineKey } from './use-own-account.ts';
import { useAccountProblems, useDeskMessages } from './words.ts';

export interface RenewCodesProps {
  readonly name: string;
  readonly login: string;
  readonly onClose: () => void;
}

export function RenewCodes({ name, login, onClose }: RenewCodesProps) {
  const t = useDeskMessages();
  const words = useAccountProblems();
  const queries = useQueryClient();
  const renew = useSend(
    (body: { password: string }) => accounts.renewRecoveryCodes({ body }),
    () => void queries.invalidateQueries({ queryKey: mineKey }),
  );
  const { frame, control, errorOf } = useForm({
    start: { password: '' },
    mistakes: ({ password }) => ({ password: password === '' ? t('own.currentMissing') : undefined }),
    sending: renew,
    words,
    afresh: true,
  });
  if (renew.data) {
    return (
      <Dialog
        open
        onClose={onClose}
        title={t('signIn.recoveryTitle')}
        losing={t('own.codesLosing')}
        actions={
          <>
            <Button kind="primary" onClick={onClose}>
              {t('signIn.kept')}
            </Button>
            <Button icon="print" onClick={() => print()}>
              {t('signIn.print')}
            </Button>
          </>
        }
      >
        <p className="mb-3">{`${name} · ${t('signIn.recoveryLead')}`}</p>
        <CodeList codes={renew.data.recoveryCodes} name={name} login={login} />
      </Dialog>
    );
  }
  return (
    <FormDialog
      frame={frame}
      onClose={onClose}
      title={t('own.renewCodes')}
      verb={t('own.renewCodes')}
      lead={<p>{t('own.codesHelp')}</p>}
    >
      <Field label={t('own.current')} error={errorOf('password')} required>
        <TextInput type="password" autoComplete="current-password" {...control('password')} />
      </Field>
    </FormDialog>
  );
}
