// The smallest Kysely driver: one connection whose transaction is already open.
import type { DatabaseConnection, Driver, QueryResult } from 'kysely';
import type pg from 'pg';

const INSIDE = new Error('a transaction is already open: use ctx.db as it is');

export function transactionDriver(client: pg.PoolClient): Driver {
  const connection: DatabaseConnection = {
    async executeQuery<R>(query: { sql: string; parameters: readonly unknown[] }): Promise<QueryResult<R>> {
      const result = await client.query(query.sql, [...query.parameters]);
      return { rows: result.rows, numAffectedRows: BigInt(result.rowCount ?? 0) };
    },
    // biome-ignore lint/correctness/useYield: lists are paged, nothing streams through here
    async *streamQuery() {
      throw new Error('stream through pg-copy-streams, not through a request transaction');
    },
  };
  return {
    init: async () => undefined,
    acquireConnection: async () => connection,
    beginTransaction: async () => Promise.reject(INSIDE),
    commitTransaction: async () => Promise.reject(INSIDE),
    rollbackTransaction: async () => Promise.reject(INSIDE),
    releaseConnection: async () => undefined,
    destroy: async () => undefined,
  };
}
