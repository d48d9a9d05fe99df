// What becomes of the files somebody has chosen: made small, or refused at once and in words.
import { useState } from 'react';
import { useWords } from './locale.tsx';
import { shrinkPhoto } from './photo.ts';

const size = (bytes: number) => `${(bytes / 1024 / 1024).toFixed(1)} MB`;

export interface PhotoChoice {
  readonly busy: boolean;
  /** A sentence for each that was not taken. */
  readonly refused: readonly string[];
  /** Those that can be sent, at most so many. */
  readonly choose: (files: readonly File[], room: number) => Promise<readonly File[]>;
}

export function usePhotoChoice(max: number, maxBytes: number): PhotoChoice {
  const t = useWords();
  const [busy, setBusy] = useState(false);
  const [refused, setRefused] = useState<readonly string[]>([]);

  async function judge(file: File): Promise<File | string> {
    const { name } = file;
    // Some file managers of phones give no type.
    if (file.type !== '' && !file.type.startsWith('image/')) return t('photo.notImage', { name });
    const photo = await shrinkPhoto(file);
    if (!photo) return t('photo.unreadable', { name });
    if (photo.size > maxBytes)
      return t('photo.tooLarge', { name, size: size(photo.size), max: size(maxBytes) });
    return photo;
  }

  const choose: PhotoChoice['choose'] = async (files, room) => {
    setBusy(true);
    setRefused([]);
    const [taken, reasons]: [File[], string[]] = [[], []];
    for (const [index, file] of files.entries()) {
      if (taken.length === room) {
        reasons.push(t('photo.tooMany', { max, n: files.length - index }));
        break;
      }
      const judged = await judge(file);
      if (typeof judged === 'string') reasons.push(judged);
      else taken.push(judged);
    }
    setRefused(reasons);
    setBusy(false);
    return taken;
  };

  return { busy, refused, choose };
}
