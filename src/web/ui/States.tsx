// The four states every view has besides its content: empty, loading, error, offline.
import { type ReactNode, useEffect, useState } from 'react';
import { Button } from './Button.tsx';
import { Callable } from './Callable.tsx';
import { Icon, type IconName } from './Icon.tsx';
import { useWords } from './locale.tsx';
import { Ridges } from './Mark.tsx';
import { asProblem, kindOf, type ProblemWords, slotsOf } from './problem.ts';

export interface EmptyStateProps {
  readonly title: string;
  readonly children?: ReactNode;
  readonly action?: ReactNode;
  readonly icon?: IconName;
}

/** Says why it is empty and what one can do now. */
export function EmptyState({ title, children, action, icon = 'seal' }: EmptyStateProps) {
  return (
    <div className="l-empty">
      <Icon name={icon} size="lg" />
      <p className="l-empty-title">{title}</p>
      {children !== undefined && <div className="l-empty-text">{children}</div>}
      {action}
      <Ridges />
    </div>
  );
}

/** Grey lines in the shape of what is coming. */
export function Skeleton({ lines = 3 }: { lines?: number }) {
  return (
    <span className="l-skeleton" aria-hidden>
      {Array.from({ length: lines }, (_, line) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the lines are identical and never move
        <span key={line} />
      ))}
    </span>
  );
}

export interface LoadingStateProps {
  /** What is being read; said to screen readers, shown only if it takes long. */
  readonly label?: string;
  readonly rows?: number;
}

export function LoadingState({ label, rows = 3 }: LoadingStateProps) {
  const t = useWords();
  return (
    <div className="l-loading" role="status">
      <span className="l-loading-label">{label ?? t('loading')}</span>
      {Array.from({ length: rows }, (_, row) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the rows are identical and never move
        <Skeleton key={row} lines={2} />
      ))}
    </div>
  );
}

export interface ErrorStateProps {
  /** Whatever was thrown; a ProblemError is told apart by its status and code. */
  readonly error: unknown;
  readonly onRetry?: (() => void) | undefined;
  /** A module's sentence for its own codes. */
  readonly words?: ProblemWords;
  /** Where to sign in, for 401. */
  readonly signIn?: ReactNode;
  /** One line inside a form, instead of a block in place of a view. */
  readonly inline?: boolean;
  /** In place of a whole page: its title is the page's heading. */
  readonly page?: boolean;
}

export function ErrorState(props: ErrorStateProps) {
  const { error, onRetry, words, signIn, inline = false, page = false } = props;
  const t = useWords();
  const Title = page ? 'h1' : 'p';
  const problem = asProblem(error);
  const kind = kindOf(problem);
  const own = words?.(problem.code, slotsOf(problem));
  return (
    <div className="l-failure" role="alert" data-inline={inline || undefined}>
      <Icon
        name={kind === 'offline' ? 'cloudOff' : kind === 'signIn' || kind === 'forbidden' ? 'lock' : 'alert'}
      />
      <div>
        <Title className="l-failure-title">
          <Callable>{own ?? t(`problem.${kind}`)}</Callable>
        </Title>
        {own === undefined && <p>{t(`problem.${kind}Help`)}</p>}
        {!inline && kind === 'server' && (
          <p className="l-hint">
            {t('problem.code')} <code>{problem.code}</code>
          </p>
        )}
        {kind === 'signIn' && signIn}
        {onRetry && kind !== 'forbidden' && kind !== 'signIn' && (
          <Button icon="refresh" onClick={onRetry}>
            {t('retry')}
          </Button>
        )}
      </div>
    </div>
  );
}

export function useOnline(): boolean {
  const [online, setOnline] = useState(() => navigator.onLine);
  useEffect(() => {
    const update = () => setOnline(navigator.onLine);
    addEventListener('online', update);
    addEventListener('offline', update);
    return () => {
      removeEventListener('online', update);
      removeEventListener('offline', update);
    };
  }, []);
  return online;
}

export interface OfflineBannerProps {
  /** Things queued on this device. */
  readonly waiting?: number;
  /** For the gallery and tests; otherwise the browser is asked. */
  readonly online?: boolean;
}

export function OfflineBanner({ waiting = 0, online }: OfflineBannerProps) {
  const t = useWords();
  const asked = useOnline();
  const shown = !(online ?? asked);
  // The live region must exist before it speaks.
  return (
    <div className="l-offline" role="status" data-shown={shown || undefined}>
      {shown && (
        <>
          <Icon name="cloudOff" />
          <span>{t('offline.banner')}</span>
          {waiting > 0 && <strong>{t('offline.waiting', { n: waiting })}</strong>}
        </>
      )}
    </div>
  );
}
