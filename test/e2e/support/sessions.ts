// Who is signed in before the errands begin: a code opens one door once, so nobody could sign in for each errand anew.
// Signing in by the page is an errand of its own.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import pg from 'pg';
import { z } from 'zod';
import { LAMP_CELL } from '../../support/lamp.ts';
import { personWith } from '../../support/people.ts';
import { enrolled, invited, residentWith, signedIn } from './newcomer.ts';

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

/** They sign in by the page. */
const BY_THE_PAGE = ['street2', 'county2', 'city2', 'citydepartment'];
const CITY = 610_800_000_000_000;
const HENGSHAN = 610_803_000_000_000;

/**
 * Besides the people of the demo: somebody with two posts, a security administrator whose second factor was shown long
 * ago, two who stand before a wall and lose their session there, and a resident.
 */
export async function openSessions(url: string, home: string, database: string): Promise<void> {
  const demo = accountsOf(home).filter(({ login }) => !BY_THE_PAGE.includes(login));
  const opened = Object.fromEntries(
    await Promise.all(demo.map(async (account) => [account.login, await signedIn(url, account)] as const)),
  );
  const security = personWith(fetch, { cookie: opened.security ?? '' }, url);
  const posts = [
    { role: 'communityWorker', code: LAMP_CELL - (LAMP_CELL % 1000) },
    { role: 'gridOfficer', code: LAMP_CELL + 1 },
  ] as const;
  opened['two-posts'] = (await enrolled(url, await invited(security, posts, 'two-posts'))).session;
  const administers = [{ role: 'securityAdmin', code: CITY }] as const;
  opened['long-ago'] = (await enrolled(url, await invited(security, administers, 'long-ago'))).session;
  await proveLongAgo(database, 'long-ago');
  const hall = [{ role: 'countyOffice', code: HENGSHAN }] as const;
  for (const login of ['hall-one', 'hall-two'])
    opened[login] = (await enrolled(url, await invited(security, hall, login))).session;
  opened.resident = await residentWith(url, '15400000061');
  writeFileSync(keptIn(home), JSON.stringify(opened), { mode: 0o600 });
}

async function proveLongAgo(database: string, login: string): Promise<void> {
  const client = new pg.Client({ connectionString: database });
  await client.connect();
  try {
    await client.query(
      `update liren.session set proven_at = proven_at - interval '1 hour'
        where account = (select id from liren.account where login = $1)`,
      [login],
    );
  } finally {
    await client.end();
  }
}
