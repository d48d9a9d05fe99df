// What the table of expectations says of one person and one thing.
import type { Row } from './expectations.ts';
import type { Relation, Who } from './world.ts';

export type Verdict = 'may' | number;

/** `holds`: the matter was put on this person's own desk before the question. */
export function verdictOf(row: Row, who: Who, relation: Relation, holds: boolean): Verdict {
  if (row.everybody !== undefined) return row.everybody;
  const reach = row.may[who];
  const inReach = reach === 'anywhere' || (reach?.includes(relation) ?? false);
  const exception = row.but?.find(
    (one) => (one.who ?? who) === who && (one.relation ?? relation) === relation,
  );
  if (reach === undefined) return exception?.status ?? (who === 'anonymous' ? 401 : 403);
  if (!inReach) return 404;
  if (row.holder && !holds) return 403;
  return exception?.status ?? 'may';
}
