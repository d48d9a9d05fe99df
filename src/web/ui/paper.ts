import { useSyncExternalStore } from 'react';

const isPaper = () => matchMedia('print').matches;

function listen(onChange: () => void): () => void {
  const media = matchMedia('print');
  media.addEventListener('change', onChange);
  return () => media.removeEventListener('change', onChange);
}

/** True while the page is laid out on paper. */
export function usePaper(): boolean {
  return useSyncExternalStore(listen, isPaper, () => false);
}
