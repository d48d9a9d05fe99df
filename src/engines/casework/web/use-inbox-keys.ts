import { useEffect } from 'react';
import { usePageKeys } from '#web/app/page-keys.ts';
import { type InboxTab, tabs } from './inbox-query.ts';

interface InboxKeys {
  readonly onTab: (tab: InboxTab) => void;
  /** The row to stand on when one comes back from its case. */
  readonly focusRow: string | undefined;
}

/** 1–5 change the tab; j and k step into the list from anywhere on the page; inside it the table moves by itself. */
export function useInboxKeys({ onTab, focusRow }: InboxKeys): void {
  usePageKeys((key, target) => {
    const tab = tabs[Number(key) - 1];
    if (tab) onTab(tab);
    else if ((key === 'j' || key === 'k') && !target.closest('tbody')) {
      document.querySelector<HTMLElement>('main [data-row]')?.focus();
    } else return false;
    return true;
  });
  useEffect(() => {
    if (focusRow === undefined) return;
    document.querySelector<HTMLElement>(`[data-row="${CSS.escape(focusRow)}"]`)?.focus();
  }, [focusRow]);
}
