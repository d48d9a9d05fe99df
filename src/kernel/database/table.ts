// Columns written once: the row types Kysely uses and the parity check against the migrated catalog derive from them.
import type { ColumnType, Generated } from 'kysely';

/** How a table is spread over a distributed database (see docs/decisions/0002): the first word of its comment. */
export type Spread = 'regional' | 'reference' | 'side' | 'local';

export interface Column<T, Optional extends boolean = boolean> {
  readonly sql: string;
  readonly nullable: boolean;
  readonly generated: Optional;
  /** Phantom: only for the type. */
  readonly type?: T;
}
type Columns = Readonly<Record<string, Column<unknown>>>;

function column<T>(sql: string): Column<T, false> {
  return { sql, nullable: false, generated: false };
}

export const col = {
  uuid: () => column<string>('uuid'),
  text: <T extends string = string>() => column<T>('text'),
  int: () => column<number>('integer'),
  bigint: () => column<number>('bigint'),
  float: () => column<number>('double precision'),
  bool: () => column<boolean>('boolean'),
  instant: () => column<Date>('timestamp with time zone'),
  date: () => column<string>('date'),
  bytes: () => column<Buffer>('bytea'),
  json: <T>() => column<T>('jsonb'),
  texts: () => column<string[]>('text[]'),
  /** May be null. */
  maybe: <T>(inner: Column<T, false>): Column<T | null, false> =>
    ({ ...inner, nullable: true }) as Column<T | null, false>,
  /** The database fills it when the insert leaves it out. */
  given: <T>(inner: Column<T, false>): Column<T, true> => ({ ...inner, generated: true }) as Column<T, true>,
};

export interface Table<C extends Columns = Columns> {
  readonly name: string;
  readonly spread: Spread;
  readonly columns: C;
}

export function table<const N extends string, const C extends Columns>(
  name: N,
  spread: Spread,
  columns: C,
): Table<C> & { readonly name: N } {
  return { name, spread, columns };
}

type Value<C> = C extends Column<infer T> ? T : never;
// jsonb goes in as text and comes out as a value; everything else is the same both ways.
type Kysely1<C> = C extends { sql: 'jsonb' } ? ColumnType<Value<C>, string, string> : Value<C>;

/** The Kysely table type of a table declaration. */
export type TableOf<T extends Table> = {
  [K in keyof T['columns']]: T['columns'][K] extends Column<infer V, infer G>
    ? true extends G
      ? Generated<V>
      : Kysely1<T['columns'][K]>
    : never;
};
/** A row as it is read. */
export type RowOf<T extends Table> = { [K in keyof T['columns']]: Value<T['columns'][K]> };
