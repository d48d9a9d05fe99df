/** Chances that can be repeated: the seed is printed, LIREN_CRASH_SEED gives it back. */
export interface Random {
  /** From 0 up to 1. */
  chance(): number;
  /** A whole number between, both ends included. */
  between(least: number, most: number): number;
  pick<T>(list: readonly T[]): T;
}

export function seeded(seed: number): Random {
  let state = seed >>> 0;
  // mulberry32: 32 bits of state are plenty for when to pull a plug.
  const chance = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  return {
    chance,
    between: (least, most) => least + Math.floor(chance() * (most - least + 1)),
    pick: (list) => {
      const found = list[Math.floor(chance() * list.length)];
      if (found === undefined) throw new Error('nothing to pick from');
      return found;
    },
  };
}
