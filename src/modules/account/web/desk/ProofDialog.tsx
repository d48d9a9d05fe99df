// A grave act asks for the second factor again; once it is shown, the act goes on by itself.
import { useEffect, useRef, useState } from 'react';
import { onProofWanted } from '#web/app/client.ts';
import { FormDialog } from '#web/app/FormDialog.tsx';
import { useForm, useSend } from '#web/app/use-form.ts';
import { Field, TextInput } from '#web/ui/index.ts';
import { accounts } from '../session.ts';
import { useAccountProblems, useDeskMessages } from './words.ts';

export function ProofDialog() {
  const [open, setOpen] = useState(false);
  const answer = useRef<(proven: boolean) => void>(undefined);
  useEffect(
    () =>
      onProofWanted(() => {
        answer.current?.(false);
        setOpen(true);
        return new Promise<boolean>((resolve) => {
          answer.current = resolve;
        });
      }),
    [],
  );
  const end = (proven: boolean) => {
    answer.current?.(proven);
    setOpen(false);
  };
  return open && <ProofForm onEnd={end} />;
}

function ProofForm({ onEnd }: { onEnd: (proven: boolean) => void }) {
  const t = useDeskMessages();
  const words = useAccountProblems();
  const sending = useSend(
    ({ code }: { code: string }) => accounts.prove({ body: { code: code.replaceAll(/\s/g, '') } }),
    () => onEnd(true),
  );
  const { frame, control, errorOf } = useForm({
    start: { code: '' },
    mistakes: ({ code }) => ({ code: code.trim() === '' ? t('proof.missing') : undefined }),
    sending,
    words,
    afresh: true,
  });
  return (
    <FormDialog
      frame={frame}
      title={t('proof.title')}
      onClose={() => onEnd(false)}
      verb={t('proof.go')}
      cancel={t('proof.cancel')}
      lead={<p>{t('proof.lead')}</p>}
    >
      <Field label={t('signIn.codeEither')} hint={t('signIn.codeHint')} error={errorOf('code')} required>
        <TextInput {...control('code')} autoComplete="one-time-code" name="proof" />
      </Field>
    </FormDialog>
  );
}
