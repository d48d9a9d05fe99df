// /report?place=610802006003001: the poster at an entrance knows where it hangs.
import { useEffect, useRef } from 'react';
import { type Spot, spotOf } from './places.ts';

export function usePlaceFromLink(onPlace: (spot: Spot) => void): void {
  const latest = useRef(onPlace);
  latest.current = onPlace;
  useEffect(() => {
    const code = new URLSearchParams(location.search).get('place') ?? '';
    if (!/^\d{15}$/.test(code)) return;
    // Said once: who changes the place and reloads the page has changed it.
    history.replaceState(history.state, '', location.pathname);
    void spotOf(Number(code)).then(
      (spot) => spot.exact && latest.current(spot),
      // A code that has ended or no network: the place is chosen as usual.
      () => undefined,
    );
  }, []);
}
