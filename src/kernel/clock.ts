// The one source of "now". Tests and drills move it; nothing else in the product calls Date.now().
export interface Clock {
  now(): Date;
}

export const systemClock: Clock = { now: () => new Date() };

/** A clock that stands still until it is moved. */
export function settableClock(start: Date): Clock & { set(to: Date): void; advance(ms: number): void } {
  let current = start;
  return {
    now: () => new Date(current),
    set: (to) => {
      current = to;
    },
    advance: (ms) => {
      current = new Date(current.getTime() + ms);
    },
  };
}
