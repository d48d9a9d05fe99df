import { useEffect, useRef } from 'react';

/**
 * Single letters as commands of a page. Not while somebody writes, nor while anything stands in front of the page,
 * nor with a modifier: those belong to the browser.
 */
export function usePageKeys(onKey: (key: string, target: HTMLElement) => boolean): void {
  const latest = useRef(onKey);
  latest.current = onKey;
  useEffect(() => {
    const listen = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
      if (!(event.target instanceof HTMLElement) || event.target.closest('input, textarea, select')) return;
      if (document.querySelector('dialog[open]')) return;
      if (latest.current(event.key, event.target)) event.preventDefault();
    };
    addEventListener('keydown', listen);
    return () => removeEventListener('keydown', listen);
  }, []);
}
