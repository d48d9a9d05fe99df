// What an edit would move is shown before it is kept: the first press computes, the second saves the same words.
import { useMutation } from '@tanstack/react-query';
import type { Sending } from '#web/app/use-form.ts';

interface Moved {
  readonly recomputed: number;
}

export function usePreviewed<Values>(look: (values: Values) => Promise<Moved>, keep: Sending<Values>) {
  const preview = useMutation({ mutationFn: look });
  // A form makes new values with each change, so what was previewed is no longer what is written.
  const shown = (values: Values) => preview.data !== undefined && preview.variables === values;
  const sending: Sending<Values> = {
    mutate: (values) => (shown(values) ? keep.mutate(values) : preview.mutate(values)),
    isPending: preview.isPending || keep.isPending,
    error: preview.error ?? keep.error,
  };
  return {
    sending,
    /** How many limits would move; null while that is not known of these words. */
    moves: (values: Values): number | null => (shown(values) ? (preview.data?.recomputed ?? null) : null),
  };
}
