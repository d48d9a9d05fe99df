// The one who spoke without an account: number and secret together open that voice and nothing else.
import { timingSafeEqual } from 'node:crypto';
import { sql } from 'kysely';
import { hasValidCheckDigit } from '#engines/casework/index.ts';
import { type Actor, type Ctx, nobody, type Platform, type Scope } from '#kernel/context.ts';
import { together } from '#kernel/database/database.ts';
import type { Credentials } from '#kernel/module.ts';
import { Problem } from '#kernel/problem.ts';
import { guessesAt } from '#modules/account/index.ts';
import { voiceProblems } from './problems.ts';

/** No 0/O, 1/I/L: it is read aloud and copied by hand. 30 letters, 8 places: 39 bits. */
const ALPHABET = '23456789ABCDEFGHJKMNPQRSTUVWXY';
const LENGTH = 8;

/** Derived, not stored: a copy of the database opens nobody's voice. */
export function secretOf(platform: Platform, caseId: string): string {
  const bytes = platform.keyring.mac('voice reporter', caseId);
  let secret = '';
  for (let i = 0; i < LENGTH; i++) secret += ALPHABET[bytes.readUInt16BE(i * 2) % ALPHABET.length];
  return secret;
}

/**
 * Wrong secrets for one number in a day, from everywhere. A secret is one of 30⁸ = 6.6 × 10¹¹: at this pace an even
 * chance at one matter needs 9,000 years. It must be high all the same, because once it is reached even the right secret
 * has to wait for the day to end: one network gets some hundred tries a day past its own delays, so whoever wants to
 * keep a neighbour out needs a thousand networks that do nothing else.
 */
export const MOST_WRONG_A_DAY = 100_000;

/** `liren-reporter: number:secret`. Undefined when absent; refused when wrong, the same way for every kind of wrong. */
export async function reporterOf(platform: Platform, credentials: Credentials): Promise<Actor | undefined> {
  const header = credentials.header('liren-reporter');
  if (!header) return undefined;
  const [number = '', secret = ''] = header.split(':');
  const now = platform.clock.now();
  const answer = await platform.database.transaction(null, (db) =>
    openedBy({ platform, db, now }, { number, secret, address: credentials.address }),
  );
  // Only now: what is thrown inside would take the count back.
  if (answer instanceof Problem) throw answer;
  return {
    ...nobody,
    kind: 'reporter',
    role: 'reporter',
    scope: { lo: answer.code, hi: answer.code, only: [answer.case_id] },
  };
}

/**
 * Where the case of this pair lies. Wrong secrets are counted (src/modules/account/guesses.ts): from the fifth on, each
 * next one from this network waits, up to fifteen minutes, unlooked at. The right one from anywhere else opens at once.
 */
export async function openedBy(
  asking: Pick<Ctx, 'platform' | 'db' | 'now'>,
  pair: { readonly number: string; readonly secret: string; readonly address: string },
): Promise<{ case_id: string; code: number } | Problem> {
  const [number, secret] = [plain(pair.number), plain(pair.secret)];
  if (!hasValidCheckDigit(number))
    return voiceProblems.reporterUnknown({ field: 'number', reason: 'checkDigit' });
  const guesses = guessesAt(asking, { name: number, address: pair.address, mostADay: MOST_WRONG_A_DAY });
  const [seconds, found] = await Promise.all([
    guesses.wait(),
    asking.db
      .selectFrom('case_number')
      .select(['case_id', 'code'])
      .where('number', '=', number)
      .executeTakeFirst(),
  ]);
  if (seconds > 0) return voiceProblems.tooManyTries({ seconds });
  // As long for a number nobody has.
  const right = isSecretOf(asking.platform, found?.case_id ?? 'nobody', secret);
  if (found && right) {
    await guesses.right();
    return found;
  }
  await guesses.wrong();
  return voiceProblems.reporterUnknown({ field: 'secret' });
}

/** As it is copied by hand. */
const plain = (typed: string) => typed.replaceAll(/[\s-]/g, '').toUpperCase();

/** Compared as bytes: a header may hold letters that take two of them. */
function isSecretOf(platform: Platform, caseId: string, secret: string): boolean {
  const given = Buffer.from(secret);
  return given.length === LENGTH && timingSafeEqual(given, Buffer.from(secretOf(platform, caseId)));
}

/** The cases of a resident with an account, as a scope: nothing around them. */
export async function casesOf(platform: Platform, account: string): Promise<Scope> {
  // Row security shows them to this account alone.
  const [, rows] = await platform.database.transaction(null, (db) =>
    together(db, [
      sql`set local app.account = ${sql.lit(account)}`.compile(db),
      db
        .selectFrom('case_owner')
        // Where it lies now: a community may have found the cell it belongs to.
        .innerJoin('case_key', 'case_key.id', 'case_owner.case_id')
        .select(['case_owner.case_id', 'case_key.code'])
        .where('case_owner.account', '=', account)
        .orderBy('case_owner.opened_at', 'desc')
        .limit(200)
        .compile(),
    ]),
  );
  const codes = rows.map(({ code }) => code);
  return codes.length > 0
    ? { lo: Math.min(...codes), hi: Math.max(...codes), only: rows.map((row) => row.case_id) }
    : { lo: 0, hi: 0, only: [] };
}
