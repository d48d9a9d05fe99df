import { useEffect, useRef } from 'react';
import { type InboxTab, tabs } from './inbox-query.ts';

interface InboxKeys {
  readonly onTab: (tab: InboxTab) => void;
  /** The row to stand on when one comes back from its case. */
  readonly focusRow: string | undefined;
}

/** 1–5 change the tab; j and k step into the list from anywhere on the page; inside it the table moves by itself. */
export function useInboxKeys({ onTab, focusRow }: InboxKeys): void {
  const latest = useRef(onTab);
  latest.current = onTab;
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey || !(event.target instanceof HTMLElement)) return;
      if (event.target.closest('input, textarea, select, dialog, [hidden]')) return;
      const tab = tabs[Number(event.key) - 1];
      if (tab) latest.current(tab);
      else if ((event.key === 'j' || event.key === 'k') && !event.target.closest('tbody')) {
        document.querySelector<HTMLElement>('main [data-row]')?.focus();
      } else return;
      event.preventDefault();
    };
    addEventListener('keydown', onKey);
    return () => removeEventListener('keydown', onKey);
  }, []);
  useEffect(() => {
    if (focusRow === undefined) return;
    document.querySelector<HTMLElement>(`[data-row="${CSS.escape(focusRow)}"]`)?.focus();
  }, [focusRow]);
}
