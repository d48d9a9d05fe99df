// Hearing what other servers notify: one connection outside the pool, for as long as it lasts.
import pg from 'pg';

export interface Line {
  readonly hear: (payload: string) => void;
  /** From here on nothing is missed. */
  readonly listening: () => void;
  /** Gets the way to end it. */
  readonly opening: (end: () => Promise<void>) => void;
}

/** Resolves when the connection has ended, from whichever side, and rejects when there never was one. */
export async function listenOn(
  url: string,
  channel: string,
  { hear, listening, opening }: Line,
): Promise<void> {
  const client = new pg.Client({ connectionString: url, application_name: 'liren-live', keepAlive: true });
  const ended = new Promise<void>((resolve) => client.on('end', resolve).on('error', () => resolve()));
  client.on('notification', ({ payload }) => payload && hear(payload));
  opening(() => client.end().catch(() => undefined));
  await client.connect();
  await client.query(`listen ${pg.escapeIdentifier(channel)}`);
  listening();
  await ended;
}
