// Heavy work in the same process waits its turn: memory and processors are bounded, and a queue that would outlast
// the caller's patience is refused at once instead of dragging everyone down.
import { kernelProblems } from './problem.ts';

/** At most `width` at a time, at most `waiting` in line. */
export function turns(width: number, waiting: number): <T>(work: () => Promise<T>) => Promise<T> {
  let running = 0;
  const line: (() => void)[] = [];
  return async (work) => {
    if (running >= width) {
      if (line.length >= waiting) throw kernelProblems.unavailable({ seconds: 2 });
      // The one who leaves hands its place over, so `running` is not touched.
      await new Promise<void>((go) => line.push(go));
    } else running++;
    try {
      return await work();
    } finally {
      const next = line.shift();
      if (next) next();
      else running--;
    }
  };
}
