// Takes one step on a voice: photos first, then the step itself, each under a key that survives retries.
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { caseworkApi } from '#engines/casework/contract.ts';
import { uuidv7 } from '#kernel/uuid.ts';
import { clientFor } from '#web/app/client.ts';
import { asProblem } from '#web/ui/index.ts';
import { type ActionForm, type ActionName, actionOf } from './actions.ts';
import { type Step, type VoiceDetail, voiceKey } from './voice-case.ts';

const casework = clientFor(caseworkApi);
/** The server's own state is ahead of this page. */
const overtaken = new Set([
  'casework.changedMeanwhile',
  'casework.wrongState',
  'kernel.forbidden',
  'kernel.keyReused',
]);

export interface Act {
  readonly mutate: (form: ActionForm) => void;
  readonly isPending: boolean;
  readonly error: unknown;
  /** What others did since this form was opened. */
  readonly since: readonly Step[];
  /** The number of the photo on its way; 0 when none is. */
  readonly uploading: number;
}

export function useAct(name: ActionName, voice: VoiceDetail, onDone: (next: VoiceDetail) => void): Act {
  const queries = useQueryClient();
  const params = { county: voice.county, id: voice.id };
  const [key] = useState(uuidv7);
  const [seen] = useState(voice.steps.length);
  const [uploading, setUploading] = useState(0);
  const uploaded = useRef(new Map<File, { readonly key: string; id?: string }>());
  const keyOf = (file: File) => {
    const known = uploaded.current.get(file) ?? { key: uuidv7() };
    uploaded.current.set(file, known);
    return known;
  };

  async function upload(files: readonly File[]): Promise<string[]> {
    const ids: string[] = [];
    for (const [index, file] of files.entries()) {
      setUploading(index + 1);
      const known = keyOf(file);
      known.id ??= (
        await casework.addPhoto({ params, query: { name: file.name }, body: file, idempotencyKey: known.key })
      ).id;
      ids.push(known.id);
    }
    setUploading(0);
    return ids;
  }

  const step = useMutation({
    mutationFn: async (form: ActionForm) =>
      actionOf(name).send({ params, idempotencyKey: key, form, photos: await upload(form.files) }),
    onSuccess: (next) => {
      queries.setQueryData(voiceKey(params), next);
      void queries.invalidateQueries({ queryKey: ['inbox'] });
      onDone(next);
    },
    onError: async (failure) => {
      setUploading(0);
      if (overtaken.has(asProblem(failure).code))
        await queries.invalidateQueries({ queryKey: voiceKey(params) });
    },
  });
  return {
    mutate: step.mutate,
    isPending: step.isPending,
    error: step.error,
    since: step.isPending || step.isSuccess ? [] : voice.steps.slice(seen),
    uploading,
  };
}
