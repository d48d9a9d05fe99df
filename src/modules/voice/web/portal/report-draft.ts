// A report on its way: kept on this device until the server has acknowledged it.
import { useCallback, useState } from 'react';
import type { Answer } from '#kernel/contract.ts';
import { uuidv7 } from '#kernel/uuid.ts';
import type { voiceApi } from '../../contract.ts';
import { keptSpot, type Spot, storedSpot } from './places.ts';
import { fieldOf, listOf, numberOf, recall, remember, textOf } from './storage.ts';

export interface ReportDraft {
  /** Made here, so that whatever happens to the answer, it stays one voice. */
  readonly id: string;
  readonly key: string;
  /** The body that went out under the key; a changed body needs a new one. */
  readonly sent: string;
  readonly text: string;
  readonly category: string;
  /** Not merely suggested. */
  readonly categoryByHand: boolean;
  readonly address: string;
  readonly phone: string;
  readonly spot: Spot | null;
  /** How many were chosen; the pictures themselves do not fit here. */
  readonly photos: number;
}

const place = 'liren.draft';
const fresh = (): ReportDraft => ({
  id: uuidv7(),
  key: uuidv7(),
  sent: '',
  text: '',
  category: '',
  categoryByHand: false,
  address: '',
  phone: '',
  // Whoever has said where they live is probably there.
  spot: keptSpot(),
  photos: 0,
});

export function storedDraft(): ReportDraft | undefined {
  const value = recall(place);
  const [id, key] = [textOf(value, 'id'), textOf(value, 'key')];
  if (id === '' || key === '') return undefined;
  return {
    id,
    key,
    sent: textOf(value, 'sent'),
    text: textOf(value, 'text'),
    category: textOf(value, 'category'),
    categoryByHand: fieldOf(value, 'categoryByHand') === true,
    address: textOf(value, 'address'),
    phone: textOf(value, 'phone'),
    spot: storedSpot(fieldOf(value, 'spot')),
    photos: numberOf(value, 'photos') ?? 0,
  };
}

export function useReportDraft() {
  const [draft, setDraft] = useState<ReportDraft>(() => storedDraft() ?? fresh());
  const [restored, setRestored] = useState(() => storedDraft());
  const [safe, setSafe] = useState(true);
  const change = useCallback((part: Partial<ReportDraft>) => {
    setDraft((before) => {
      const after = { ...before, ...part };
      setSafe(remember(place, after));
      return after;
    });
  }, []);
  const clear = useCallback(() => {
    remember(place, undefined);
    setDraft(fresh());
    setRestored(undefined);
  }, []);
  /** `safe` is false where this device keeps nothing beyond this page. */
  return { draft, change, clear, restored, safe };
}

const receiptPlace = 'liren.receipt';
export type Receipt = Pick<
  Answer<typeof voiceApi.report>,
  'number' | 'secret' | 'place' | 'holder' | 'dueAt'
>;

/** For this tab only: a phone may reload the page while someone copies the code into another app. */
export function holdReceipt({ number, secret, place: path, holder, dueAt }: Receipt): void {
  try {
    sessionStorage.setItem(receiptPlace, JSON.stringify({ number, secret, place: path, holder, dueAt }));
  } catch {
    /* The page shows it from the list on this device. */
  }
}

export function heldReceipt(): Receipt | undefined {
  try {
    const value: unknown = JSON.parse(sessionStorage.getItem(receiptPlace) ?? 'null');
    const number = textOf(value, 'number');
    if (number === '') return undefined;
    return {
      number,
      secret: textOf(value, 'secret'),
      place: listOf(fieldOf(value, 'place')).map(String),
      holder: textOf(value, 'holder'),
      dueAt: textOf(value, 'dueAt') || null,
    };
  } catch {
    return undefined;
  }
}
