import { useEffect } from 'react';

/** Somebody opened this form in order to fill it: begin in its first field, not on the closing cross. */
export function useFirstField(formId: string): void {
  useEffect(() => {
    document.getElementById(formId)?.querySelector<HTMLElement>('input, select, textarea')?.focus();
  }, [formId]);
}
