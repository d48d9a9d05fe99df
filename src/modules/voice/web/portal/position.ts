// Where the device says it is, and how well it knows.
import { asProblem } from '#web/ui/index.ts';
import { type Spot, spotAt } from './places.ts';

export type Trouble = 'refused' | 'failed' | 'outside' | 'unreachable';

/** Beyond this a position may lie in the next community; a satellite is good to a few metres, a cell tower to a mile. */
const ROUGH_METRES = 100;
export const isRough = (metres: number) => metres > ROUGH_METRES;

export async function whereAmI(): Promise<{ readonly spot: Spot; readonly metres: number }> {
  const { longitude, latitude, accuracy } = await position();
  return { spot: await spotAt({ lon: longitude, lat: latitude }), metres: accuracy };
}

/** Metres would be false comfort indoors: a coarse answer soon is better than a fine one after a minute. */
function position(): Promise<GeolocationCoordinates> {
  return new Promise((found, failed) => {
    if (!('geolocation' in navigator)) return failed(new Error('refused'));
    navigator.geolocation.getCurrentPosition(
      ({ coords }) => found(coords),
      ({ code }) =>
        failed(new Error(code === GeolocationPositionError.PERMISSION_DENIED ? 'refused' : 'failed')),
      { enableHighAccuracy: true, timeout: 12_000, maximumAge: 60_000 },
    );
  });
}

export function troubleOf(failure: unknown): Trouble {
  if (failure instanceof Error && (failure.message === 'refused' || failure.message === 'failed')) {
    return failure.message;
  }
  const { code, status } = asProblem(failure);
  // A point far outside does not even pass the contract (longitude and latitude of China).
  return code === 'region.outside' || status === 400 ? 'outside' : 'unreachable';
}
