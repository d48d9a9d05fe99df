// Ten new recovery codes for the password, shown once.
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useFirstField } from '#web/app/first-field.ts';
import { Button, Dialog, ErrorState, Field, TextInput } from '#web/ui/index.ts';
import { accounts } from '../session.ts';
import { CodeList } from './RecoveryCodes.tsx';
import { mineKey } from './use-own-account.ts';
import { useAccountProblems, useDeskMessages } from './words.ts';

const FORM = 'renew-codes';

export function RenewCodes({ name, onClose }: { name: string; onClose: () => void }) {
  const t = useDeskMessages();
  useFirstField(FORM);
  const problems = useAccountProblems();
  const queries = useQueryClient();
  const [password, setPassword] = useState('');
  const renew = useMutation({
    mutationFn: () => accounts.renewRecoveryCodes({ body: { password } }),
    onSuccess: () => void queries.invalidateQueries({ queryKey: mineKey }),
    onError: () => setPassword(''),
  });
  if (renew.data) {
    return (
      <Dialog
        open
        onClose={onClose}
        title={t('signIn.recoveryTitle')}
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
        <CodeList codes={renew.data.recoveryCodes} />
      </Dialog>
    );
  }
  return (
    <Dialog
      open
      onClose={onClose}
      title={t('own.renewCodes')}
      actions={
        <Button type="submit" form={FORM} kind="primary" busy={renew.isPending}>
          {t('own.renewCodes')}
        </Button>
      }
    >
      <form
        id={FORM}
        className="grid gap-4"
        onSubmit={(event) => {
          event.preventDefault();
          if (password !== '') renew.mutate();
        }}
      >
        <p>{t('own.codesHelp')}</p>
        {renew.error && <ErrorState error={renew.error} words={problems} inline />}
        <Field label={t('own.current')} required>
          <TextInput
            type="password"
            autoComplete="current-password"
            value={password}
            onChange={setPassword}
          />
        </Field>
      </form>
    </Dialog>
  );
}
