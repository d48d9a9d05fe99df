import { type RefObject, useCallback, useEffect, useRef, useState } from 'react';

/** Somebody opened this form in order to fill it: begin in its first field, not on the closing cross. */
export function useFirstField(form: RefObject<HTMLElement | null>): void {
  useEffect(() => {
    form.current?.querySelector<HTMLElement>('input, select, textarea')?.focus();
  }, [form]);
}

export interface Attempts<Form extends HTMLElement> {
  /** Mistakes are named only after somebody has tried: nobody is told off while still writing. */
  readonly tried: boolean;
  readonly attempt: () => void;
  readonly forget: () => void;
  readonly form: RefObject<Form | null>;
}

/** Each attempt at a form with mistakes leads to the first of them, so that pressing a button never does nothing. */
export function useAttempts<Form extends HTMLElement>(): Attempts<Form> {
  const [count, setCount] = useState(0);
  const form = useRef<Form>(null);
  useEffect(() => {
    if (count > 0) goTo(form.current?.querySelector('[data-invalid]'));
  }, [count]);
  const attempt = useCallback(() => setCount((before) => before + 1), []);
  const forget = useCallback(() => setCount(0), []);
  return { tried: count > 0, attempt, forget, form };
}

/** Into what can be filled there, with its words in sight above it. */
export function goTo(field: Element | null | undefined): void {
  field?.querySelector<HTMLElement>('input, select, textarea, button')?.focus({ preventScroll: true });
  field?.scrollIntoView({ block: 'center' });
}
