import { type ReactNode, useId } from 'react';
import { Button, type ButtonKind, Dialog, ErrorState, useMessages } from '#web/ui/index.ts';
import { useFirstField } from './first-field.ts';
import { en } from './messages/en.ts';
import { zhCN } from './messages/zh-CN.ts';
import type { FormFrame } from './use-form.ts';

export interface FormDialogProps {
  readonly frame: FormFrame;
  readonly title: string;
  readonly onClose: () => void;
  /** The verb on the button; none where there is nothing to send. */
  readonly verb?: string | undefined;
  readonly kind?: ButtonKind;
  readonly disabled?: boolean;
  /** The words on a second button that closes; the cross and Esc do too, and ask where something has been filled in. */
  readonly cancel?: string;
  /** What is written stays on this device: closing loses nothing and asks nothing. */
  readonly kept?: boolean;
  /** What to know beforehand. */
  readonly lead?: ReactNode;
  /** Beside the buttons. */
  readonly aside?: ReactNode;
  readonly children: ReactNode;
}

/** A form in a dialog: what it is about, what was refused, its fields, and the verb that sends it. */
export function FormDialog(props: FormDialogProps) {
  const {
    frame,
    title,
    onClose,
    verb,
    kind = 'primary',
    disabled,
    cancel,
    kept,
    lead,
    aside,
    children,
  } = props;
  const t = useMessages(zhCN, en);
  const id = useId();
  useFirstField(frame.form);
  const actions = (
    <>
      {verb !== undefined && (
        <Button type="submit" form={id} kind={kind} busy={frame.busy} disabled={disabled}>
          {verb}
        </Button>
      )}
      {cancel !== undefined && <Button onClick={onClose}>{cancel}</Button>}
      {aside}
    </>
  );
  return (
    <Dialog
      open
      onClose={onClose}
      title={title}
      actions={actions}
      losing={frame.touched && !kept ? t('form.losing') : undefined}
    >
      <form
        id={id}
        ref={frame.form}
        noValidate
        className="grid gap-4"
        onSubmit={(event) => {
          event.preventDefault();
          frame.submit();
        }}
      >
        {lead}
        {frame.problem !== null && <ErrorState error={frame.problem} words={frame.words} inline />}
        {children}
      </form>
    </Dialog>
  );
}
