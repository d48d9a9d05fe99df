// The server ends a session nobody uses; the person must not learn it from a failed save. Activity in any tab counts.
import { useCallback, useEffect, useRef, useState } from 'react';

const SEEN = 'liren.seen';
/** How long before the end it is said. */
const WARNING_S = 120;
/** While somebody reads or types, the server hears of it this often. */
const TOUCH_MS = 5 * 60_000;

function seenElsewhere(): number {
  try {
    return Number(localStorage.getItem(SEEN)) || 0;
  } catch {
    return 0;
  }
}
function tellOthers(now: number): void {
  try {
    localStorage.setItem(SEEN, String(now));
  } catch {
    /* this tab counts for itself */
  }
}

export interface IdleOptions {
  /** null: nobody is signed in. */
  readonly minutes: number | null;
  /** Tells the server that somebody is here. */
  readonly touch: () => void;
  readonly onOver: () => void;
}

/** Seconds left once the warning is due, undefined before; `stay` ends the warning. */
export function useIdle({ minutes, touch, onOver }: IdleOptions): {
  left: number | undefined;
  stay: () => void;
} {
  const [left, setLeft] = useState<number>();
  const seen = useRef(Date.now());
  const touched = useRef(Date.now());
  const warned = useRef(false);
  const acts = useRef({ touch, onOver });
  acts.current = { touch, onOver };

  const stay = useCallback(() => {
    seen.current = touched.current = Date.now();
    warned.current = false;
    tellOthers(seen.current);
    setLeft(undefined);
    acts.current.touch();
  }, []);

  useEffect(() => {
    if (minutes === null) return;
    seen.current = touched.current = Date.now();
    tellOthers(seen.current);
    warned.current = false;
    // Once warned, a stray movement of the mouse is not an answer.
    const active = () => {
      if (!warned.current) seen.current = Date.now();
    };
    const tick = () => {
      const now = Date.now();
      const last = Math.max(seen.current, seenElsewhere());
      const remaining = Math.ceil((last + minutes * 60_000 - now) / 1000);
      warned.current = remaining <= WARNING_S;
      setLeft(warned.current ? Math.max(0, remaining) : undefined);
      if (remaining <= 0) acts.current.onOver();
      if (seen.current > seenElsewhere()) tellOthers(seen.current);
      if (seen.current > touched.current && now - touched.current > TOUCH_MS) {
        touched.current = now;
        acts.current.touch();
      }
    };
    const timer = setInterval(tick, 1000);
    for (const type of ['pointerdown', 'pointermove', 'keydown', 'wheel'])
      addEventListener(type, active, { passive: true });
    return () => {
      clearInterval(timer);
      for (const type of ['pointerdown', 'pointermove', 'keydown', 'wheel'])
        removeEventListener(type, active);
      setLeft(undefined);
    };
  }, [minutes]);

  return { left, stay };
}
