import type { ButtonHTMLAttributes, ReactNode } from 'react';
import { Icon, type IconName } from './Icon.tsx';
import { useWords } from './locale.tsx';

export type ButtonKind = 'primary' | 'plain' | 'quiet' | 'danger';

export interface ButtonProps extends Omit<ButtonHTMLAttributes<HTMLButtonElement>, 'className' | 'style'> {
  readonly children: ReactNode;
  readonly kind?: ButtonKind;
  readonly icon?: IconName;
  /** Stays focusable and says that it is working; clicks are ignored meanwhile. */
  readonly busy?: boolean;
  readonly wide?: boolean;
}

export function Button({
  children,
  kind = 'plain',
  icon,
  busy = false,
  wide = false,
  onClick,
  ...rest
}: ButtonProps) {
  const t = useWords();
  return (
    <button
      type="button"
      {...rest}
      className="l-button"
      data-kind={kind}
      data-wide={wide || undefined}
      aria-disabled={busy || undefined}
      aria-busy={busy || undefined}
      onClick={(event) => {
        // A submit button must not send the form twice while the first answer is on its way.
        if (busy) event.preventDefault();
        else onClick?.(event);
      }}
    >
      {busy ? <span className="l-spinner" aria-hidden /> : icon && <Icon name={icon} />}
      <span>{children}</span>
      {busy && <span className="l-unseen">{t('loading')}</span>}
    </button>
  );
}

export interface IconButtonProps
  extends Omit<ButtonHTMLAttributes<HTMLButtonElement>, 'className' | 'style' | 'children'> {
  readonly icon: IconName;
  /** Said by screen readers and shown as a tooltip. */
  readonly label: string;
}

export function IconButton({ icon, label, ...rest }: IconButtonProps) {
  return (
    <button
      type="button"
      {...rest}
      className="l-button"
      data-kind="quiet"
      data-square
      aria-label={label}
      title={label}
    >
      <Icon name={icon} />
    </button>
  );
}
