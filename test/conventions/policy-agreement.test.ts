// Every rule of every policy, asked about real rows by everybody there is: what it says of the row is what its SQL says.
// A list that shows what a page then refuses, or hides what it would grant, is found here.
import { type RawBuilder, sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type DemoBody, demoCast } from '#app/demo-people.ts';
import { demoPlaces } from '#app/demo-places.ts';
import { modulesOf } from '#app/modules.ts';
import { subtree } from '#engines/region/code.ts';
import { type Actor, nobody, systemActor } from '#kernel/context.ts';
import { type Database, openDatabase } from '#kernel/database/database.ts';
import { type AnyPolicy, definePolicy, rulesFor } from '#kernel/policy.ts';
import { uuidv7 } from '#kernel/uuid.ts';
import { ROLES, roles } from '#modules/account/index.ts';
import { type TestCity, testCity } from '../support/city.ts';

const PLACES = [
  610_800_000_000_000, 610_802_000_000_000, 610_802_006_000_000, 610_802_006_003_000, 610_802_006_003_001,
  610_802_006_006_000, 610_881_000_000_000,
];
const STATES = ['reported', 'handling', 'paused', 'answered', 'disputed', 'closed'];
/** The rows each policy speaks about, with a key of their own; null where it speaks about none. */
const ROWS: Readonly<Record<string, readonly [name: string, rows: string] | null>> = {
  region: ['region', 'select code::text as key, code from region'],
  schedule: null,
  case: ['case_file', 'select id::text as key, * from case_file'],
  voice: ['case_file', 'select id::text as key, * from case_file'],
  account: ['account', 'select id::text as key, code from account'],
  // Places as an officer of the first cell would ask for them.
  grid: [
    'place',
    `select code::text as key, code, case when level = 'community' then code + 1 end as "deskBelow" from region`,
  ],
};

let city: TestCity;
let asOwner: Database;
let ids: string[];
let bodies: readonly DemoBody[];
beforeAll(async () => {
  city = await testCity();
  ({ bodies } = demoCast(await city.asSystem(demoPlaces)));
  asOwner = openDatabase({ url: city.ownerUrl, max: 2 });
  const first = await city.passerBy.voice.report({
    body: {
      id: uuidv7(),
      category: '0201',
      text: '路灯不亮，请来看看',
      place: { code: 610_802_006_003_001 },
    },
  });
  await asOwner.transaction(null, async (db) => {
    const written = await sql<{ name: string }>`
      select attname as name from pg_attribute
       where attrelid = 'case_file'::regclass and attnum > 0 and not attisdropped and attgenerated = ''`.execute(
      db,
    );
    const columns = sql.join(written.rows.map(({ name }) => sql.ref(name)));
    const orgs = [null, bodies.at(0)?.id ?? null, bodies.at(-1)?.id ?? null];
    for (const code of PLACES.slice(3)) {
      for (const state of STATES) {
        for (const org of orgs) {
          const holder =
            org === null
              ? [code, 610_802_006_000_000][STATES.indexOf(state) % 2]
              : bodies.find(({ id }) => id === org)?.code;
          const row = {
            id: uuidv7(),
            code,
            county: Math.floor(code / 1e9),
            state,
            number: uuidv7(),
            holder_code: holder,
            holder_org: org,
            orgs: org === null ? [] : [org],
          };
          await sql`insert into case_file (${columns}) select ${columns} from
            (select (jsonb_populate_record(f, ${JSON.stringify(row)}::jsonb)).* from case_file f where f.id = ${first.id}) as made`.execute(
            db,
          );
        }
      }
    }
    ids = (await db.selectFrom('case_file').select('id').execute()).map(({ id }) => id);
  });
});
afterAll(async () => {
  await asOwner?.close();
  await city?.close();
});

function everybody(): Actor[] {
  const staff = ROLES.flatMap((role) =>
    PLACES.flatMap((code): Actor[] => {
      const one: Actor = {
        ...nobody,
        kind: 'staff',
        account: uuidv7(),
        post: uuidv7(),
        role,
        code,
        may: new Set(roles[role].may),
        scope: { ...subtree(code), only: null },
      };
      return roles[role].ofOrganisation ? bodies.map(({ id }) => ({ ...one, org: id })) : [one];
    }),
  );
  const reporters = ids.slice(0, 3).map(
    (id): Actor => ({
      ...nobody,
      kind: 'reporter',
      role: 'reporter',
      scope: { lo: 0, hi: 999_999_999_999_999, only: [id] },
    }),
  );
  const resident: Actor = {
    ...nobody,
    kind: 'resident',
    account: uuidv7(),
    scope: { lo: 0, hi: 999_999_999_999_999, only: ids.slice(3, 9) },
  };
  return [nobody, systemActor(), ...staff, ...reporters, resident];
}

describe('every rule of every policy', () => {
  const policies = modulesOf({}).flatMap(({ name, policy }) => (policy ? [{ name, policy }] : []));

  it('is asked about rows here: no policy is left out', () => {
    expect(policies.map(({ policy }) => policy.name).sort()).toEqual(Object.keys(ROWS).sort());
  });

  it.each(policies.flatMap(({ policy }) => (ROWS[policy.name] ? [[policy.name, policy] as const] : [])))(
    'of %s says of a row what its SQL says',
    { timeout: 60_000 },
    async (name, policy) => {
      const [table, select] = ROWS[name] ?? ['', ''];
      const source = sql`(${sql.raw(select)} order by code limit 120) as ${sql.ref(table)}`;
      const { disagreements, yes } = await compare(policy, table, source);
      expect(disagreements).toEqual([]);
      expect(yes).toBeGreaterThan(0);
    },
  );

  it('that said one thing of the row and another in SQL, or turned away whom it serves, would be noticed', async () => {
    const { anyone, within } = rulesFor<{ code: number }>();
    const there = within('code');
    const policy = definePolicy<{ code: number }>('planted')({
      read: anyone,
      shows: { ...there, where: anyone.where },
      hides: { ...anyone, where: there.where },
      refuses: { ...anyone, possible: () => false },
    });
    const source = sql`(select code::text as key, code from region order by code limit 120) as region`;
    const { disagreements } = await compare(policy, 'region', source);
    expect(new Set(disagreements.map((one) => one.split(' ')[0]))).toEqual(
      new Set(['planted.shows', 'planted.hides', 'planted.refuses']),
    );
  });
});

async function compare(policy: AnyPolicy, table: string, source: RawBuilder<unknown>) {
  const disagreements: string[] = [];
  let yes = 0;
  await asOwner.transaction(null, async (db) => {
    const { rows } = await sql<{ key: string } & Record<string, unknown>>`select * from ${source}`.execute(
      db,
    );
    expect(rows.length).toBeGreaterThan(10);
    for (const [action, rule] of Object.entries(policy.rules)) {
      for (const actor of everybody()) {
        const chosen = await sql<{
          key: string;
        }>`select key from ${source} where ${policy.where(actor, action, table)}`.execute(db);
        const bySql = new Set(chosen.rows.map(({ key }) => key));
        const byRow = new Set(rows.filter((row) => rule.test(actor, row)).map(({ key }) => key));
        yes += byRow.size;
        if (bySql.size !== byRow.size || [...byRow].some((key) => !bySql.has(key))) {
          disagreements.push(
            `${policy.name}.${action} for ${actor.role} at ${actor.code}: ${byRow.size} rows, ${bySql.size} by SQL`,
          );
        }
        if (byRow.size > 0 && !rule.possible(actor))
          disagreements.push(`${policy.name}.${action} turns away ${actor.role} at ${actor.code}`);
      }
    }
  });
  return { disagreements, yes };
}
