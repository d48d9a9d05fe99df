import { createContext, type ReactNode, useCallback, useContext, useEffect, useRef, useState } from 'react';
import { IconButton } from './Button.tsx';
import { Icon } from './Icon.tsx';
import { useWords } from './locale.tsx';

export interface ToastMessage {
  readonly text: string;
  readonly tone?: 'done' | 'late' | 'neutral';
  /** Shows 撤销; the message then stays longer. */
  readonly undo?: () => void;
}

type Show = (message: ToastMessage) => void;
const ToastContext = createContext<Show | undefined>(undefined);

/** `const toast = useToast(); toast({ text: t('sent'), tone: 'done' })` */
export function useToast(): Show {
  const show = useContext(ToastContext);
  if (!show) throw new Error('ToastProvider is missing above this component');
  return show;
}

interface Shown extends ToastMessage {
  readonly id: number;
}

export function ToastProvider({ children }: { children: ReactNode }) {
  const [shown, setShown] = useState<readonly Shown[]>([]);
  const next = useRef(0);
  const show = useCallback<Show>((message) => {
    next.current += 1;
    const id = next.current;
    // Three at most: a fourth pushes out the oldest.
    setShown((before) => [...before.slice(-2), { ...message, id }]);
  }, []);
  const drop = useCallback(
    (id: number) => setShown((before) => before.filter((toast) => toast.id !== id)),
    [],
  );
  return (
    <ToastContext.Provider value={show}>
      {children}
      <div className="l-toasts" role="status" aria-live="polite">
        {shown.map((toast) => (
          <ToastCard key={toast.id} toast={toast} onDrop={drop} />
        ))}
      </div>
    </ToastContext.Provider>
  );
}

function ToastCard({ toast, onDrop }: { toast: Shown; onDrop: (id: number) => void }) {
  const t = useWords();
  // Held while someone reads it with the pointer or the keyboard on it (WCAG 2.2.1).
  const [held, setHeld] = useState(false);
  useEffect(() => {
    if (held) return;
    const timer = setTimeout(() => onDrop(toast.id), toast.undo ? 12_000 : 6_000);
    return () => clearTimeout(timer);
  }, [held, toast, onDrop]);
  const hold = () => setHeld(true);
  const release = () => setHeld(false);
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: only pauses the clock; the buttons inside are the controls
    <div
      className="l-toast"
      data-tone={toast.tone ?? 'neutral'}
      onPointerEnter={hold}
      onPointerLeave={release}
      onFocus={hold}
      onBlur={release}
    >
      <Icon name={toast.tone === 'late' ? 'alert' : toast.tone === 'done' ? 'check' : 'info'} />
      <p>{toast.text}</p>
      {toast.undo && (
        <button
          type="button"
          className="l-toast-undo"
          onClick={() => {
            toast.undo?.();
            onDrop(toast.id);
          }}
        >
          {t('undo')}
        </button>
      )}
      <IconButton icon="close" label={t('close')} onClick={() => onDrop(toast.id)} />
    </div>
  );
}
