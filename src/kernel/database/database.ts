// One way to the data: a transaction that carries the caller's scope. There is no query outside one.
import { createHash } from 'node:crypto';
import {
  type CompiledQuery,
  Kysely,
  PostgresAdapter,
  PostgresIntrospector,
  PostgresQueryCompiler,
  type QueryResult,
} from 'kysely';
import pg from 'pg';
import type { Scope } from '../context.ts';
import { kernelProblems } from '../problem.ts';
import { transactionDriver } from './transaction-driver.ts';

/** Every module adds its tables here by declaration merging, so that a misspelt column does not compile. */
// biome-ignore lint/suspicious/noEmptyInterface: filled by the modules' record.ts and tables.ts
export interface Tables {}

export type Db = Kysely<Tables>;
export type { QueryResult };

const INT8 = 20;
const DATE = 1082;
pg.types.setTypeParser(INT8, (text) => {
  const value = Number(text);
  if (!Number.isSafeInteger(value)) throw new Error(`int8 out of range: ${text}`);
  return value;
});
// A civil date is text; a Date would move it across time zones.
pg.types.setTypeParser(DATE, (text) => text);

const names = new Map<string, string>();
function statementName(text: string): string {
  let name = names.get(text);
  if (!name) {
    name = createHash('sha1').update(text).digest('base64url');
    // Query builders make a bounded set of texts; a leak here would mean one is spliced from values.
    if (names.size < 5_000) names.set(text, name);
  }
  return name;
}

/**
 * Names parameterised statements so that the server plans each text once per connection (169 → 65 µs server CPU), and
 * writes what one turn of the event loop asks for in one go: a write to the socket costs more than the statement.
 */
class NamingClient extends pg.Client {
  // biome-ignore lint/suspicious/noExplicitAny: pg overloads `query`; this passes every form through
  override query(config: any, values?: any, callback?: any): any {
    const { stream } = this.connection;
    stream.cork();
    process.nextTick(() => stream.uncork());
    if (typeof config === 'string' && Array.isArray(values) && values.length > 0) {
      return super.query({ text: config, values, name: statementName(config) }, callback);
    }
    return super.query(config, values, callback);
  }
}

export interface Database {
  /**
   * Runs `work` in one transaction seen through `scope`; commits when it resolves, rolls back when it throws. `ending`
   * is a last statement that goes out together with the commit.
   */
  transaction<T>(
    scope: Scope | null,
    work: (db: Db) => Promise<T>,
    ending?: (db: Db, result: T) => Compiled | undefined,
  ): Promise<T>;
  readonly pool: pg.Pool;
  close(): Promise<void>;
}

export interface DatabaseOptions {
  readonly url: string;
  readonly max?: number;
  readonly applicationName?: string;
}

export function openDatabase(options: DatabaseOptions): Database {
  const pool = new pg.Pool({
    connectionString: options.url,
    max: options.max ?? 16,
    Client: NamingClient,
    // Statements need not wait for each other's answers: a request is four journeys to the database instead of twelve.
    pipeline: true,
    application_name: options.applicationName ?? 'liren',
    options: '-c search_path=liren -c statement_timeout=15000 -c idle_in_transaction_session_timeout=30000',
    connectionTimeoutMillis: 10_000,
    idleTimeoutMillis: 30_000,
  });
  // A lost connection fails its query, or is replaced at the next use; without listeners it would end the process. The
  // pool listens only while a client is idle: one that is lost in the middle of a transaction needs a listener of its own.
  pool.on('error', () => undefined);
  const lost = new WeakSet<pg.PoolClient>();
  pool.on('connect', (client) => client.on('error', () => lost.add(client)));
  return {
    pool,
    close: () => pool.end(),
    async transaction(scope, work, ending) {
      const client = await pool.connect();
      let broken: Error | undefined;
      try {
        // Not waited for: should it fail, everything after it fails with it.
        const begun = client.query(openingStatement(scope));
        begun.catch(() => undefined);
        const db = kyselyOver(client);
        clients.set(db, client);
        const result = await work(db);
        const last = ending?.(db, result);
        const sent = last ? client.query(last.sql, [...last.parameters]) : undefined;
        const [, , { command }] = await Promise.all([begun, sent, client.query('commit')]);
        // A failed statement that `work` kept to itself: the server answers such a commit politely with ROLLBACK.
        if (command !== 'COMMIT') throw new Error('the transaction had failed before its commit');
        return result;
      } catch (error) {
        await client.query('rollback').catch((failure: Error) => {
          broken = failure;
        });
        // Whatever the driver then says of the statement at hand: come again, with the same key, and hear what became of it.
        throw lost.has(client) ? kernelProblems.unavailable({ seconds: 2 }) : error;
      } finally {
        client.release(broken);
      }
    },
  };
}

export type Compiled<R = unknown> = CompiledQuery<R>;
const clients = new WeakMap<Db, pg.PoolClient>();

/**
 * Sends statements in this order without waiting between them, and answers in the same order. When one fails, those
 * after it fail too, and so does this.
 */
export function together<const C extends readonly Compiled[]>(
  db: Db,
  statements: C,
): Promise<{ [K in keyof C]: C[K] extends Compiled<infer R> ? R[] : never }>;
export async function together(db: Db, statements: readonly Compiled[]): Promise<unknown[][]> {
  const client = clients.get(db);
  if (!client) throw new Error('only in the transaction of a request');
  const results = statements.map((statement) => client.query(statement.sql, [...statement.parameters]));
  return (await Promise.all(results)).map(({ rows }) => rows);
}

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

/**
 * `begin` and the scope in one message. SET LOCAL, never set_config(): a distributed database does not pass the
 * latter on. Without a scope the settings stay empty and row security answers nothing (fail-closed).
 */
function openingStatement(scope: Scope | null): string {
  return scope ? `begin; ${scopeStatements(scope)}` : 'begin';
}

/** The statements that narrow the open transaction to `scope`. */
export function scopeStatements(scope: Scope): string {
  if (!Number.isSafeInteger(scope.lo) || !Number.isSafeInteger(scope.hi))
    throw new Error('scope must be integers');
  const range = `set local app.lo = '${scope.lo}'; set local app.hi = '${scope.hi}'`;
  if (!scope.only) return `${range}; set local app.subjects = ''`;
  if (!scope.only.every((id) => UUID.test(id))) throw new Error('scope subjects must be UUIDs');
  // An empty list must mean "nothing", so a subject nobody has stands in for it.
  const only = scope.only.length > 0 ? scope.only.join(',') : '00000000-0000-0000-0000-000000000000';
  return `${range}; set local app.subjects = '${only}'`;
}

const adapter = new PostgresAdapter();
function kyselyOver(client: pg.PoolClient): Db {
  return new Kysely<Tables>({
    dialect: {
      createAdapter: () => adapter,
      createDriver: () => transactionDriver(client),
      createIntrospector: (db) => new PostgresIntrospector(db),
      createQueryCompiler: () => new PostgresQueryCompiler(),
    },
  });
}
