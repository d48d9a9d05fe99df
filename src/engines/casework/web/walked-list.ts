// The list a case was opened from, as it was: the next one is the one after it, and the way back shows the same filters.
import type { CaseRow } from './inbox-query.ts';

export type CaseRef = Pick<CaseRow, 'county' | 'id'>;

export interface WalkedList {
  /** The inbox with its filters. */
  readonly href: string;
  readonly cases: readonly CaseRef[];
}

const KEY = 'liren.desk.list';

export function keepList(list: WalkedList): void {
  const cases = list.cases.map(({ county, id }) => ({ county, id }));
  try {
    sessionStorage.setItem(KEY, JSON.stringify({ href: list.href, cases }));
  } catch {
    /* without it the next case is looked up */
  }
}

export function takeList(): WalkedList | undefined {
  try {
    return readList(JSON.parse(sessionStorage.getItem(KEY) ?? 'null'));
  } catch {
    return undefined;
  }
}

/** Whatever an older version of this page has left there. */
function readList(value: unknown): WalkedList | undefined {
  if (typeof value !== 'object' || value === null || !('href' in value && 'cases' in value)) return undefined;
  const { href, cases } = value;
  if (typeof href !== 'string' || !href.startsWith('/inbox') || !Array.isArray(cases)) return undefined;
  return { href, cases: cases.flatMap(readRef) };
}

function readRef(value: unknown): CaseRef[] {
  if (typeof value !== 'object' || value === null || !('county' in value && 'id' in value)) return [];
  return [{ county: Number(value.county), id: String(value.id) }];
}

/** The one after this; the first where this is not in the list, none after the last. */
export function afterIn(cases: readonly CaseRef[], id: string): CaseRef | undefined {
  return cases[cases.findIndex((one) => one.id === id) + 1];
}
