// A figure leads to its rows where they can be read: a wall's own sign-in opens no desk, and what lies in none of the
// parts has no list of its own.
import type { ReactNode } from 'react';
import { useSession } from '#modules/account/web/index.ts';
import { Link } from '#web/ui/index.ts';
import { type Figure, type Pulse, rowsBehind } from './pulse.ts';
import { useWallMessages } from './words.ts';

export type Behind = Pick<Pulse, 'code' | 'name'> & { readonly unplaced?: boolean };

export function useOpensRows(): boolean {
  return useSession().data?.purpose !== 'wall';
}

export interface RowsBehindProps {
  readonly figure: Figure;
  readonly place: Behind;
  /** What is seen; a link without a figure of its own says so itself. */
  readonly children: ReactNode;
  /** Nothing at all where there is nothing to open. */
  readonly only?: boolean;
}

export function RowsBehind({ figure, place, children, only = false }: RowsBehindProps) {
  const t = useWallMessages();
  const opens = useOpensRows();
  if (!opens || place.unplaced) return only ? null : children;
  return (
    <Link href={rowsBehind(figure, place)} newPage>
      {children}
      <span className="l-unseen">{t('rowsOf', { name: place.name, figure: t(`figure.${figure}`) })}</span>
    </Link>
  );
}
