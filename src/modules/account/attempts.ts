// Counts tries. A try is counted before it is looked at and taken back if it was right: fifty at once are fifty.
import { isIPv6 } from 'node:net';
import { sql } from 'kysely';
import type { Ctx } from '#kernel/context.ts';
import { accountProblems } from './problems.ts';

const FREE_TRIES = 5;
const FIRST_DELAY_S = 30;
const LONGEST_DELAY_S = 900;
const DAY_MS = 86_400_000;

export type Counted = 'signIn' | 'phone' | 'phoneHour' | 'addressHour' | 'reporter' | 'reporterNumber';
/** What counting needs of a request. */
type Counting = Pick<Ctx, 'db' | 'now'>;

/** A login that does not exist is counted under its key as one that does, so that nobody can tell them apart. */
export function attemptKey(ctx: Pick<Ctx, 'platform'>, what: Counted, value: string): string {
  return ctx.platform.keyring.mac('attempt', `${what}\n${value}`).toString('hex');
}

/**
 * Who is behind an address, for counting: whoever has one IPv6 address has the 2⁶⁴ of its network, and would never
 * have to wait.
 */
export function networkOf(address: string): string {
  const [plain = ''] = address.split('%');
  if (!isIPv6(plain)) return plain;
  const mapped = /^::ffff:([\d.]+)$/i.exec(plain)?.[1];
  if (mapped) return mapped;
  const [head = '', tail = ''] = new URL(`http://[${plain}]`).hostname.slice(1, -1).split('::');
  const [first, last] = [head, tail].map((part) => part.split(':').filter(Boolean));
  const gap = Array<string>(8 - (first?.length ?? 0) - (last?.length ?? 0)).fill('0');
  return `${[...(first ?? []), ...gap, ...(last ?? [])].slice(0, 4).join(':')}::/64`;
}

/**
 * From the fifth failure on, each next try has to wait: 30 s, 60 s, … 15 min. Never for good, and tries during a delay
 * do not prolong it: otherwise anybody could lock anybody out.
 */
export async function reserveTry(ctx: Ctx, key: string): Promise<number> {
  const count = await addTry(ctx, key, false);
  if (count !== undefined) return count;
  throw accountProblems.signInDelayed({ seconds: Math.max(1, (await triesOf(ctx, key)).seconds) });
}

/** How many more may be wrong before the next has to wait. */
export function triesLeft(count: number): number {
  return Math.max(0, FREE_TRIES - count);
}

/** How many failures stand under a key, and how long the next try has to wait. */
export async function triesOf(ctx: Counting, key: string): Promise<{ count: number; seconds: number }> {
  const row = await ctx.db
    .selectFrom('login_attempt')
    .select(['count', 'until'])
    .where('key', '=', key)
    .executeTakeFirst();
  return { count: row?.count ?? 0, seconds: secondsUntil(ctx, row?.until?.getTime() ?? 0) };
}

function secondsUntil({ now }: Counting, instant: number): number {
  return Math.max(0, Math.ceil((instant - now.getTime()) / 1000));
}

/** A failure of somebody who was let as far as this: counts, also during a delay. */
export async function countFailure(ctx: Counting, key: string): Promise<void> {
  await addTry(ctx, key, true);
}

async function addTry(ctx: Counting, key: string, evenDelayed: boolean): Promise<number | undefined> {
  const fresh = new Date(ctx.now.getTime() - DAY_MS);
  const { rows } = await sql<{ count: number }>`
    insert into login_attempt as a (key, count, since, until) values (${key}, 1, ${ctx.now}, null)
    on conflict (key) do update set
      count = case when a.since < ${fresh} then 1 else a.count + 1 end,
      since = excluded.since,
      until = case when a.since >= ${fresh} and a.count + 1 >= ${FREE_TRIES}::integer
        then excluded.since + interval '1 second'
             * least(${FIRST_DELAY_S}::integer * 2 ^ least(a.count + 1 - ${FREE_TRIES}::integer, 10), ${LONGEST_DELAY_S}::integer)
      end
    where ${evenDelayed}::boolean or a.until is null or a.until <= excluded.since
    returning a.count`.execute(ctx.db);
  return rows[0]?.count;
}

/** The try was right. Earlier failures stay counted until the whole sign-in has succeeded. */
export async function takeBack(ctx: Ctx, key: string, count: number): Promise<void> {
  await ctx.db
    .updateTable('login_attempt')
    .set({
      count: sql`greatest(count - 1, 0)`,
      until: sql`case when count = ${count} then null else until end`,
    })
    .where('key', '=', key)
    .execute();
}

export async function forgetTries(ctx: Counting, key: string): Promise<void> {
  await ctx.db.deleteFrom('login_attempt').where('key', '=', key).execute();
}

/** Takes one of `most` in each stretch of `windowMs`; answers the seconds to wait when there is none left. */
export async function spend(ctx: Counting, key: string, most: number, windowMs: number): Promise<number> {
  const stale = new Date(ctx.now.getTime() - windowMs);
  const { rows } = await sql<{ count: number }>`
    insert into login_attempt as a (key, count, since, until) values (${key}, 1, ${ctx.now}, null)
    on conflict (key) do update set
      count = case when a.since <= ${stale} then 1 else a.count + 1 end,
      since = case when a.since <= ${stale} then excluded.since else a.since end
    where a.since <= ${stale} or a.count < ${most}::integer
    returning a.count`.execute(ctx.db);
  return rows[0] ? 0 : Math.max(1, await secondsUntilLeft(ctx, key, most, windowMs));
}

/** Zero while there is one left of what `spend` takes. */
export async function secondsUntilLeft(
  ctx: Counting,
  key: string,
  most: number,
  windowMs: number,
): Promise<number> {
  const row = await ctx.db
    .selectFrom('login_attempt')
    .select(['count', 'since'])
    .where('key', '=', key)
    .executeTakeFirst();
  return row && row.count >= most ? secondsUntil(ctx, row.since.getTime() + windowMs) : 0;
}
