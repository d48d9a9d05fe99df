import { useEffect, useRef } from 'react';

export interface WallKeys {
  readonly step: (by: number) => void;
  readonly up: (() => void) | undefined;
  /** Nothing where the lowest level is shown. */
  readonly open?: () => void;
  readonly toggle: () => void;
}

/** Arrows move the focus, Enter opens it, Escape goes up, the space bar starts and stops the rotation. */
export function useWallKeys(keys: WallKeys): void {
  const latest = useRef(keys);
  latest.current = keys;
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (
        // What has been opened before the wall has the keys.
        document.querySelector('dialog[open]') !== null ||
        event.ctrlKey ||
        event.metaKey ||
        event.altKey ||
        !(event.target instanceof HTMLElement || event.target instanceof SVGElement)
      )
        return;
      // Whoever stands on a control means that control.
      const onControl = event.target.closest('a, button, input, select, textarea, table') !== null;
      const { step, up, open, toggle } = latest.current;
      if (event.key === 'ArrowRight' && !event.target.closest('input, table')) step(1);
      else if (event.key === 'ArrowLeft' && !event.target.closest('input, table')) step(-1);
      else if (event.key === 'Escape' && up) up();
      else if (event.key === 'Enter' && !onControl && open) open();
      else if (event.key === ' ' && !onControl) toggle();
      else return;
      event.preventDefault();
    };
    addEventListener('keydown', onKey);
    return () => removeEventListener('keydown', onKey);
  }, []);
}
