// How long something took, on a machine that has other things to do.

const BEAT_MS = 10;

/**
 * The time in which this process was run meanwhile: what the machine gave to others counts for next to nothing. For
 * what happens in this process and waits for a timer; `work` must not block the event loop.
 */
export async function ownTime(work: () => Promise<unknown>): Promise<number> {
  let ran = 0;
  let last = performance.now();
  const beat = () => {
    const now = performance.now();
    ran += Math.min(now - last, 3 * BEAT_MS);
    last = now;
  };
  const timer = setInterval(beat, BEAT_MS);
  try {
    await work();
  } finally {
    clearInterval(timer);
    beat();
  }
  return ran;
}

/** The quickest of up to three attempts, for what happens in other processes: what else the machine does only ever adds. */
export async function quickest(enoughMs: number, attempt: () => Promise<void>): Promise<number> {
  let best = Number.POSITIVE_INFINITY;
  for (let tries = 0; tries < 3 && best > enoughMs; tries++) {
    const began = performance.now();
    await attempt();
    best = Math.min(best, performance.now() - began);
  }
  return best;
}
