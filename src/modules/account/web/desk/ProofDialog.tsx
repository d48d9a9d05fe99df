// A grave act asks for the second factor again; once it is shown, the act goes on by itself.
import { useMutation } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { onProofWanted } from '#web/app/client.ts';
import { Button, Dialog, ErrorState, Field, TextInput } from '#web/ui/index.ts';
import { accounts } from '../session.ts';
import { useAccountProblems, useDeskMessages } from './words.ts';

export function ProofDialog() {
  const t = useDeskMessages();
  const words = useAccountProblems();
  const [open, setOpen] = useState(false);
  const [code, setCode] = useState('');
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
    setCode('');
    step.reset();
  };
  const step = useMutation({
    mutationFn: () => accounts.prove({ body: { code: code.replaceAll(/\s/g, '') } }),
    onSuccess: () => end(true),
    onError: () => setCode(''),
  });
  return (
    <Dialog
      open={open}
      title={t('proof.title')}
      onClose={() => end(false)}
      actions={
        <>
          <Button type="submit" form="proof" kind="primary" busy={step.isPending}>
            {t('proof.go')}
          </Button>
          <Button onClick={() => end(false)}>{t('proof.cancel')}</Button>
        </>
      }
    >
      <form
        id="proof"
        className="grid gap-3"
        onSubmit={(event) => {
          event.preventDefault();
          if (code.trim() !== '') step.mutate();
        }}
      >
        <p>{t('proof.lead')}</p>
        <Field label={t('signIn.code')} hint={t('signIn.codeHint')} required>
          <TextInput value={code} onChange={setCode} autoComplete="one-time-code" autoFocus name="proof" />
        </Field>
        {step.error && <ErrorState error={step.error} words={words} inline />}
      </form>
    </Dialog>
  );
}
