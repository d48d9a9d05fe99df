// What an entry of the trail says beside its columns. Only what stands here is told: no word of a resident, no number of
// a person. What an entry was searched by is kept as a hash, of which no more is told than that there was one.
import { z } from 'zod';

/** Each is told as it is written, or as the name of what it points to. */
const told = {
  by: 'plain',
  withdrawn: 'yes',
  day: 'days',
  year: 'plain',
  level: 'plain',
  date: 'plain',
  through: 'plain',
  kind: 'plain',
  name: 'plain',
  periods: 'plain',
  source: 'plain',
  role: 'plain',
  org: 'organisation',
  from: 'plain',
  to: 'plain',
  reason: 'plain',
  recomputed: 'plain',
  view: 'plain',
  clock: 'plain',
  state: 'plain',
  who: 'person',
  action: 'plain',
  subject: 'plain',
  within: 'place',
  sought: 'yes',
  searched: 'yes',
  further: 'yes',
  count: 'plain',
  rows: 'plain',
  sound: 'plain',
} as const satisfies Readonly<Record<string, 'plain' | 'yes' | 'days' | Pointing>>;

export type Pointing = 'place' | 'organisation' | 'person';
type FactKey = keyof typeof told;
const isKey = (key: string): key is FactKey => Object.hasOwn(told, key);
const keys = Object.keys(told).filter(isKey);
const [first = 'by', ...others] = keys;
export const FACT_KEYS: readonly [FactKey, ...FactKey[]] = [first, ...others];

export interface Fact {
  readonly key: FactKey;
  readonly value: string;
  readonly was: string | null;
  readonly of: string | null;
}

const days = z.array(z.object({ date: z.string(), was: z.string(), kind: z.string() })).catch([]);
const simple = z.union([z.string(), z.number(), z.boolean()]);

/** In the order of the table above; what points elsewhere still by its id. */
export function factsOf(detail: Readonly<Record<string, unknown>>): Fact[] {
  return keys.flatMap((key): Fact[] => {
    if (told[key] === 'days')
      return days
        .parse(detail.days ?? [])
        .map(({ date, was, kind }) => ({ key, value: kind, was, of: date }));
    const parsed = simple.safeParse(detail[key]);
    if (!parsed.success || parsed.data === '' || (parsed.data === false && told[key] === 'yes')) return [];
    const was = simple.safeParse(detail[`${key}Was`]);
    return [
      {
        key,
        value: told[key] === 'yes' ? 'yes' : String(parsed.data),
        was: was.success ? String(was.data) : null,
        of: null,
      },
    ];
  });
}

/** The same with names in place of ids. */
export function named(facts: readonly Fact[], nameOf: (what: Pointing, id: string) => string | undefined) {
  return facts.map((fact) => {
    const what = told[fact.key];
    if (what === 'plain' || what === 'yes' || what === 'days') return fact;
    return { ...fact, value: nameOf(what, fact.value) ?? fact.value };
  });
}

/** What the facts of a page point to. */
export function pointedTo(facts: readonly Fact[], what: Pointing): string[] {
  return [...new Set(facts.filter(({ key }) => told[key] === what).map(({ value }) => value))];
}
