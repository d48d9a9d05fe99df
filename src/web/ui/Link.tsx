import type { ReactNode } from 'react';
import { Link as RouterLink } from 'react-router';
import type { ButtonKind } from './Button.tsx';
import { Icon, type IconName } from './Icon.tsx';
import { useWords } from './locale.tsx';

export interface LinkProps {
  readonly children: ReactNode;
  /** A page of this face, relative to its base. */
  readonly to?: string;
  /** Another face, a file, `tel:` or a foreign site. */
  readonly href?: string;
  readonly newPage?: boolean;
  /** Looks like a button of that kind. */
  readonly look?: ButtonKind;
  readonly wide?: boolean;
  readonly icon?: IconName;
}

export function Link({ children, to, href, newPage = false, look, wide = false, icon }: LinkProps) {
  const t = useWords();
  const className = look === undefined ? 'l-link' : 'l-button';
  const marks = { className, 'data-kind': look, 'data-wide': wide || undefined };
  const content = (
    <>
      {icon && <Icon name={icon} />}
      <span>{children}</span>
    </>
  );
  if (to !== undefined) {
    return (
      <RouterLink to={to} {...marks}>
        {content}
      </RouterLink>
    );
  }
  return (
    <a href={href} {...marks} {...(newPage && { target: '_blank', rel: 'noopener noreferrer' })}>
      {content}
      {newPage && <span className="l-unseen">{t('opensNewPage')}</span>}
    </a>
  );
}
