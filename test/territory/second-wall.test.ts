// The second wall by itself: the database answers the application's own role no more than the territory of the
// transaction, whatever the SQL says, and no transaction inherits the territory of another.
import { setTimeout as pause } from 'node:timers/promises';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { subtree } from '#engines/region/code.ts';
import { createDemoStaff } from '#modules/account/index.ts';
import { testCity } from '../support/city.ts';
import { buildWorld } from './build-world.ts';
import { signInWithPassword } from './sign-in.ts';
import { CHONGWEN, HANGYU_STREET, SHENMU, type World, XUEYUAN } from './world.ts';

let world: World;
let app: pg.Client;
let regional: readonly string[];
beforeAll(async () => {
  world = await buildWorld();
  regional = world.city.manifests.flatMap(({ tables = [] }) =>
    tables.filter(({ spread }) => spread === 'regional').map(({ name }) => name),
  );
  app = new pg.Client({ connectionString: world.city.appUrl, options: '-c search_path=liren' });
  await app.connect();
  await fillTheRest();
});
afterAll(async () => {
  await app?.end();
  await world?.close();
});

/** A row of every kind in both counties, so that an empty answer means a wall and not an empty table. */
async function fillTheRest(): Promise<void> {
  await world.owner.query(`insert into case_pause (county, id, case_id, code, from_at, reason)
    select county, gen_random_uuid(), id, code, opened_at, 'staged' from case_file`);
  await world.owner.query(`insert into case_escalation (county, task_id, rung, case_id, code, fired_at)
    select county, gen_random_uuid(), 1, id, code, opened_at from case_file`);
  await world.owner.query(`insert into voice_notice (county, case_id, code, answered_at, kind, at)
    select county, id, code, opened_at, 'answered', opened_at from case_file`);
}

/** Runs in a transaction seen from a territory, and leaves nothing behind. */
async function seenFrom<T>(
  scope: { lo: number; hi: number; only?: string } | null,
  work: () => Promise<T>,
): Promise<T> {
  await app.query('begin');
  try {
    if (scope)
      await app.query(
        `set local app.lo = '${scope.lo}'; set local app.hi = '${scope.hi}'; set local app.subjects = '${scope.only ?? ''}'`,
      );
    return await work();
  } finally {
    await app.query('rollback');
  }
}

async function codesIn(table: string): Promise<number[]> {
  return (await app.query<{ code: number }>(`select code from ${table}`)).rows.map(({ code }) => code);
}

describe('the role of the application', () => {
  it('owns nothing, bypasses nothing and may create nothing', async () => {
    const role = await app.query(
      'select rolsuper, rolbypassrls, rolcreaterole, rolcreatedb, rolreplication from pg_roles where rolname = current_user',
    );
    expect(role.rows).toEqual([
      {
        rolsuper: false,
        rolbypassrls: false,
        rolcreaterole: false,
        rolcreatedb: false,
        rolreplication: false,
      },
    ]);
    const owned = await app.query(
      'select relname from pg_class where relowner = (select oid from pg_roles where rolname = current_user)',
    );
    expect(owned.rows).toEqual([]);
    const member = await app.query(
      `select rolname, rolsuper or rolbypassrls or rolcreaterole or rolcreatedb as mighty, rolcanlogin as enters
         from pg_roles where oid in (select roleid from pg_auth_members
           where member = (select oid from pg_roles where rolname = current_user))`,
    );
    expect(member.rows).toEqual([{ rolname: 'liren_app', mighty: false, enters: false }]);
    await expect(app.query('create table liren.mine (id int)')).rejects.toMatchObject({ code: '42501' });
    await expect(app.query('alter table liren.case_file disable row level security')).rejects.toMatchObject({
      code: '42501',
    });
  });

  it('may not delete, change or empty what is append-only', async () => {
    for (const sql of [
      'delete from audit_event',
      'truncate audit_event',
      "update audit_event set action = 'x'",
      'delete from case_step',
      "update case_step set note = ''",
      'delete from case_file',
      'delete from voice',
      'delete from file',
      "update file set name = ''",
      'delete from audit_seal',
    ]) {
      await expect(app.query(sql), sql).rejects.toMatchObject({ code: '42501' });
    }
  });
});

describe('every regional table', () => {
  it('has row security, forced, with a policy that reads the territory', async () => {
    expect(regional.length).toBeGreaterThan(7);
    const { rows } = await world.owner.query<{
      name: string;
      on: boolean;
      forced: boolean;
      policies: string;
    }>(
      `select relname as name, relrowsecurity as on, relforcerowsecurity as forced,
         (select string_agg(coalesce(p.qual, ''), ' | ') from pg_policies p where p.schemaname = 'liren' and p.tablename = relname) as policies
       from pg_class where relnamespace = 'liren'::regnamespace and relname = any($1)`,
      [regional],
    );
    expect(rows.map(({ name }) => name).sort()).toEqual([...regional].sort());
    for (const { name, on, forced, policies } of rows) {
      expect([on, forced], name).toEqual([true, true]);
      expect(policies, name).toMatch(/app\.lo.*app\.hi/s);
    }
  });

  it('answers nothing without a territory, except the public names of public bodies', async () => {
    for (const table of regional) {
      const everything = await world.owner.query(`select 1 from ${table} limit 1`);
      expect(everything.rowCount, `${table} holds something`).toBe(1);
      if (table === 'organisation') continue;
      expect(await seenFrom(null, () => codesIn(table)), table).toEqual([]);
    }
  });

  it('answers a street with nothing but its own', async () => {
    for (const place of [CHONGWEN, XUEYUAN, HANGYU_STREET, SHENMU]) {
      const range = subtree(place);
      for (const table of regional.filter((name) => name !== 'organisation')) {
        const outside = (await seenFrom(range, () => codesIn(table))).filter(
          (code) => code < range.lo || code > range.hi,
        );
        expect(outside, `${table} from ${place}`).toEqual([]);
      }
      expect((await seenFrom(range, () => codesIn('case_file'))).length).toBeGreaterThan(0);
    }
  });

  it('answers a reporter with the own matter alone, even in the same cell', async () => {
    const [own] = world.voices;
    if (!own) throw new Error('nobody has spoken');
    const scope = { ...subtree(own.code), only: own.ref.id };
    for (const table of regional.filter((name) => name !== 'organisation' && name !== 'post')) {
      const subject = { case_file: 'id', voice: 'id', file: 'subject_id' }[table] ?? 'case_id';
      const seen = await seenFrom(
        scope,
        async () => (await app.query<{ id: string }>(`select ${subject} as id from ${table}`)).rows,
      );
      expect(new Set(seen.map(({ id }) => id)), table).toEqual(new Set([own.ref.id]));
    }
    expect(await seenFrom(scope, () => codesIn('post'))).toEqual([]);
    expect(await seenFrom(scope, () => codesIn('audit_event'))).toEqual([]);
  });

  it('takes no foreign row, lets none be changed, and none be moved out', async () => {
    const range = subtree(CHONGWEN);
    for (const table of regional) {
      const writable = await app.query<{ insert: boolean; update: boolean }>(
        `select has_table_privilege($1, 'insert') as insert, has_table_privilege($1, 'update') as update`,
        [`liren.${table}`],
      );
      const { insert, update } = writable.rows[0] ?? { insert: false, update: false };
      if (insert) {
        const foreign = seenFrom(range, () => app.query(copyOfForeignRow(table)));
        await expect(foreign, `insert into ${table}`).rejects.toMatchObject({ code: '42501' });
      }
      if (!update) continue;
      const changed = await seenFrom(range, () =>
        app.query(`update ${table} set code = code where code > ${range.hi}`),
      );
      expect(changed.rowCount, `update ${table}`).toBe(0);
      const movesOut = `update ${table} set code = ${XUEYUAN} where code between ${range.lo} and ${range.hi}`;
      const moved = await seenFrom(range, () => app.query(movesOut)).then(
        ({ rowCount }) => rowCount,
        (error: { code: string }) => error.code,
      );
      expect([0, '42501'], `move out of ${table}`).toContain(moved);
    }
  });
});

/** Side and local tables belong to no county; what stands in them without row security is nobody's words. */
const withoutRowSecurity = [
  'audit_seal',
  'case_key',
  'case_number',
  'installation_key',
  'login_attempt',
  'message_out',
  'outbox',
  'outbox_set_aside',
  'recovery_code',
  'replay',
  'session',
  'sign_in_challenge',
];

describe('every other table that is not the same for everybody', () => {
  it('has row security too, or is one of these and says in its comment why not', async () => {
    const names = world.city.manifests.flatMap(({ tables = [] }) =>
      tables.filter(({ spread }) => spread === 'side' || spread === 'local').map(({ name }) => name),
    );
    const { rows } = await world.owner.query<{ name: string; walled: boolean; comment: string }>(
      `select relname as name, relrowsecurity and relforcerowsecurity as walled,
         coalesce(obj_description(oid, 'pg_class'), '') as comment
       from pg_class where relnamespace = 'liren'::regnamespace and relname = any($1) order by relname`,
      [names],
    );
    const open = rows.filter(({ walled }) => !walled);
    expect(open.map(({ name }) => name)).toEqual(withoutRowSecurity);
    for (const { name, comment } of open) expect(comment, name).toMatch(/\. No row security: \S.{20,}/);
    for (const { name, comment, walled } of rows)
      if (walled) expect(comment, name).not.toContain('No row security');
  });

  it('of people shows nobody without a territory, a place or a window', async () => {
    const count = async (table: string) =>
      (await app.query<{ n: number }>(`select count(*)::int as n from ${table}`)).rows[0]?.n;
    for (const table of ['account', 'resident', 'case_owner']) {
      const there = await world.owner.query(`select 1 from ${table} limit 1`);
      expect(there.rowCount, table).toBe(1);
      expect(await seenFrom(null, () => count(table)), table).toBe(0);
    }
    // Who said what, and by which phone, no territory shows either.
    const everywhere = { lo: 0, hi: 999_999_999_999_999 };
    expect(await seenFrom(everywhere, () => count('case_owner'))).toBe(0);
    expect(await seenFrom(everywhere, () => count('resident'))).toBe(0);
    const [own] = world.voices;
    const reporter = { lo: own?.code ?? 0, hi: own?.code ?? 0, only: own?.ref.id ?? '' };
    expect(await seenFrom(reporter, () => count('account'))).toBe(0);
  });

  it('shows a county those who belong to it or hold a post in it, and lets it change no other', async () => {
    const range = subtree(SHENMU);
    const logins = async () =>
      (await app.query<{ login: string }>('select login from account order by login')).rows.map(
        ({ login }) => login,
      );
    expect(await seenFrom(range, logins)).toEqual([
      'canary-acct-shenmu',
      'county2',
      'shenmu-auditor',
      'shenmu-securityadmin',
    ]);
    const changed = await seenFrom(range, () =>
      app.query("update account set disabled_at = now() where login like 'canary%'"),
    );
    expect(changed.rowCount).toBe(1);
    const moved = seenFrom(range, () =>
      app.query(`insert into account (id, login, name, synthetic, code, created_at)
        values (gen_random_uuid(), 'planted', 'x', true, ${XUEYUAN}, now())`),
    );
    await expect(moved).rejects.toMatchObject({ code: '42501' });
  });

  it('opens each window on the one it is about', async () => {
    const id = world.accounts[0]?.id ?? '';
    const through = (setting: string, value: string, sql: string) =>
      seenFrom(null, async () => {
        await app.query(`set local ${setting} = ${pg.escapeLiteral(value)}`);
        return (await app.query(sql)).rowCount;
      });
    const all = 'select 1 from account';
    expect(await through('app.account', id, all)).toBe(1);
    expect(await through('app.login', 'canary-acct-city', all)).toBe(1);
    expect(await through('app.accounts', `${id},${world.accounts[1]?.id}`, all)).toBe(2);
    expect(await through('app.oidc', 'nobody', all)).toBe(0);
    expect(await through('app.login', 'canary-acct-city', 'update account set disabled_at = now()')).toBe(0);
    expect(await through('app.accounts', id, 'update account set disabled_at = now()')).toBe(0);
  });
});

const rowsToCopy = new Map<string, string>();
function copyOfForeignRow(table: string): string {
  return rowsToCopy.get(table) ?? '';
}
beforeAll(async () => {
  for (const table of regional) {
    const { rows } = await world.owner.query<{ row: unknown; columns: string }>(
      `select to_jsonb(t) || jsonb_build_object('county', 610881, 'code', ${SHENMU}) as row,
         (select string_agg(quote_ident(attname), ', ') from pg_attribute
           where attrelid = '${table}'::regclass and attnum > 0 and not attisdropped and attgenerated = '') as columns
       from ${table} t limit 1`,
    );
    const { row, columns } = rows[0] ?? { row: {}, columns: '' };
    const literal = pg.escapeLiteral(JSON.stringify(row));
    rowsToCopy.set(
      table,
      `insert into ${table} (${columns}) select ${columns} from jsonb_populate_record(null::${table}, ${literal}::jsonb)`,
    );
  }
});

describe('a pool of two connections', () => {
  it('carries five hundred interleaved questions of two communities, many broken off, and mixes up none', {
    timeout: 60_000,
  }, async () => {
    const city = await testCity({ poolSize: 2 });
    try {
      const secret = 'GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ';
      const sides = [
        ['甲', CHONGWEN],
        ['乙', XUEYUAN],
      ] as const;
      const staff = sides.map(([key, code]) => ({
        login: `bleed-${code}`,
        name: key,
        password: 'Bleeding-Not-77',
        secret,
        posts: [{ role: 'communityWorker' as const, code }],
      }));
      await city.asSystem((ctx) => createDemoStaff(ctx, staff));
      for (const [key, code] of sides) {
        await city.passerBy.voice.report({
          body: { id: crypto.randomUUID(), category: '0201', text: `CANARY-${key} 灯坏了`, place: { code } },
        });
      }
      const headers = await Promise.all(
        staff.map(({ login, password }) => signInWithPassword(city, login, password, secret)),
      );
      const url = await city.http.app.listen({ port: 0, host: '127.0.0.1' });
      let answered = 0;
      let brokenOff = 0;
      const question = async (i: number) => {
        const side = i % 2;
        const control = new AbortController();
        if (i % 3 === 0) void pause(Math.random() * 15).then(() => control.abort());
        try {
          const path = i % 5 === 0 ? '/api/inbox/counts' : '/api/inbox?view=territory';
          const answer = await fetch(`${url}${path}`, {
            headers: headers[side] ?? {},
            signal: control.signal,
          });
          const body = await answer.text();
          answered++;
          expect(answer.status).toBe(200);
          expect(body).not.toContain(`CANARY-${sides[1 - side]?.[0]}`);
          if (i % 5 !== 0) expect(body).toContain(`CANARY-${sides[side]?.[0]}`);
          else expect(JSON.parse(body)).toMatchObject({ territoryOpen: 1 });
        } catch (error) {
          if (!(error instanceof DOMException)) throw error;
          brokenOff++;
        }
      };
      for (let i = 0; i < 500; i += 20)
        await Promise.all(Array.from({ length: 20 }, (_, k) => question(i + k)));
      expect(answered).toBeGreaterThan(300);
      expect(brokenOff).toBeGreaterThan(10);
      const left = await Promise.all(
        [1, 2].map(() =>
          city.platform.database.pool.query(
            "select current_setting('app.lo', true) as lo, current_setting('app.subjects', true) as only",
          ),
        ),
      );
      for (const { rows } of left)
        for (const { lo, only } of rows) expect([lo || '', only || '']).toEqual(['', '']);
    } finally {
      await city.close();
    }
  });
});
