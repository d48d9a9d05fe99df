// Where a row of a regional table lies, as SQL. A range within one county says which: on a database distributed by
// county the range alone would be asked of every node, and no index begins with it.
import { type RawBuilder, type SqlBool, sql } from 'kysely';
import { countyOf, type Range } from './code.ts';

/** `table`: its name or alias in the statement. */
export function liesIn(table: string, { lo, hi }: Range): RawBuilder<SqlBool> {
  const range = sql<SqlBool>`${sql.ref(`${table}.code`)} between ${lo}::bigint and ${hi}::bigint`;
  const county = countyOf(lo);
  return county === countyOf(hi)
    ? sql<SqlBool>`(${sql.ref(`${table}.county`)} = ${county}::integer and ${range})`
    : range;
}
