// What the words so far probably speak of, asked whenever the writing pauses.
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { voices } from './categories.ts';

const PAUSE_MS = 500;
const FEWEST_LETTERS = 4;
/** Less likely ones would only be read in vain. */
const WORTH_SAYING = 0.05;

export function useSuggestion(text: string) {
  const said = usePaused(text.trim());
  const asked = useQuery({
    queryKey: ['voice', 'suggestion', said],
    queryFn: ({ signal }) => voices.suggestCategory({ body: { text: said }, signal }),
    enabled: said.length >= FEWEST_LETTERS,
    staleTime: Number.POSITIVE_INFINITY,
    // A suggestion that cannot be had is none: the groups are there to choose from.
    placeholderData: keepPreviousData,
  });
  if (text.trim().length < FEWEST_LETTERS) return [];
  return (asked.data ?? []).filter(({ confidence }) => confidence >= WORTH_SAYING);
}

/** The text as it was when nothing had been typed for a moment. */
function usePaused(text: string): string {
  const [paused, setPaused] = useState(text);
  useEffect(() => {
    const timer = setTimeout(() => setPaused(text), PAUSE_MS);
    return () => clearTimeout(timer);
  }, [text]);
  return paused;
}
