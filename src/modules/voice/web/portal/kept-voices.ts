// Numbers and codes: those kept on this device, and the one being looked at. Never in a URL's query, which servers
// and proxies write down; a link carries the code in its fragment, which browsers do not send.
import { useSyncExternalStore } from 'react';
import { listOf, recall, remember, textOf } from './storage.ts';

export interface KeptVoice {
  readonly number: string;
  readonly secret: string;
  readonly title: string;
  readonly at: string;
  /** As it stood when it was last seen from here; `refused` where number and code do not belong together. */
  readonly state?: string;
}

const place = 'liren.voices';
const most = 50;
const listeners = new Set<() => void>();
let kept: readonly KeptVoice[] | undefined;

function read(): readonly KeptVoice[] {
  kept ??= listOf(recall(place))
    .map((entry) => ({
      number: textOf(entry, 'number'),
      secret: textOf(entry, 'secret'),
      title: textOf(entry, 'title'),
      at: textOf(entry, 'at'),
      state: textOf(entry, 'state'),
    }))
    .filter(({ number, secret }) => number !== '' && secret !== '');
  return kept;
}

function write(voices: readonly KeptVoice[]): void {
  kept = voices;
  remember(place, voices);
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void): () => void {
  const elsewhere = (event: StorageEvent) => {
    if (event.key !== place) return;
    kept = undefined;
    listener();
  };
  listeners.add(listener);
  addEventListener('storage', elsewhere);
  return () => {
    listeners.delete(listener);
    removeEventListener('storage', elsewhere);
  };
}

export const useKeptVoices = () => useSyncExternalStore(subscribe, read);

export function keepVoice(voice: KeptVoice): void {
  // Read again: another tab may have added one since.
  kept = undefined;
  write([voice, ...read().filter(({ number }) => number !== voice.number)].slice(0, most));
}

/** Only of what is kept here with this very code. */
export function noteState(number: string, secret: string, state: string): void {
  const known = (voice: KeptVoice) => voice.number === number && voice.secret === secret;
  kept = undefined;
  if (read().some((voice) => known(voice) && voice.state !== state))
    write(read().map((voice) => (known(voice) ? { ...voice, state } : voice)));
}

export const keptVoices = read;

export function dropVoice(number: string): void {
  kept = undefined;
  write(read().filter((voice) => voice.number !== number));
  opened.delete(number);
}

/** Opened by hand or by a link during this visit, and forgotten with it. */
const opened = new Map<string, string>();
export function openWith(number: string, secret: string): void {
  opened.set(number, secret);
}
export function secretFor(number: string): string | undefined {
  return opened.get(number) ?? read().find((voice) => voice.number === number)?.secret;
}

/** As people copy it: blanks, dashes, full-width digits, small letters. */
export const plain = (typed: string) => typed.normalize('NFKC').replace(/[\s-]/g, '').toUpperCase();

/** The header that opens one voice; always plain ASCII, whatever was typed. */
export const reporterHeader = (number: string, secret: string) => ({
  'liren-reporter': `${number}:${secret}`,
});
