// One report, however often it has to be sent: the id and, while the words are the same, the key stay the same.
import { uuidv7 } from '#kernel/uuid.ts';
import { asProblem } from '#web/ui/index.ts';
import { type Category, catchAll, voices } from './categories.ts';
import { keepVoice } from './kept-voices.ts';
import { holdReceipt, type ReportDraft } from './report-draft.ts';
import { reporting, setUnsigned } from './unsigned.ts';

export const mostLetters = 2000;
const fewestLetters = 4;

/** In the order of the form. */
export const parts = ['where', 'what', 'phone'] as const;
export interface Mistakes {
  readonly where?: 'whereMissing';
  readonly what?: 'whatMissing' | 'tooLong';
  readonly phone?: 'phoneBad';
}

export const plainPhone = (typed: string) =>
  typed
    .normalize('NFKC')
    .replace(/[\s()-]/g, '')
    .replace(/^\+?86(?=1\d{10}$)/, '');

export function mistakesIn({ text, category, spot, phone }: ReportDraft): Mistakes {
  const letters = text.trim().length;
  const says = letters >= fewestLetters || (letters === 0 && category !== '');
  const digits = plainPhone(phone);
  return {
    ...(spot === null && { where: 'whereMissing' }),
    ...(letters > mostLetters ? { what: 'tooLong' } : !says && { what: 'whatMissing' }),
    ...(digits !== '' && !/^(1\d{10}|0\d{9,11})$/.test(digits) && { phone: 'phoneBad' }),
  };
}

export type Sent =
  | { readonly state: 'received' }
  /** Nothing is lost, and nothing is known to have arrived. */
  | { readonly state: 'kept'; readonly why: 'offlineKept' | 'lostKept' }
  | { readonly state: 'refused'; readonly error: unknown };

function bodyOf({ id, text, category, spot, address, phone }: ReportDraft, categories: readonly Category[]) {
  const kind = categories.find(({ code }) => code === category);
  // A chosen kind says enough by itself; whoever reads it sees the kind in words.
  const said = text.trim() || `${kind?.name ?? ''}${address && ` ${address.trim()}`}`;
  return {
    id,
    category: kind?.code ?? catchAll(categories)?.code ?? '',
    text: said.padEnd(fewestLetters, '。'),
    place: {
      ...(spot?.exact && { code: spot.code }),
      ...spot?.point,
      address: address.trim(),
    },
    ...(phone.trim() && { phone: phone.trim() }),
  };
}

export async function sendReport(
  draft: ReportDraft,
  categories: readonly Category[],
  change: (part: Partial<ReportDraft>) => void,
): Promise<Sent> {
  if (!navigator.onLine) return { state: 'kept', why: 'offlineKept' };
  try {
    const known = categories.length > 0 ? categories : await voices.categories();
    const body = bodyOf(draft, known);
    const sent = JSON.stringify(body);
    const key = draft.sent === '' || draft.sent === sent ? draft.key : uuidv7();
    // Written down before it leaves, so that even a page that dies on the way sends the same again.
    change({ key, sent });
    const receipt = await reporting().report({ body, idempotencyKey: key });
    setUnsigned(false);
    keepVoice({
      number: receipt.number,
      secret: receipt.secret,
      title: body.text.slice(0, 40),
      at: new Date().toISOString(),
    });
    holdReceipt(receipt);
    return { state: 'received' };
  } catch (error) {
    const { status } = asProblem(error);
    if (status === 0) return { state: 'kept', why: navigator.onLine ? 'lostKept' : 'offlineKept' };
    return { state: 'refused', error };
  }
}
