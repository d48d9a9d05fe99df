// The typed client of every page: one Idempotency-Key per intended change, kept across retries after a
// lost answer (the server may have committed), problems as ProblemError, no network as status 0.
import { type Api, type Client, createClient } from '#kernel/contract.ts';
import { uuidv7 } from '#kernel/uuid.ts';
import type { ProblemShape } from '#web/ui/problem.ts';
import { somebodyIsHere } from './presence.ts';

export class ProblemError extends Error implements ProblemShape {
  readonly code: string;
  readonly status: number;
  readonly slots: Readonly<Record<string, unknown>>;

  constructor(problem: ProblemShape) {
    super(problem.code);
    this.name = 'ProblemError';
    this.code = problem.code;
    this.status = problem.status;
    this.slots = problem.slots;
  }
}

/** Pages refresh themselves, by the clock or because something happened: that must not keep a session open. */
function inBackground(init: RequestInit): RequestInit {
  const headers = new Headers(init.headers);
  headers.set('liren-background', '1');
  return { ...init, headers };
}

let prove: (() => Promise<boolean>) | undefined;

/** The desk asks for the second factor when a grave act wants it anew; the act is then sent again, under the same key. */
export function onProofWanted(ask: () => Promise<boolean>): () => void {
  prove = ask;
  return () => {
    if (prove === ask) prove = undefined;
  };
}

/** True once it has been shown. */
async function wantsProof(response: Response): Promise<boolean> {
  if (response.status !== 403 || !prove) return false;
  const { code } = await response.clone().json();
  return code === 'kernel.stepUpNeeded' && (await prove());
}

const waits = [400, 1500];
// Proxy answers while the server restarts: nothing has been decided yet.
const passing = new Set([502, 503, 504]);

/** Sends again with the same key when no answer came. Reads are always safe to repeat; writes are by their key. */
async function patientFetch(input: RequestInfo | URL, asked: RequestInit = {}): Promise<Response> {
  const init = somebodyIsHere() ? asked : inBackground(asked);
  for (let attempt = 0; ; attempt++) {
    const wait = navigator.onLine ? waits[attempt] : undefined;
    try {
      const response = await fetch(input, init);
      if (await wantsProof(response)) continue;
      if (wait === undefined || !passing.has(response.status)) return response;
    } catch (failure) {
      if (init.signal?.aborted) throw failure;
      if (wait === undefined) throw new ProblemError({ code: 'page.offline', status: 0, slots: {} });
    }
    await new Promise((go) => setTimeout(go, wait));
  }
}

/** `const voices = clientFor(voiceApi)`, then `voices.report({ body })`. `always` goes with every request. */
export function clientFor<A extends Api>(api: A, always: RequestInit = {}): Client<A> {
  return createClient(api, {
    fetch: (input, init) => patientFetch(input, { ...init, ...always }),
    newKey: () => uuidv7(),
    fail: (problem) => new ProblemError(problem),
  });
}
