// Who works for the city is signed in before the errands begin, with both factors: a code opens one door once, so
// nobody could sign in for each errand anew. Signing in by the page is an errand of its own.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { totpCode, totpStep } from '#kernel/crypto/totp.ts';
import { personWith } from '../../support/people.ts';

const accounts = z.object({
  accounts: z.array(z.object({ login: z.string(), password: z.string(), totpSecret: z.string() })),
});
export type Account = z.infer<typeof accounts>['accounts'][number];
const sessions = z.record(z.string(), z.string());

export const accountsOf = (home: string): Account[] =>
  accounts.parse(JSON.parse(readFileSync(join(home, 'demo-accounts.json'), 'utf8'))).accounts;

const keptIn = (home: string) => join(home, 'sessions.json');

/** The cookies of the sessions by login, `name=value`. */
export const sessionsOf = (home: string): Record<string, string> =>
  sessions.parse(JSON.parse(readFileSync(keptIn(home), 'utf8')));

export async function openSessions(url: string, home: string): Promise<void> {
  const opened = await Promise.all(
    accountsOf(home).map(async (account) => [account.login, await openSession(url, account)] as const),
  );
  writeFileSync(keptIn(home), JSON.stringify(Object.fromEntries(opened)), { mode: 0o600 });
}

async function openSession(url: string, { login, password, totpSecret }: Account): Promise<string> {
  let cookie = '';
  const noting: typeof fetch = async (input, init) => {
    const answer = await fetch(input, init);
    cookie = answer.headers.getSetCookie()[0]?.split(';')[0] ?? cookie;
    return answer;
  };
  const { account } = personWith(noting, {}, url);
  const { challenge } = await account.signIn({ body: { login, password } });
  await account.secondStep({ body: { challenge, code: totpCode(totpSecret, totpStep(new Date())) } });
  if (cookie === '') throw new Error(`${login} has no session`);
  return cookie;
}
