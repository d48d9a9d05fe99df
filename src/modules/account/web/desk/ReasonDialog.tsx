// Ending, disabling, enabling, resetting: each asks for its reason, which goes into the audit trail.
import { useState } from 'react';
import { useFirstField } from '#web/app/first-field.ts';
import { Button, Dialog, ErrorState, Field, TextInput } from '#web/ui/index.ts';
import { type Account, accounts } from '../session.ts';
import type { Invited } from './OneTimeLink.tsx';
import { useManage } from './use-manage.ts';
import { useAccountProblems, useDeskMessages } from './words.ts';

export type Reasoned =
  | { readonly kind: 'endPost'; readonly post: string; readonly name: string }
  | { readonly kind: 'disable' | 'enable' | 'reset' };

export interface ReasonDialogProps {
  readonly account: Account;
  readonly act: Reasoned;
  readonly onClose: () => void;
  readonly onInvited: (made: Invited) => void;
}

const FORM = 'account-reason';

export function ReasonDialog({ account, act, onClose, onInvited }: ReasonDialogProps) {
  const t = useDeskMessages();
  useFirstField(FORM);
  const problems = useAccountProblems();
  const [reason, setReason] = useState('');
  const [tried, setTried] = useState(false);
  const said = {
    endPost: 'ended',
    disable: 'disabledDone',
    enable: 'enabledDone',
    reset: 'linkTitle',
  } as const;
  const change = useManage<string>((text, idempotencyKey) => send(text, idempotencyKey), {
    said: t(`accounts.${said[act.kind]}`),
    onDone: onClose,
  });

  async function send(text: string, idempotencyKey: string): Promise<Account> {
    const call = { params: { id: account.id }, body: { reason: text }, idempotencyKey };
    if (act.kind === 'endPost')
      return accounts.endPost({ ...call, params: { id: account.id, post: act.post } });
    if (act.kind === 'disable') return accounts.disable(call);
    if (act.kind === 'enable') return accounts.enable(call);
    const made = await accounts.reset(call);
    onInvited(made);
    return made.account;
  }

  const title =
    act.kind === 'endPost' ? t('accounts.endPostTitle', { post: act.name }) : t(`accounts.${act.kind}`);
  return (
    <Dialog
      open
      onClose={onClose}
      title={`${title} · ${account.name}`}
      actions={
        <Button
          type="submit"
          form={FORM}
          kind={act.kind === 'disable' || act.kind === 'endPost' ? 'danger' : 'primary'}
          busy={change.isPending}
        >
          {t(`accounts.${act.kind}`)}
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
          if (reason.trim() !== '') change.mutate(reason.trim());
        }}
      >
        {act.kind !== 'endPost' && <p>{t(`accounts.${act.kind}Help`)}</p>}
        {change.error && <ErrorState error={change.error} words={problems} inline />}
        <Field
          label={t('accounts.reason')}
          hint={t('accounts.reasonHint')}
          error={tried && reason.trim() === '' ? t('accounts.reasonMissing') : undefined}
          required
        >
          <TextInput value={reason} onChange={setReason} maxLength={200} />
        </Field>
      </form>
    </Dialog>
  );
}
