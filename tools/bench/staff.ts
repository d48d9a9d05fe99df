// The demo's staff, signed in with both factors over HTTP.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { totpCode, totpStep } from '#kernel/crypto/totp.ts';
import { PLAIN_COOKIE } from '#kernel/http/session-cookie.ts';

interface Account {
  readonly login: string;
  readonly password: string;
  readonly totpSecret: string;
}

/** Returns the cookie header of the session. */
export async function signIn(home: string, port: number, login: string): Promise<string> {
  const file = JSON.parse(readFileSync(join(home, 'demo-accounts.json'), 'utf8')) as { accounts: Account[] };
  const account = file.accounts.find((one) => one.login === login);
  if (!account) throw new Error(`there is no demo account ${login}`);
  const first = await post(port, '/api/session/password', { login, password: account.password });
  const { challenge } = (await first.json()) as { challenge: string };
  // A code works once: after an earlier sign-in in the same half minute the next one is due.
  for (const ahead of [0, 1]) {
    const code = totpCode(account.totpSecret, totpStep(new Date()) + ahead);
    const second = await post(port, '/api/session/totp', { challenge, code });
    const cookie = second.headers.getSetCookie().find((one) => one.startsWith(`${PLAIN_COOKIE}=`));
    if (cookie) return cookie.split(';')[0] ?? '';
  }
  throw new Error(`${login} could not sign in`);
}

function post(port: number, path: string, body: unknown): Promise<Response> {
  return fetch(`http://127.0.0.1:${port}${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'idempotency-key': crypto.randomUUID() },
    body: JSON.stringify(body),
  });
}
