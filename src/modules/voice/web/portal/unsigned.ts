// Whether the next report is sent without the account of whoever is signed in. Kept beside the draft: a page that is
// loaded again must not sign what was not to be signed.
import { useSyncExternalStore } from 'react';
import { clientFor } from '#web/app/client.ts';
import { voiceApi } from '../../contract.ts';
import { voices } from './categories.ts';
import { recall, remember } from './storage.ts';

const place = 'liren.unsigned';
const listeners = new Set<() => void>();
let unsigned: boolean | undefined;

const isUnsigned = (): boolean => {
  unsigned ??= recall(place) === true;
  return unsigned;
};

export function setUnsigned(chosen: boolean): void {
  unsigned = chosen;
  remember(place, chosen || undefined);
  for (const listener of listeners) listener();
}

export const useUnsigned = () =>
  useSyncExternalStore((listener) => {
    listeners.add(listener);
    return () => listeners.delete(listener);
  }, isUnsigned);

/** Without the cookie nobody, the server included, knows whose it is. */
const nobody = clientFor(voiceApi, { credentials: 'omit' });
export const reporting = () => (isUnsigned() ? nobody : voices);
