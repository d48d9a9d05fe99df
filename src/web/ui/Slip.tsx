import type { ReactNode } from 'react';
import { createPortal } from 'react-dom';

/** What is printed instead of the page it belongs to; unseen on the screen. */
export function Slip({ children }: { children: ReactNode }) {
  return createPortal(<section className="l-slip">{children}</section>, document.body);
}
