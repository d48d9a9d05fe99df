// Another phone: who one is, by password and a code, then the new authenticator and its first code.
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { FormDialog } from '#web/app/FormDialog.tsx';
import { useForm, useSend } from '#web/app/use-form.ts';
import { Field, TextInput } from '#web/ui/index.ts';
import { accounts } from '../session.ts';
import { Enrolment } from './Enrolment.tsx';
import type { Challenge } from './SecondStep.tsx';
import { mineKey } from './use-own-account.ts';
import { useAccountProblems, useDeskMessages } from './words.ts';

const withoutGaps = (code: string) => code.replaceAll(/\s/g, '');

export function Rebind({ onClose }: { onClose: () => void }) {
  const t = useDeskMessages();
  const words = useAccountProblems();
  const [challenge, setChallenge] = useState<Challenge | null>(null);
  const sending = useSend(
    ({ password, code }: { password: string; code: string }) =>
      accounts.startRebinding({ body: { password, code: withoutGaps(code) } }),
    (begun) => setChallenge({ ...begun, since: Date.now() }),
  );
  const { frame, control, errorOf } = useForm({
    start: { password: '', code: '' },
    mistakes: ({ password, code }) => ({
      password: password === '' ? t('own.currentMissing') : undefined,
      code: code.trim() === '' ? t('proof.missing') : undefined,
    }),
    sending,
    words,
    afresh: true,
  });
  if (challenge) return <NewPhone challenge={challenge} onClose={onClose} />;
  return (
    <FormDialog
      frame={frame}
      onClose={onClose}
      title={t('own.rebind')}
      verb={t('signIn.next')}
      lead={<p>{t('own.rebindHelp')}</p>}
    >
      <Field label={t('own.current')} error={errorOf('password')} required>
        <TextInput type="password" autoComplete="current-password" {...control('password')} />
      </Field>
      <Field label={t('signIn.codeEither')} hint={t('own.rebindCodeHint')} error={errorOf('code')} required>
        <TextInput {...control('code')} autoComplete="one-time-code" name="former-code" />
      </Field>
    </FormDialog>
  );
}

function NewPhone({ challenge, onClose }: { challenge: Challenge; onClose: () => void }) {
  const t = useDeskMessages();
  const words = useAccountProblems();
  const queries = useQueryClient();
  const sending = useSend(
    ({ code }: { code: string }) =>
      accounts.rebind({ body: { challenge: challenge.challenge, code: withoutGaps(code) } }),
    (mine) => {
      queries.setQueryData(mineKey, mine);
      onClose();
    },
    () => t('own.rebound'),
  );
  const { frame, control, errorOf } = useForm({
    start: { code: '' },
    mistakes: ({ code }) => ({ code: code.trim() === '' ? t('own.newCodeMissing') : undefined }),
    sending,
    words,
    afresh: true,
  });
  return (
    <FormDialog frame={frame} onClose={onClose} title={t('own.rebind')} verb={t('own.rebindVerb')}>
      <Enrolment {...challenge} />
      <Field label={t('own.newCode')} error={errorOf('code')} required>
        <TextInput {...control('code')} inputMode="numeric" autoComplete="one-time-code" name="new-code" />
      </Field>
    </FormDialog>
  );
}
