// One picture after the other: on a weak line four at once all fail. The report itself has long been received.
import { useCallback, useRef, useState } from 'react';
import { voices } from './categories.ts';
import type { HeldPhoto } from './draft-photos.ts';
import { reporterHeader } from './kept-voices.ts';

export interface PhotoSendingState {
  /** The one under way, from 1; 0 while nothing is. */
  readonly active: number;
  readonly total: number;
  readonly broken: readonly File[];
  readonly error: unknown;
  /** Tells which did not arrive. */
  readonly send: (photos: readonly HeldPhoto[]) => Promise<readonly HeldPhoto[]>;
}

export interface SendingTo {
  readonly number: string;
  readonly secret: string;
  /** What is still to come, each time one has arrived. */
  readonly onLeft: (photos: readonly HeldPhoto[]) => void;
}

export function usePhotoSending({ number, secret, onLeft }: SendingTo): PhotoSendingState {
  const [active, setActive] = useState(0);
  const [total, setTotal] = useState(0);
  const [broken, setBroken] = useState<readonly File[]>([]);
  const [error, setError] = useState<unknown>();
  const running = useRef(false);

  const send = useCallback(
    async (photos: readonly HeldPhoto[]) => {
      if (running.current) return photos;
      running.current = true;
      setError(undefined);
      setBroken([]);
      setTotal(photos.length);
      let left = photos;
      const failed: File[] = [];
      for (const [index, photo] of photos.entries()) {
        setActive(index + 1);
        try {
          await sendOne(number, secret, photo);
          left = left.filter((other) => other !== photo);
          onLeft(left);
        } catch (failure) {
          failed.push(photo.file);
          setError(failure);
        }
      }
      setBroken(failed);
      setActive(0);
      running.current = false;
      return left;
    },
    [number, secret, onLeft],
  );
  return { active, total, broken, error, send };
}

const sendOne = (number: string, secret: string, { file, key }: HeldPhoto) =>
  voices.addReporterPhoto({
    query: { name: file.name },
    body: file,
    headers: { ...reporterHeader(number, secret), 'content-type': file.type || 'image/jpeg' },
    idempotencyKey: key,
  });
