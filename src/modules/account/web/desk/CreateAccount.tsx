import { useState } from 'react';
import { uuidv7 } from '#kernel/uuid.ts';
import { FormDialog } from '#web/app/FormDialog.tsx';
import { useForm, useSend } from '#web/app/use-form.ts';
import { Field, TextInput } from '#web/ui/index.ts';
import { accounts } from '../session.ts';
import type { Invited } from './OneTimeLink.tsx';
import { useAccountProblems, useDeskMessages } from './words.ts';

const start = { name: '', login: '' };
const wellFormed = /^[a-z0-9][a-z0-9._-]*$/;

export function CreateAccount({
  onClose,
  onInvited,
}: {
  onClose: () => void;
  onInvited: (made: Invited) => void;
}) {
  const t = useDeskMessages();
  const words = useAccountProblems();
  const [id] = useState(uuidv7);
  const sending = useSend(
    ({ name, login }: typeof start, idempotencyKey) =>
      accounts.create({ body: { id, login, name: name.trim() }, idempotencyKey }),
    onInvited,
  );
  const { values, set, frame, control, errorOf } = useForm({
    start,
    mistakes: ({ name, login }) => ({
      name: name.trim() === '' ? t('accounts.nameMissing') : undefined,
      login: wellFormed.test(login) ? undefined : t('accounts.loginBad'),
    }),
    sending,
    words,
  });
  return (
    <FormDialog frame={frame} onClose={onClose} title={t('accounts.create')} verb={t('accounts.create')}>
      <Field label={t('accounts.name')} required error={errorOf('name')}>
        <TextInput {...control('name')} maxLength={40} autoComplete="off" />
      </Field>
      <Field label={t('accounts.login')} hint={t('accounts.loginHint')} required error={errorOf('login')}>
        <TextInput
          value={values.login}
          onChange={(text) => set({ login: text.trim().toLowerCase() })}
          maxLength={60}
          autoCapitalize="none"
          autoComplete="off"
          spellCheck={false}
        />
      </Field>
    </FormDialog>
  );
}
