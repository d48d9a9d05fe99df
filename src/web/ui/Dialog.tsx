import { type ReactNode, useEffect, useId, useRef, useState } from 'react';
import { Button, IconButton } from './Button.tsx';
import { useWords } from './locale.tsx';
import { useBackCloses } from './on-top.ts';

export interface DialogProps {
  readonly open: boolean;
  readonly onClose: () => void;
  readonly title: string;
  readonly children: ReactNode;
  /** Buttons at the foot. */
  readonly actions?: ReactNode;
  readonly size?: 'narrow' | 'wide';
  /** What closing would lose, in a sentence: Esc, the cross and a press outside then ask first. */
  readonly losing?: string | undefined;
}

/** Native <dialog>: the browser traps focus and gives it back. */
export function Dialog(props: DialogProps) {
  return <Modal {...props} shape="dialog" />;
}

/** The same from the foot of a phone or the side of a desk. */
export function Sheet(props: DialogProps) {
  return <Modal {...props} shape="sheet" />;
}

function Modal({
  open,
  onClose,
  title,
  children,
  actions,
  size = 'narrow',
  losing,
  shape,
}: DialogProps & { shape: 'dialog' | 'sheet' }) {
  const t = useWords();
  const id = useId();
  const box = useRef<HTMLDialogElement>(null);
  const [asked, setAsked] = useState(false);
  const asking = asked && losing !== undefined;
  const leave = (): 'stays' | undefined => {
    if (losing === undefined) {
      onClose();
      return undefined;
    }
    setAsked(!asking);
    return 'stays';
  };
  useEffect(() => {
    if (asking) box.current?.querySelector<HTMLElement>('.l-dialog-ask button')?.focus();
  }, [asking]);
  useBackCloses(open, leave);
  useEffect(() => {
    const dialog = box.current;
    if (!dialog || !open) return;
    dialog.showModal();
    // React focuses `autoFocus` before the dialog is open, when nothing in it can be focused yet.
    dialog.querySelector<HTMLElement>('[data-autofocus]')?.focus();
    // Closing also on unmount, so that focus returns to what opened it.
    return () => dialog.close();
  }, [open]);
  return (
    <dialog
      ref={box}
      className="l-dialog"
      data-shape={shape}
      data-size={size}
      aria-labelledby={id}
      onKeyDown={(event) => {
        // Left to the browser, one Esc closes every dialog that was opened without a press in between.
        if (event.key !== 'Escape' || event.nativeEvent.isComposing) return;
        event.preventDefault();
        event.stopPropagation();
        leave();
      }}
      onCancel={(event) => {
        // A file chooser that was closed says so too.
        if (event.target !== event.currentTarget) return;
        event.preventDefault();
        leave();
      }}
      onClick={(event) => {
        if (event.target === event.currentTarget) leave();
      }}
    >
      {open && (
        <div className="l-dialog-body">
          <div className="l-dialog-head">
            <h2 id={id}>{title}</h2>
            <IconButton icon="close" label={t('close')} onClick={leave} />
          </div>
          <div className="l-dialog-content">{children}</div>
          {asking ? (
            <div className="l-actions l-dialog-ask" role="alert">
              <p>{losing}</p>
              <Button kind="primary" onClick={() => setAsked(false)}>
                {t('dialog.stay')}
              </Button>
              <Button onClick={onClose}>{t('dialog.leave')}</Button>
            </div>
          ) : (
            actions !== undefined && <div className="l-actions">{actions}</div>
          )}
        </div>
      )}
    </dialog>
  );
}

export interface ConfirmProps {
  readonly open: boolean;
  readonly title: string;
  readonly children?: ReactNode;
  /** The verb itself (“退回”), never “确定”. */
  readonly verb: string;
  readonly danger?: boolean;
  readonly busy?: boolean;
  readonly onConfirm: () => void;
  readonly onClose: () => void;
}

export function Confirm({
  open,
  title,
  children,
  verb,
  danger = false,
  busy = false,
  onConfirm,
  onClose,
}: ConfirmProps) {
  const t = useWords();
  const actions = (
    <>
      <Button kind={danger ? 'danger' : 'primary'} busy={busy} onClick={onConfirm}>
        {verb}
      </Button>
      <Button onClick={onClose}>{t('cancel')}</Button>
    </>
  );
  return (
    <Dialog open={open} title={title} onClose={onClose} actions={actions}>
      {children}
    </Dialog>
  );
}
