// Ending, disabling, enabling, resetting: each asks for its reason, which goes into the audit trail.
import { FormDialog } from '#web/app/FormDialog.tsx';
import { useForm } from '#web/app/use-form.ts';
import { Field, TextInput } from '#web/ui/index.ts';
import { type Account, accounts } from '../session.ts';
import type { Invited } from './OneTimeLink.tsx';
import { useManage } from './use-manage.ts';
import { useAccountProblems, useDeskMessages } from './words.ts';

export type Reasoned =
  | { readonly kind: 'endPost'; readonly post: string; readonly name: string }
  | { readonly kind: 'disable' | 'enable' | 'reset' | 'unlock' };

export interface ReasonDialogProps {
  readonly account: Account;
  readonly act: Reasoned;
  readonly onClose: () => void;
  readonly onInvited: (made: Invited) => void;
}

export function ReasonDialog({ account, act, onClose, onInvited }: ReasonDialogProps) {
  const t = useDeskMessages();
  const words = useAccountProblems();
  const said = {
    endPost: 'ended',
    disable: 'disabledDone',
    enable: 'enabledDone',
    reset: 'linkTitle',
    unlock: 'unlocked',
  } as const;
  const sending = useManage(send, { said: t(`accounts.${said[act.kind]}`), onDone: onClose });
  const { frame, control, errorOf } = useForm({
    start: { reason: '' },
    mistakes: ({ reason }) => ({ reason: reason.trim() === '' ? t('accounts.reasonMissing') : undefined }),
    sending,
    words,
  });

  async function send({ reason }: { reason: string }, idempotencyKey: string): Promise<Account> {
    const call = { params: { id: account.id }, body: { reason: reason.trim() }, idempotencyKey };
    if (act.kind === 'endPost')
      return accounts.endPost({ ...call, params: { id: account.id, post: act.post } });
    if (act.kind === 'disable') return accounts.disable(call);
    if (act.kind === 'enable') return accounts.enable(call);
    if (act.kind === 'unlock') return accounts.unlock(call);
    const made = await accounts.reset(call);
    onInvited(made);
    return made.account;
  }

  const title =
    act.kind === 'endPost' ? t('accounts.endPostTitle', { post: act.name }) : t(`accounts.${act.kind}`);
  return (
    <FormDialog
      frame={frame}
      onClose={onClose}
      title={`${title} · ${account.name}`}
      verb={t(`accounts.${act.kind}`)}
      kind={act.kind === 'disable' || act.kind === 'endPost' ? 'danger' : 'primary'}
      lead={act.kind !== 'endPost' && <p>{t(`accounts.${act.kind}Help`)}</p>}
    >
      <Field
        label={t('accounts.reason')}
        hint={t(`accounts.reasonHint.${act.kind}`)}
        error={errorOf('reason')}
        required
      >
        <TextInput {...control('reason')} maxLength={200} />
      </Field>
    </FormDialog>
  );
}
