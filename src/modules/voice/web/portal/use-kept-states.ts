import { useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { asProblem } from '#web/ui/index.ts';
import { followedKey, voices } from './categories.ts';
import { type KeptVoice, keptVoices, noteState, reporterHeader } from './kept-voices.ts';
import { refusalFrom, refusalOf } from './refusal.ts';

const staleAfter = 60_000;
const over = new Set(['closed', 'refused']);

/**
 * How the voices kept here stand. Each is asked for once, one after the other: fifty at once would be taken for somebody
 * who tries out numbers. What is closed stays closed, and what was refused is not sent again.
 */
export function useKeptStates(): void {
  const cache = useQueryClient();
  useEffect(() => {
    let left = false;
    const ask = async ({ number, secret }: KeptVoice) => {
      const { state } = await cache.fetchQuery({
        queryKey: followedKey(number, secret),
        queryFn: () => voices.follow({ headers: reporterHeader(number, secret) }),
        staleTime: staleAfter,
      });
      noteState(number, secret, state);
    };
    const askAll = async () => {
      for (const voice of keptVoices()) {
        if (left) return;
        if (over.has(voice.state ?? '') || refusalOf(voice.number, voice.secret)) continue;
        try {
          await ask(voice);
        } catch (error) {
          // Without a line, or asked for too much: the list says what was known before.
          if (!refusalFrom(voice.number, voice.secret, error)) return;
          if (asProblem(error).status === 401) noteState(voice.number, voice.secret, 'refused');
        }
      }
    };
    void askAll();
    return () => {
      left = true;
    };
  }, [cache]);
}
