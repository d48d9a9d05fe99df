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

const moving = new Set(['passUp', 'assign', 'giveBack', 'dispute']);
/** Only what another desk gave can be given back to it. */
export const cameFromElsewhere = ({ steps }: Pick<VoiceDetail, 'steps'>) =>
  steps.some(({ action }) => moving.has(action));

/** Why the clock stands still, while it does. */
export const pauseReasonOf = ({ state, steps }: Pick<VoiceDetail, 'state' | 'steps'>) =>
  state === 'paused' ? (steps.findLast(({ action }) => action === 'pause')?.reason ?? undefined) : undefined;

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
