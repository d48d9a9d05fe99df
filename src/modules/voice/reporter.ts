// The one who spoke without an account: number and secret together open that voice and nothing else.
import { timingSafeEqual } from 'node:crypto';
import { hasValidCheckDigit } from '#engines/casework/index.ts';
import { type Actor, nobody, type Platform, type Scope } from '#kernel/context.ts';
import type { Credentials } from '#kernel/module.ts';
import { voiceProblems } from './problems.ts';

/** No 0/O, 1/I/L: it is read aloud and copied by hand. 30 letters, 8 places: 39 bits, behind a rate limit. */
const ALPHABET = '23456789ABCDEFGHJKMNPQRSTUVWXY';
const LENGTH = 8;

/** Derived, not stored: a copy of the database opens nobody's voice. */
export function secretOf(platform: Platform, caseId: string): string {
  const bytes = platform.keyring.mac('voice reporter', caseId);
  let secret = '';
  for (let i = 0; i < LENGTH; i++) secret += ALPHABET[bytes.readUInt16BE(i * 2) % ALPHABET.length];
  return secret;
}

/** `liren-reporter: number:secret`. Undefined when absent; refused when wrong, the same way for every kind of wrong. */
export async function reporterOf(platform: Platform, credentials: Credentials): Promise<Actor | undefined> {
  const header = credentials.header('liren-reporter');
  if (!header) return undefined;
  const [number = '', secret = ''] = header.replaceAll(/[\s-]/g, '').toUpperCase().split(':');
  if (!hasValidCheckDigit(number))
    throw voiceProblems.reporterUnknown({ field: 'number', reason: 'checkDigit' });
  const found = await platform.database.transaction(null, (db) =>
    db.selectFrom('case_number').select(['case_id', 'code']).where('number', '=', number).executeTakeFirst(),
  );
  const expected = secretOf(platform, found?.case_id ?? 'nobody');
  // Compared as bytes: a header may hold letters that take two of them.
  const given = Buffer.from(secret);
  const matches = given.length === LENGTH && timingSafeEqual(given, Buffer.from(expected));
  if (!found || !matches) throw voiceProblems.reporterUnknown({ field: 'secret' });
  return {
    ...nobody,
    kind: 'reporter',
    role: 'reporter',
    scope: { lo: found.code, hi: found.code, only: [found.case_id] },
  };
}

/** The cases of a resident with an account, as a scope: nothing around them. */
export async function casesOf(platform: Platform, account: string): Promise<Scope> {
  const rows = await platform.database.transaction(null, (db) =>
    db
      .selectFrom('case_owner')
      .select(['case_id', 'code'])
      .where('account', '=', account)
      .orderBy('opened_at', 'desc')
      .limit(200)
      .execute(),
  );
  const codes = rows.map(({ code }) => code);
  return codes.length > 0
    ? { lo: Math.min(...codes), hi: Math.max(...codes), only: rows.map((row) => row.case_id) }
    : { lo: 0, hi: 0, only: [] };
}
