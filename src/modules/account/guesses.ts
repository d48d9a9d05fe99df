// A secret that opens one thing to whoever has it, without a sign-in: who tries it out has to wait.
import type { Ctx } from '#kernel/context.ts';
import {
  attemptKey,
  countFailure,
  forgetTries,
  networkOf,
  secondsUntilLeft,
  spend,
  triesOf,
} from './attempts.ts';

const DAY_MS = 86_400_000;

export interface Guessed {
  /** What the secret belongs to, known or not. */
  readonly name: string;
  readonly address: string;
  /** Wrong ones from everywhere, before nobody's is looked at until the day is over. */
  readonly mostADay: number;
}

/**
 * The delay belongs to name and network together: whoever guesses keeps nobody else waiting. `mostADay` is the second
 * wall, against one who has very many addresses.
 */
export function guessesAt(
  ctx: Pick<Ctx, 'db' | 'now' | 'platform'>,
  { name, address, mostADay }: Guessed,
): { wait(): Promise<number>; wrong(): Promise<void>; right(): Promise<void> } {
  const here = attemptKey(ctx, 'reporter', `${name}\n${networkOf(address)}`);
  const everywhere = attemptKey(ctx, 'reporterNumber', name);
  let counted = 0;
  return {
    /** Zero when the next one may be looked at. */
    async wait() {
      const [tries, seconds] = await Promise.all([
        triesOf(ctx, here),
        secondsUntilLeft(ctx, everywhere, mostADay, DAY_MS),
      ]);
      counted = tries.count;
      return Math.max(tries.seconds, seconds);
    },
    async wrong() {
      await countFailure(ctx, here);
      await spend(ctx, everywhere, mostADay, DAY_MS);
    },
    /** Who has the right one has only miscopied it before. */
    async right() {
      if (counted > 0) await forgetTries(ctx, here);
    },
  };
}
