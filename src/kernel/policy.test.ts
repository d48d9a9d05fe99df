// The vocabulary of the policies, word by word: the answer for one row, the answer as SQL, and the answer before any row.
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type TestCity, testCity } from '../../test/support/city.ts';
import { type Actor, nobody, systemActor } from './context.ts';
import type { Db } from './database/database.ts';
import { definePolicy, type Rule, rulesFor, setFirstWallForDrill } from './policy.ts';
import { actAsSystem } from './request.ts';

interface Thing {
  readonly id: string;
  readonly code: number;
  readonly state: 'open' | 'over';
  readonly org: string | null;
  readonly orgs: readonly string[];
}
const [ONE, TWO] = ['00000000-0000-7000-8000-000000000001', '00000000-0000-7000-8000-000000000002'] as const;
const things: readonly Thing[] = [
  { id: ONE, code: 10, state: 'open', org: null, orgs: [] },
  { id: TWO, code: 10, state: 'over', org: ONE, orgs: [ONE] },
  { id: ONE, code: 19, state: 'over', org: TWO, orgs: [ONE, TWO] },
  { id: TWO, code: 20, state: 'open', org: ONE, orgs: [TWO] },
];
const staff: Actor = {
  ...nobody,
  kind: 'staff',
  account: ONE,
  post: ONE,
  role: 'clerk',
  code: 10,
  may: new Set(['see']),
  scope: { lo: 10, hi: 19, only: null },
};
const actors: Readonly<Record<string, Actor>> = {
  nobody,
  staff,
  body: { ...staff, org: ONE },
  incapable: { ...staff, may: new Set() },
  resident: { ...nobody, kind: 'resident', account: TWO, scope: { lo: 10, hi: 20, only: [TWO] } },
  emptyHanded: { ...nobody, kind: 'resident', account: TWO, scope: { lo: 0, hi: 0, only: [] } },
  system: systemActor(),
};

const { allOf, anyOf, anyone, inState, kind, listed, may, not, own, same, signedIn, within, withoutOrg } =
  rulesFor<Thing>();
const rules: Readonly<Record<string, Rule<Thing>>> = {
  anyone,
  signedIn,
  withoutOrg,
  may: may('see'),
  mayNot: may('fly'),
  kind: kind('staff', 'system'),
  within: within('code'),
  own: own('id'),
  sameCode: same('code', 'code'),
  sameOrg: same('org', 'org'),
  inState: inState('state', 'open'),
  inNoState: inState('state'),
  listed: listed('orgs', 'org'),
  all: allOf(may('see'), within('code'), inState('state', 'over')),
  any: anyOf(own('id'), listed('orgs', 'org')),
  not: not(within('code')),
  notNull: not(same('org', 'org')),
  nested: anyOf(
    allOf(not(kind('staff')), own('id')),
    allOf(withoutOrg, may('see'), not(inState('state', 'over'))),
  ),
};

let city: TestCity;
beforeAll(async () => {
  city = await testCity();
});
afterAll(() => city?.close());

async function inSql(db: Db, rule: Rule<Thing>, actor: Actor): Promise<boolean[]> {
  const rows = sql.join(
    things.map(
      ({ id, code, state, org, orgs }) =>
        sql`(${id}::uuid, ${code}::bigint, ${state}::text, ${org}::uuid, ${[...orgs]}::text[])`,
    ),
  );
  const { rows: answers } = await sql<{ yes: boolean | null }>`
    select ${rule.where(actor, 'thing')} as yes from (values ${rows}) as thing (id, code, state, org, orgs)`.execute(
    db,
  );
  return answers.map(({ yes }) => yes === true);
}

describe('a rule', () => {
  it.each(Object.entries(rules))(
    'that says “%s” answers for a row what it answers as SQL, for everybody',
    async (_, rule) => {
      await actAsSystem(city.platform, async ({ db }) => {
        for (const [name, actor] of Object.entries(actors)) {
          const byRow = things.map((thing) => rule.test(actor, thing));
          expect(await inSql(db, rule, actor), name).toEqual(byRow);
          if (byRow.includes(true))
            expect(rule.possible(actor), `${name} was turned away although some row is theirs`).toBe(true);
        }
      });
    },
  );

  it('lets somebody in somewhere and keeps somebody out: none of these tests is empty', () => {
    for (const [name, rule] of Object.entries(rules).filter(
      ([key]) => !['anyone', 'mayNot', 'inNoState'].includes(key),
    )) {
      const answers = Object.values(actors).flatMap((actor) =>
        things.map((thing) => rule.test(actor, thing)),
      );
      expect(new Set(answers), name).toEqual(new Set([true, false]));
    }
  });
});

describe('a policy', () => {
  const policy = definePolicy<Thing>('thing')({
    read: allOf(may('see'), within('code')),
    end: allOf(may('see'), within('code'), inState('state', 'open')),
    fly: may('fly'),
    confirm: own('id'),
  });
  const [near, over, , far] = things;

  it('sends nobody to sign in, and tells somebody without the function so, before it looks at a row', () => {
    expect(() => policy.admit(nobody, 'read')).toThrow(
      expect.objectContaining({ code: 'kernel.unauthenticated', status: 401 }),
    );
    expect(() => policy.admit(staff, 'fly')).toThrow(
      expect.objectContaining({ code: 'kernel.forbidden', status: 403, slots: { action: 'thing.fly' } }),
    );
    expect(() => policy.admit(staff, 'end')).not.toThrow();
  });

  it('calls a row beyond the territory and a row that is not there by the same name', () => {
    const refusals = [far, undefined].map((row) => {
      try {
        policy.grant(staff, 'end', row);
      } catch (error) {
        return JSON.stringify(error);
      }
      return 'granted';
    });
    expect(refusals[0]).toBe(refusals[1]);
    expect(refusals[0]).toContain('kernel.notFound');
  });

  it('says of a row one sees that this may not be done, and grants what may', () => {
    expect(() => policy.grant(staff, 'end', over)).toThrow(expect.objectContaining({ status: 403 }));
    expect(policy.grant(staff, 'end', near)).toBe(near);
  });

  it('grants an act on a row that cannot be read otherwise to the one it belongs to', () => {
    const resident = actors.resident ?? nobody;
    expect(policy.grant(resident, 'confirm', far)).toBe(far);
    expect(() => policy.grant(resident, 'confirm', near)).toThrow(expect.objectContaining({ status: 404 }));
  });

  it('tells a page what it may offer', () => {
    expect(near && policy.abilities(staff, near)).toEqual({
      read: true,
      end: true,
      fly: false,
      confirm: false,
    });
  });

  it('says yes to every row there is when a drill has taken it away, and to none that is not there', () => {
    setFirstWallForDrill(false);
    try {
      expect(policy.grant(staff, 'end', far)).toBe(far);
      expect(() => policy.grant(staff, 'end', undefined)).toThrow(expect.objectContaining({ status: 404 }));
      expect(() => policy.admit(nobody, 'end')).toThrow(expect.objectContaining({ status: 401 }));
    } finally {
      setFirstWallForDrill(true);
    }
  });
});
