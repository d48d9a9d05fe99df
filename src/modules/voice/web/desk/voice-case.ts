// One voice as the desk reads it, and its place in the query cache.
import { useQuery } from '@tanstack/react-query';
import type { Answer } from '#kernel/contract.ts';
import { clientFor } from '#web/app/client.ts';
import { voiceApi } from '../../contract.ts';

export const voices = clientFor(voiceApi);
export type VoiceDetail = Answer<typeof voiceApi.get>;
export type Step = VoiceDetail['steps'][number];
export type Task = VoiceDetail['tasks'][number];
export type Target = VoiceDetail['targets'][number];

export interface CaseAddress {
  readonly county: number;
  readonly id: string;
}

export const voiceKey = ({ county, id }: CaseAddress) => ['voice', county, id] as const;

/** Only what another desk gave can be given back to it. */
export const cameFromElsewhere = ({ tasks }: Pick<VoiceDetail, 'tasks'>) =>
  tasks.some(({ role, doneAt, giver }) => role === 'lead' && doneAt === null && giver !== null);

/** The step by which the clock stands still, while it does. */
export const pauseOf = ({ state, steps }: Pick<VoiceDetail, 'state' | 'steps'>) =>
  state === 'paused' ? steps.findLast(({ action }) => action === 'pause') : undefined;

/** A dispute that nobody has answered yet, and the answer it is about. */
export function disputeOf({ steps }: Pick<VoiceDetail, 'steps'>) {
  const at = steps.findLastIndex(({ action }) => action === 'dispute');
  const dispute = steps[at];
  if (!dispute || steps.slice(at).some(({ to }) => to === 'answered' || to === 'closed')) return undefined;
  return { dispute, answer: steps.slice(0, at).findLast(({ to }) => to === 'answered') };
}

const LONGEST_HEADING = 80;
/** The first sentence in full: a list has to cut it, a page has room. */
export function headingOf({ title, text }: Pick<VoiceDetail, 'title' | 'text'>): string {
  const [first = ''] = text.trim().split(/[\n。！？!?]/u);
  const whole = first.trim();
  return title.endsWith('…') && whole.length <= LONGEST_HEADING ? whole : title;
}

/** What is left to read below the heading; nothing where that has said it all. */
export function textBelow(voice: Pick<VoiceDetail, 'title' | 'text'>): string | undefined {
  const bare = (words: string) => words.trim().replace(/[。！？!?]$/u, '');
  return bare(voice.text) === bare(headingOf(voice)) ? undefined : voice.text;
}

export function useVoice(address: CaseAddress) {
  return useQuery({ queryKey: voiceKey(address), queryFn: () => voices.get({ params: address }) });
}

export function useCategories() {
  return useQuery({
    queryKey: ['voice', 'categories'],
    queryFn: () => voices.categories(),
    staleTime: 3_600_000,
  });
}
