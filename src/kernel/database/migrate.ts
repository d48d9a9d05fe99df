// Forward-only SQL files, in the order of the manifest list; each runs once, in one transaction, under one lock.
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import pg from 'pg';

export interface MigrationSource {
  readonly name: string;
  readonly migrations: URL;
}

const LOCK = 610_800;

/** Brings the database up to date. Returns the names that were applied now. */
export async function migrate(ownerUrl: string, sources: readonly MigrationSource[]): Promise<string[]> {
  const client = new pg.Client({ connectionString: ownerUrl });
  await client.connect();
  try {
    await client.query('select pg_advisory_lock($1)', [LOCK]);
    await client.query('create schema if not exists liren');
    await client.query(`create table if not exists liren.migration (
      name text primary key, sha256 text not null, applied_at timestamptz not null default now())`);
    await client.query(
      `comment on table liren.migration is 'local: which schema changes this database has had'`,
    );
    const done = await client.query<{ name: string; sha256: string }>(
      'select name, sha256 from liren.migration',
    );
    const known = new Map(done.rows.map((row) => [row.name, row.sha256]));
    const applied: string[] = [];
    for (const file of migrationFiles(sources)) {
      const earlier = known.get(file.name);
      if (earlier === file.sha256) continue;
      if (earlier) throw new Error(`migration ${file.name} was changed after it had been applied`);
      await client.query('begin');
      await client.query(file.sql);
      await client.query('insert into liren.migration (name, sha256) values ($1, $2)', [
        file.name,
        file.sha256,
      ]);
      await client.query('commit');
      applied.push(file.name);
    }
    return applied;
  } finally {
    await client.end();
  }
}

export function migrationFiles(sources: readonly MigrationSource[]) {
  return sources.flatMap((source) => {
    const directory = fileURLToPath(source.migrations);
    return readdirSync(directory)
      .filter((name) => name.endsWith('.sql'))
      .sort()
      .map((name) => {
        const sql = readFileSync(join(directory, name), 'utf8');
        return {
          name: `${source.name}/${name}`,
          sql,
          sha256: createHash('sha256').update(sql).digest('hex'),
        };
      });
  });
}
