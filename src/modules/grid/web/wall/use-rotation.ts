// When nobody has acted for a minute, the wall looks at one child after the other. Any movement ends it, and whoever
// has asked their device for less motion is not shown any unless they ask for it.
import { useCallback, useEffect, useRef, useState, useSyncExternalStore } from 'react';

const IDLE_MS = 60_000;
const STEP_MS = 8_000;
const motion = '(prefers-reduced-motion: reduce)';

function subscribe(changed: () => void): () => void {
  const media = matchMedia(motion);
  media.addEventListener('change', changed);
  return () => media.removeEventListener('change', changed);
}

export interface Rotation {
  readonly running: boolean;
  /** This device asks for less motion. */
  readonly still: boolean;
  readonly toggle: () => void;
}

export function useRotation(step: () => void): Rotation {
  const still = useSyncExternalStore(subscribe, () => matchMedia(motion).matches);
  const [running, setRunning] = useState(false);
  const wanted = useRef(!still);
  const acted = useRef(Date.now());
  const latest = useRef(step);
  latest.current = step;

  useEffect(() => {
    const act = () => {
      acted.current = Date.now();
      setRunning(false);
    };
    const kinds = ['pointerdown', 'pointermove', 'keydown', 'wheel'];
    for (const kind of kinds) addEventListener(kind, act, { passive: true });
    const timer = setInterval(() => {
      if (wanted.current && Date.now() - acted.current > IDLE_MS) setRunning(true);
    }, 1000);
    return () => {
      for (const kind of kinds) removeEventListener(kind, act);
      clearInterval(timer);
    };
  }, []);

  useEffect(() => {
    if (!running) return;
    const timer = setInterval(() => latest.current(), STEP_MS);
    return () => clearInterval(timer);
  }, [running]);

  const toggle = useCallback(() => {
    // The press itself was a movement; it has the last word.
    setTimeout(() => {
      setRunning((now) => {
        wanted.current = !now;
        return !now;
      });
    });
  }, []);
  return { running, still, toggle };
}
