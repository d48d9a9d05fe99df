import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { uuidv7 } from '#kernel/uuid.ts';
import { useFirstField } from '#web/app/first-field.ts';
import { Button, Dialog, ErrorState, Field, TextInput } from '#web/ui/index.ts';
import { accounts } from '../session.ts';
import type { Invited } from './OneTimeLink.tsx';
import { useAccountProblems, useDeskMessages } from './words.ts';

const FORM = 'new-account';
const wellFormed = /^[a-z0-9][a-z0-9._-]*$/;

export function CreateAccount({
  onClose,
  onInvited,
}: {
  onClose: () => void;
  onInvited: (made: Invited) => void;
}) {
  const t = useDeskMessages();
  useFirstField(FORM);
  const problems = useAccountProblems();
  const [id] = useState(uuidv7);
  const [key] = useState(uuidv7);
  const [name, setName] = useState('');
  const [login, setLogin] = useState('');
  const [tried, setTried] = useState(false);
  const loginBad = !wellFormed.test(login);
  const create = useMutation({
    mutationFn: () => accounts.create({ body: { id, login, name: name.trim() }, idempotencyKey: key }),
    onSuccess: onInvited,
  });
  return (
    <Dialog
      open
      onClose={onClose}
      title={t('accounts.create')}
      actions={
        <Button type="submit" form={FORM} kind="primary" busy={create.isPending}>
          {t('accounts.create')}
        </Button>
      }
    >
      <form
        id={FORM}
        noValidate
        className="grid gap-4"
        onSubmit={(event) => {
          event.preventDefault();
          setTried(true);
          if (!loginBad && name.trim() !== '') create.mutate();
        }}
      >
        {create.error && <ErrorState error={create.error} words={problems} inline />}
        <Field
          label={t('accounts.name')}
          required
          error={tried && name.trim() === '' ? t('accounts.nameMissing') : undefined}
        >
          <TextInput value={name} onChange={setName} maxLength={40} autoComplete="off" />
        </Field>
        <Field
          label={t('accounts.login')}
          hint={t('accounts.loginHint')}
          required
          error={tried && loginBad ? t('accounts.loginBad') : undefined}
        >
          <TextInput
            value={login}
            onChange={(text) => setLogin(text.trim().toLowerCase())}
            maxLength={60}
            autoCapitalize="none"
            autoComplete="off"
            spellCheck={false}
          />
        </Field>
      </form>
    </Dialog>
  );
}
