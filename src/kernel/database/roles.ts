// The application signs in as a role that owns nothing and bypasses nothing; row security is therefore its second wall.
import { createHash, createHmac } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { type OwnConnection, withConnection } from './connection.ts';

/** Holds the rights and cannot sign in; every migration grants to it. */
const APP_ROLE = 'liren_app';
/** Unique violation, duplicate object, and "tuple concurrently updated", which has no code of its own. */
const OVERTAKEN = new Set(['23505', '42710', 'XX000']);
const POWERLESS = 'nosuperuser nocreatedb nocreaterole nobypassrls';

/**
 * Creates or repairs the role with which the application signs in to this database and returns its connection URL. Roles
 * belong to the whole database server: a name of its own for each database lets a trial city stand beside the real one.
 * The password derives from the owner's secret, so that several servers on one database agree on it without sharing a
 * file.
 */
export async function ensureAppRole(ownerUrl: string, secret: string): Promise<string> {
  const password = createHmac('sha256', secret).update('liren application role').digest('base64url');
  return withConnection(ownerUrl, async ({ query }) => {
    const [here] = await query<{ name: string }>('select current_database() as name');
    const login = loginRole(here?.name ?? '');
    await unlessOvertaken(async () => {
      if (!(await exists(query, APP_ROLE))) await query(`create role ${APP_ROLE} nologin ${POWERLESS}`);
    });
    await unlessOvertaken(async () => {
      // An owner who is no superuser may not even say "nosuperuser" of a role that exists; assertSecondWall looks instead.
      const verb = (await exists(query, login)) ? 'alter role' : 'create role';
      const powers = verb === 'create role' ? POWERLESS : '';
      await query(`${verb} ${login} ${powers} login inherit password ${pg.escapeLiteral(password)}`);
      await query(`grant ${APP_ROLE} to ${login}`);
    });
    const url = new URL(ownerUrl);
    url.username = login;
    url.password = password;
    return url.toString();
  });
}

function loginRole(database: string): string {
  return `${APP_ROLE}_${createHash('sha256').update(database).digest('hex').slice(0, 12)}`;
}

async function exists(query: OwnConnection['query'], role: string): Promise<boolean> {
  return (await query('select 1 from pg_roles where rolname = $1', [role])).length > 0;
}

/** Two servers start at once: the later one finds the role made, or its row just rewritten, and looks again. */
async function unlessOvertaken(work: () => Promise<void>): Promise<void> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await work();
    } catch (error) {
      if (attempt >= 5 || !(error instanceof pg.DatabaseError) || !OVERTAKEN.has(error.code ?? ''))
        throw error;
      await sleep(20 * attempt);
    }
  }
}

/** What the second wall stands on; a server that finds it missing refuses to start. */
export async function assertSecondWall(appUrl: string): Promise<void> {
  await withConnection(appUrl, async ({ query }) => {
    const rows = await query<{ unsafe: boolean }>(
      `select bool_or(r.rolsuper or r.rolbypassrls or exists (
         select 1 from pg_tables t where t.schemaname = 'liren' and t.tableowner = r.rolname)) as unsafe
       from pg_roles r where pg_has_role(current_user, r.oid, 'member')`,
    );
    if (rows[0]?.unsafe !== false)
      throw new Error('the application role is an owner, a superuser or bypasses row security');
  });
}
