// Pictures on their way: those of the draft, then those of the report that has been received, until each has arrived.
// The words fit into localStorage, pictures do not.
import { useCallback, useEffect, useState } from 'react';
import { uuidv7 } from '#kernel/uuid.ts';
import { deviceShelf } from '#web/app/device-shelf.ts';
import { fieldOf, listOf, textOf } from './storage.ts';

export interface HeldPhoto {
  readonly file: File;
  /** A picture whose receipt was lost is sent again under the same key, and arrives once. */
  readonly key: string;
}

const shelf = deviceShelf('liren-portal', 'photos');
const DRAFT = 'draft';
const SENDING = 'sending';

async function heldFor(slot: string, owner: string): Promise<readonly HeldPhoto[]> {
  const value = await shelf.take(slot);
  if (textOf(value, 'owner') !== owner) return [];
  return listOf(fieldOf(value, 'photos')).flatMap((entry) => {
    const [file, key] = [fieldOf(entry, 'file'), textOf(entry, 'key')];
    return file instanceof File && key !== '' ? [{ file, key }] : [];
  });
}

async function hold(slot: string, owner: string, photos: readonly HeldPhoto[]): Promise<boolean> {
  if (photos.length > 0) return shelf.keep(slot, { owner, photos });
  await shelf.drop(slot);
  return true;
}

/** The same file keeps its key. */
export const withKeys = (files: readonly File[], known: readonly HeldPhoto[]): readonly HeldPhoto[] =>
  files.map((file) => known.find((photo) => photo.file === file) ?? { file, key: uuidv7() });

export interface DraftPhotos {
  readonly photos: readonly HeldPhoto[];
  /** Once it is known what the shelf holds. */
  readonly ready: boolean;
  /** False where this device keeps no pictures beyond this page. */
  readonly safe: boolean;
  readonly put: (files: readonly File[]) => void;
  readonly clear: () => void;
}

export function useDraftPhotos(draft: string): DraftPhotos {
  const [photos, setPhotos] = useState<readonly HeldPhoto[]>([]);
  const [ready, setReady] = useState(false);
  const [safe, setSafe] = useState(true);
  useEffect(() => {
    void heldFor(DRAFT, draft).then((held) => {
      // Somebody may have been quicker than the shelf.
      setPhotos((chosen) => (chosen.length > 0 ? chosen : held));
      setReady(true);
    });
  }, [draft]);
  const put = useCallback(
    (files: readonly File[]) => {
      const next = withKeys(files, photos);
      setPhotos(next);
      void hold(DRAFT, draft, next).then(setSafe);
    },
    [draft, photos],
  );
  const clear = useCallback(() => {
    setPhotos([]);
    void shelf.drop(DRAFT);
  }, []);
  return { photos, ready, safe, put, clear };
}

/** The report has its number: from now on its pictures are sent to it and belong to no draft. */
export const handOver = (number: string, photos: readonly HeldPhoto[]) => hold(SENDING, number, photos);
export const photosFor = (number: string) => heldFor(SENDING, number);
export const dropPhotos = () => shelf.drop(SENDING);
