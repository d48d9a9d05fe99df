// What one row of each division file may say; the reasons are keys below `mistake` in the messages.
import { z } from 'zod';
import { codeFromDigits, LEVELS, type Level, levelOf, parentOf } from './code.ts';
import { ALIAS_KINDS, SUCCESSION_KINDS } from './tables.ts';

const DIGITS: Readonly<Record<number, Level>> = { 4: 'city', 6: 'county', 9: 'street', 12: 'community' };
const SYNONYMS: Readonly<Record<string, Level>> = { town: 'street', village: 'community' };

const filled = z.string({ error: 'missing' }).min(1, { error: 'missing' });
// U+FFFD is what is left of a GBK file that was read as UTF-8.
const text = filled
  .max(60, { error: 'tooLong' })
  .refine((given) => !given.includes('\uFFFD'), { error: 'encoding' });
const digits = filled.regex(/^[1-6]\d{3}(\d{2}(\d{3}(\d{3})?)?)?$/, { error: 'digits' });
const code = digits.transform(codeFromDigits);
const yesNo = z
  .enum(['', '0', '1'], { error: 'notYesNo' })
  .default('')
  .transform((given) => given !== '0');
/** A year, a month or a day; the first day counts where the day is not known. */
const day = filled
  .transform((given) => (given.length === 4 ? `${given}-01-01` : given.length === 7 ? `${given}-01` : given))
  .pipe(z.iso.date({ error: 'notADate' }));
const maybeDay = z.union([z.literal('').transform(() => null), day], { error: 'notADate' });
const level = filled
  .transform((given) => SYNONYMS[given] ?? given)
  .pipe(z.enum(LEVELS, { error: 'unknownLevel' }));
const degrees = (least: number, most: number) =>
  filled
    .transform(Number)
    .pipe(
      z
        .number({ error: 'notANumber' })
        .min(least, { error: 'outOfRange' })
        .max(most, { error: 'outOfRange' }),
    );

export const divisionRow = z
  .object({
    code: digits,
    name: text,
    level,
    parent: z.string({ error: 'missing' }),
    established: yesNo,
    operating: yesNo,
  })
  .refine((row) => DIGITS[row.code.length] === row.level && levelOf(codeFromDigits(row.code)) === row.level, {
    path: ['level'],
    error: 'levelMismatch',
  })
  // The parent of a city is a province, which the platform does not hold.
  .refine(
    (row) => row.level === 'city' || codeFromDigits(row.parent) === parentOf(codeFromDigits(row.code)),
    {
      path: ['parent'],
      error: 'parentMismatch',
    },
  )
  .transform((row) => ({ ...row, code: codeFromDigits(row.code) }));
export const aliasRow = z.object({
  code,
  alias: text,
  kind: z.enum(ALIAS_KINDS, { error: 'unknownKind' }),
  valid_to: maybeDay,
});
export const successorRow = z.object({
  code,
  successor: code,
  since: day,
  kind: z.enum(SUCCESSION_KINDS, { error: 'unknownKind' }),
});
const households = filled
  .transform(Number)
  .pipe(z.int({ error: 'notANumber' }).min(1, { error: 'notANumber' }).max(100_000, { error: 'notANumber' }));
export const profileRow = z
  .object({ households_min: households, households_max: households })
  .transform((row) => ({ min: row.households_min, max: row.households_max }))
  .refine(({ min, max }) => min <= max, { path: ['households_max'], error: 'lessThanLeast' });
export const mapRow = z.object({
  kind: z.enum(['outline', 'seat', 'beyond'], { error: 'unknownKind' }),
  code: z.union([z.literal('').transform(() => undefined), code], { error: 'digits' }),
  lon: degrees(73, 136),
  lat: degrees(3, 54),
});
