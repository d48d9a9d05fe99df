import { useState } from 'react';

export const digitsOf = (typed: string) => typed.normalize('NFKC').replace(/[\s()-]/g, '');

/** One request at a time, and what became of the last one. */
export function useRun() {
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>();
  const run = async (work: () => Promise<void>, onFailure?: (failure: unknown) => void) => {
    if (busy) return;
    setBusy(true);
    setError(undefined);
    await work().catch((failure: unknown) => {
      setError(failure);
      onFailure?.(failure);
    });
    setBusy(false);
  };
  return { busy, error, run };
}
