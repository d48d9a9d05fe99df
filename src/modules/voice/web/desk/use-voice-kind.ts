// How voices are called in the common inbox.
import type { CaseKind } from '#engines/casework/web/words.ts';
import { type Tone, useLocale } from '#web/ui/index.ts';
import { useCategories } from './voice-case.ts';
import { useVoiceMessages, useVoiceWordOf } from './words.ts';

const tones: Readonly<Record<string, Tone>> = {
  reported: 'brand',
  handling: 'neutral',
  paused: 'hold',
  answered: 'done',
  disputed: 'risk',
  closed: 'done',
};
const states = ['reported', 'handling', 'paused', 'answered', 'disputed', 'closed'] as const;

export function useVoiceKind(): CaseKind {
  const t = useVoiceMessages();
  const word = useVoiceWordOf();
  const english = useLocale() === 'en';
  const known = useCategories();
  const categories = known.data ?? [];
  const nameOf = (category: (typeof categories)[number]) => (english ? category.nameEn : category.name);
  return {
    states: states.map((state) => ({ value: state, label: t(`state.${state}`) })),
    categories: categories.map((category) => ({ value: category.code, label: nameOf(category) })),
    state: (state) => ({ word: word(`state.${state}`), tone: tones[state] ?? 'neutral' }),
    category: (code) => {
      const found = categories.find((category) => category.code === code);
      if (found) return nameOf(found);
      // A number that turns into a word under the eye would be read twice.
      return known.isPending ? '…' : code;
    },
  };
}
