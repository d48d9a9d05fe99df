// One connection of its own, outside every pool and scope: what starting and checking an installation needs.
import pg from 'pg';

export interface OwnConnection {
  query<Row extends pg.QueryResultRow>(text: string, values?: unknown[]): Promise<Row[]>;
}

/** Connects, works, and leaves, also when the work throws. Connection errors are those of the driver. */
export async function withConnection<T>(
  url: string,
  work: (connection: OwnConnection) => Promise<T>,
): Promise<T> {
  const client = new pg.Client({
    connectionString: url,
    connectionTimeoutMillis: 10_000,
    application_name: 'liren-check',
  });
  // A connection that breaks while idle must not end the process; the next query says so anyway.
  client.on('error', () => undefined);
  try {
    await client.connect();
    return await work({
      query: async <Row extends pg.QueryResultRow>(text: string, values?: unknown[]) =>
        (await client.query<Row>(text, values)).rows,
    });
  } finally {
    await client.end().catch(() => undefined);
  }
}

/** The product's own database on a server that was started for it. Returns the owner's URL of it. */
export async function ensureDatabase(serverUrl: string, name: string): Promise<string> {
  await withConnection(serverUrl, async ({ query }) => {
    const found = await query('select 1 from pg_database where datname = $1', [name]);
    if (found.length > 0) return;
    await query(`create database ${pg.escapeIdentifier(name)}`).catch((error: unknown) => {
      // Another server that starts at the same moment has made it.
      if (!(error instanceof pg.DatabaseError) || !['42P04', '23505'].includes(error.code ?? '')) throw error;
    });
  });
  const url = new URL(serverUrl);
  url.pathname = `/${name}`;
  return url.toString();
}
