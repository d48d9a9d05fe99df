// A new password, by whoever knows the old one. Every other device is signed out with it.
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useFirstField } from '#web/app/first-field.ts';
import { Button, Dialog, ErrorState, Field, TextInput, useToast } from '#web/ui/index.ts';
import { accounts } from '../session.ts';
import { SHORTEST } from './RedeemPage.tsx';
import { mineKey } from './use-own-account.ts';
import { useAccountProblems, useDeskMessages } from './words.ts';

const FORM = 'change-password';

export function ChangePassword({ onClose }: { onClose: () => void }) {
  const t = useDeskMessages();
  useFirstField(FORM);
  const problems = useAccountProblems();
  const toast = useToast();
  const queries = useQueryClient();
  const [current, setCurrent] = useState('');
  const [next, setNext] = useState('');
  const [repeat, setRepeat] = useState('');
  const [tried, setTried] = useState(false);
  const missing = SHORTEST - [...next].length;
  const change = useMutation({
    mutationFn: () => accounts.changePassword({ body: { current, next } }),
    onSuccess: () => {
      void queries.invalidateQueries({ queryKey: mineKey });
      toast({ text: t('own.passwordChanged'), tone: 'done' });
      onClose();
    },
  });
  return (
    <Dialog
      open
      onClose={onClose}
      title={t('own.changePassword')}
      actions={
        <Button type="submit" form={FORM} kind="primary" busy={change.isPending}>
          {t('own.changePassword')}
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
          if (current !== '' && missing <= 0 && next === repeat) change.mutate();
        }}
      >
        <p>{t('own.passwordHelp')}</p>
        {change.error && <ErrorState error={change.error} words={problems} inline />}
        <Field
          label={t('own.current')}
          error={tried && current === '' ? t('own.currentMissing') : undefined}
          required
        >
          <TextInput type="password" autoComplete="current-password" value={current} onChange={setCurrent} />
        </Field>
        <Field
          label={t('redeem.password')}
          hint={t('redeem.hint')}
          error={tried && missing > 0 ? t('redeem.short', { n: missing }) : undefined}
          required
        >
          <TextInput type="password" autoComplete="new-password" value={next} onChange={setNext} />
        </Field>
        <Field
          label={t('redeem.repeat')}
          error={tried && next !== repeat ? t('redeem.differs') : undefined}
          required
        >
          <TextInput type="password" autoComplete="new-password" value={repeat} onChange={setRepeat} />
        </Field>
      </form>
    </Dialog>
  );
}
