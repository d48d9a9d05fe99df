import { StateBadge, type Tone } from '#web/ui/index.ts';
import { useFoundWords } from './words.ts';

const tones: Readonly<Record<string, Tone>> = {
  reported: 'neutral',
  handling: 'brand',
  paused: 'hold',
  answered: 'risk',
  disputed: 'risk',
  closed: 'done',
};

export function StateWord({ state }: { state: string }) {
  const found = useFoundWords();
  return <StateBadge tone={tones[state] ?? 'neutral'}>{found(`state.${state}`) ?? state}</StateBadge>;
}
