// Pairs of number and code that were refused. Nothing sends such a pair again by itself: that would only be one more
// wrong try. A hand may, by the button.
import { asProblem } from '#web/ui/index.ts';

export interface Refusal {
  readonly number: string;
  readonly secret: string;
  readonly error: unknown;
  /** When the next try is looked at, by this device's clock; null where there is nothing to wait for. */
  readonly until: number | null;
}

const refused = new Map<string, Refusal>();
const keyOf = (number: string, secret: string) => `${number}:${secret}`;

/** What the server has said of this pair, where that is a refusal; a lost connection is none. */
export function refusalFrom(number: string, secret: string, error: unknown): Refusal | undefined {
  const { status, code, slots } = asProblem(error);
  const delayed = code === 'voice.tooManyTries';
  if (status !== 401 && !delayed) return undefined;
  const until = delayed ? Date.now() + Number(slots.seconds) * 1000 : null;
  const refusal = { number, secret, error, until };
  refused.set(keyOf(number, secret), refusal);
  return refusal;
}

export const refusalOf = (number: string, secret: string) => refused.get(keyOf(number, secret));
export const forgetRefusal = (number: string, secret: string) => refused.delete(keyOf(number, secret));
