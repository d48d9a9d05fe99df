// What the identity provider's way back brings: a half-finished sign-in in the fragment, so that no log and no referrer
// holds it, or the code of a refusal in the query. Read once, then gone from the address.
import type { Challenge } from './SecondStep.tsx';

export interface FromProvider {
  readonly challenge: Challenge | null;
  /** Where the person wanted to go before the sign-in. */
  readonly to: string | null;
  readonly problem: string | null;
}

/** The provider knows who it is; here nobody has said a login. */
const unknown = { login: '', name: '', seconds: 5 * 60, secret: null, uri: null, qr: null };

export function readFromProvider(): FromProvider {
  const fragment = new URLSearchParams(location.hash.slice(1));
  const token = fragment.get('challenge');
  const problem = new URLSearchParams(location.search).get('problem');
  if (token === null && problem === null) return { challenge: null, to: null, problem: null };
  history.replaceState(null, '', location.pathname);
  return {
    challenge: token === null ? null : { ...unknown, challenge: token, next: 'totp', since: Date.now() },
    to: fragment.get('to'),
    problem,
  };
}
