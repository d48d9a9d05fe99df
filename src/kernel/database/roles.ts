// The application signs in as a role that owns nothing and bypasses nothing; row security is therefore its second wall.
import { createHmac } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';

export const APP_ROLE = 'liren_app';
/** Unique violation, duplicate object, and "tuple concurrently updated", which has no code of its own. */
const OVERTAKEN = new Set(['23505', '42710', 'XX000']);

/**
 * Creates or repairs the application's role and returns its connection URL. The password derives from the owner's
 * secret, so that several servers on one database agree on it without sharing a file.
 */
export async function ensureAppRole(ownerUrl: string, secret: string): Promise<string> {
  const password = createHmac('sha256', secret).update('liren application role').digest('base64url');
  const client = new pg.Client({ connectionString: ownerUrl });
  await client.connect();
  try {
    for (let attempt = 1; ; attempt++) {
      const found = await client.query('select 1 from pg_roles where rolname = $1', [APP_ROLE]);
      const verb = found.rowCount === 0 ? 'create' : 'alter';
      try {
        await client.query(
          `${verb} role ${APP_ROLE} login nosuperuser nocreatedb nocreaterole nobypassrls password ${pg.escapeLiteral(password)}`,
        );
        break;
      } catch (error) {
        // Two servers start at once: the later one finds the role made, or its row just rewritten, and looks again.
        if (attempt >= 5 || !(error instanceof pg.DatabaseError) || !OVERTAKEN.has(error.code ?? ''))
          throw error;
        await sleep(20 * attempt);
      }
    }
  } finally {
    await client.end();
  }
  const url = new URL(ownerUrl);
  url.username = APP_ROLE;
  url.password = password;
  return url.toString();
}

/** What the second wall stands on; a server that finds it missing refuses to start. */
export async function assertSecondWall(appUrl: string): Promise<void> {
  const client = new pg.Client({ connectionString: appUrl });
  await client.connect();
  try {
    const { rows } = await client.query<{ unsafe: boolean }>(
      `select (r.rolsuper or r.rolbypassrls or exists (
         select 1 from pg_tables t where t.schemaname = 'liren' and t.tableowner = r.rolname)) as unsafe
       from pg_roles r where r.rolname = current_user`,
    );
    if (rows[0]?.unsafe !== false)
      throw new Error('the application role is an owner, a superuser or bypasses row security');
  } finally {
    await client.end();
  }
}
