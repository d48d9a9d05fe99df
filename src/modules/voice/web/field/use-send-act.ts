// Sends a kept step: photos one after the other, then the step, each under the key it was given when it was made.
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { casework } from '#engines/casework/web/inbox-query.ts';
import { asProblem } from '#web/ui/index.ts';
import { actionOf } from '../desk/actions.ts';
import { type CaseAddress, type VoiceDetail, voiceKey } from '../desk/voice-case.ts';
import { formOf, type KeptAct } from './kept-act.ts';
import type { KeptActState } from './use-kept-act.ts';

/** The server's own state is ahead of this page. */
const overtaken = new Set([
  'casework.changedMeanwhile',
  'casework.wrongState',
  'kernel.forbidden',
  'kernel.keyReused',
]);

export function useSendAct(address: CaseAddress, kept: KeptActState, onDone: (next: VoiceDetail) => void) {
  const queries = useQueryClient();
  const [uploading, setUploading] = useState(0);
  const params = { county: address.county, id: address.id };

  async function upload(act: KeptAct): Promise<string[]> {
    const photos = [...act.photos];
    for (const [index, photo] of photos.entries()) {
      if (photo.id !== null) continue;
      setUploading(index + 1);
      const call = { params, query: { name: photo.file.name }, body: photo.file, idempotencyKey: photo.key };
      photos[index] = { ...photo, id: (await casework.addPhoto(call)).id };
      kept.change({ photos: [...photos] });
    }
    setUploading(0);
    return photos.flatMap(({ id }) => id ?? []);
  }

  const step = useMutation({
    mutationFn: async () => {
      const act = await kept.flush();
      if (!act) throw new Error('nothing to send');
      const photos = await upload(act);
      return actionOf(act.name).send({
        params,
        idempotencyKey: act.key,
        form: formOf(act),
        photos,
      });
    },
    onSuccess: async (next) => {
      await kept.forget();
      queries.setQueryData(voiceKey(params), next);
      void queries.invalidateQueries({ queryKey: ['inbox'] });
      onDone(next);
    },
    onError: (failure) => {
      setUploading(0);
      if (overtaken.has(asProblem(failure).code))
        void queries.invalidateQueries({ queryKey: voiceKey(params) });
    },
  });

  const { mutate, error, isPending } = step;
  const unheard = error !== null && asProblem(error).status === 0;
  // The network is back while the page is still open: the same step goes out again under the same keys.
  useEffect(() => {
    if (!unheard) return;
    const again = () => mutate();
    addEventListener('online', again);
    return () => removeEventListener('online', again);
  }, [unheard, mutate]);

  return { send: () => mutate(), error, isPending, uploading, unheard };
}
