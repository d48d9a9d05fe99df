// The city's SMS service over HTTP: POST {to, text} with a bearer token; any 2xx means that the service has taken it.
import type { MessageGateway } from './options.ts';

const PATIENCE_MS = 10_000;

export interface SmsSettings {
  readonly url: string;
  readonly token: string;
  readonly patienceMs?: number;
}

export function smsGateway({ url, token, patienceMs = PATIENCE_MS }: SmsSettings): MessageGateway {
  return {
    async send(to, text) {
      // A redirect would carry number, code and token to somebody whom the operator has not named.
      const answer = await fetch(url, {
        method: 'POST',
        redirect: 'error',
        headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
        body: JSON.stringify({ to, text }),
        signal: AbortSignal.timeout(patienceMs),
      });
      await answer.body?.cancel();
      // Only the number: the answer of a service may repeat what it was sent.
      if (!answer.ok) throw new Error(`the SMS service answered ${answer.status}`);
    },
  };
}
