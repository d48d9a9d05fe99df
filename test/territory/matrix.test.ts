// Every endpoint × every person × every side of a border, three times: with both walls up; with every policy saying yes to
// every row, so that row security alone has to keep the neighbours out; and with row security gone, so that the policies
// alone have to.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { contains } from '#engines/region/code.ts';
import type { Endpoint } from '#kernel/contract.ts';
import { setFirstWallForDrill } from '#kernel/policy.ts';
import { ask, foreignIn, urlOf } from './ask.ts';
import { buildWorld } from './build-world.ts';
import { expectations, type Row } from './expectations.ts';
import { inputs } from './inputs.ts';
import { endpoints, prepare, type Question, targetsOf } from './questions.ts';
import { stateOf } from './stage.ts';
import { type Verdict, verdictOf } from './verdict.ts';
import { type Persona, type Relation, relationOf, type Target, type World } from './world.ts';

describe('the table of the territory', () => {
  it('has a row and a sound request for every endpoint, and none for an endpoint that is gone', () => {
    const keys = endpoints.map(({ key }) => key).sort();
    expect(Object.keys(expectations).sort()).toEqual(keys);
    expect(Object.keys(inputs).sort()).toEqual(keys);
  });
});

/** Which wall is down. */
type Weather = 'fair' | 'no policies' | 'no row security';

function questionsOf(world: World, row: Row, persona: Persona, weather: Weather): Question[] {
  const targets = targetsOf(world, row, persona);
  const question = (target: Target): Question => ({ target, holds: true, given: true });
  if (row.may[persona.role] === undefined) {
    // Who lacks the function is refused before anything is read: the nearest and the farthest thing will do, and once.
    return weather === 'fair'
      ? [...new Set([...targets.slice(0, 1), ...targets.slice(-1)])].map(question)
      : [];
  }
  return targets.flatMap((target) => {
    const variants = [question(target)];
    const inside = persona.code !== null && contains(persona.code, target.code);
    // Inside, a matter that one may see anyway says nothing about a wall; and the one beside it says it as well.
    if (row.holder && (weather === 'no policies' ? inside : target.key === '居民自己')) return [];
    if (inside && row.holder && weather === 'fair') variants.push({ target, holds: false, given: true });
    if (inside && persona.org !== null && target.kind === 'voice')
      variants.push({ target, holds: false, given: false });
    return variants;
  });
}

interface Run {
  calls: number;
  allowed: number;
  readonly wrong: string[];
}

async function put(
  world: World,
  weather: Weather,
  key: string,
  endpoint: Endpoint,
  persona: Persona,
  question: Question,
  run: Run,
) {
  const row = expectations[key];
  const make = inputs[key];
  if (!row || !make) throw new Error(`no row for ${key}`);
  const { target, holds } = question;
  const { before, orgs } = await prepare(world, row, persona, question);
  const parties = new Map(target.kind === 'voice' ? [[target.ref.id, orgs]] : []);
  const relation = row.on === 'nothing' ? 'none' : relationOf(persona, target, orgs);
  const verdict =
    weather === 'no policies' ? byRowSecurity(row, relation) : verdictOf(row, persona.role, relation, holds);
  if (endpoint.form === 'sse' && verdict !== 401 && verdict !== 403) return;
  const asked = await make(target, persona);
  const heard = await ask(world, endpoint, persona, asked);
  run.calls++;
  const where = `${key} by ${persona.key} on ${target.key} (${relation}${holds ? '' : ', not on the desk'})`;
  if (!agrees(verdict, endpoint, heard.status)) {
    run.wrong.push(`${where}: ${heard.status}, expected ${verdict}; ${heard.bytes.toString().slice(0, 300)}`);
  }
  if (heard.status < 300) run.allowed++;
  else if (target.kind !== 'place' && (await stateOf(world, target)) !== before)
    run.wrong.push(`${where}: refused, yet something changed`);
  const sent = urlOf(endpoint, asked) + JSON.stringify(asked.body ?? '');
  const foreign = foreignIn(world, persona, heard, {
    sent,
    parties,
    organisationsApart: weather !== 'no policies',
  });
  if (foreign.length > 0) run.wrong.push(`${where}: the answer tells of ${foreign.join(', ')}`);
}

const OUTSIDE: readonly Relation[] = ['ancestor', 'sibling', 'other', 'stranger'];

/** Inside a territory row security knows neither desks nor bodies nor states; outside it shows nothing at all. */
function byRowSecurity({ on }: Row, relation: Relation): Verdict | undefined {
  const isRow = on === 'voice' || on === 'photo' || on === 'ownPhoto' || on === 'account';
  return isRow && OUTSIDE.includes(relation) ? 404 : undefined;
}

function agrees(verdict: Verdict | undefined, endpoint: Endpoint, status: number): boolean {
  if (verdict === undefined) return status < 500;
  if (verdict !== 'may') return status === verdict;
  return status === (endpoint.returns || endpoint.form ? (endpoint.status ?? 200) : 204);
}

async function wholeMatrix(world: World, weather: Weather): Promise<Run> {
  const run: Run = { calls: 0, allowed: 0, wrong: [] };
  for (const { key, endpoint } of endpoints) {
    const row = expectations[key];
    if (!row) continue;
    for (const persona of world.personas) {
      for (const question of questionsOf(world, row, persona, weather))
        await put(world, weather, key, endpoint, persona, question, run);
    }
  }
  return run;
}

describe.each([
  ['with both walls up', 'fair', 3_000, 1_200],
  ['by row security alone', 'no policies', 1_000, 500],
  ['by the policies alone', 'no row security', 1_500, 700],
] as const)(
  'nobody reads or changes what lies outside the own territory, %s',
  (_, weather, calls, allowed) => {
    let world: World;
    beforeAll(async () => {
      world = await buildWorld();
      setFirstWallForDrill(weather !== 'no policies');
      if (weather === 'no row security') await takeRowSecurityAway(world);
    });
    afterAll(async () => {
      setFirstWallForDrill(true);
      await world?.close();
    });

    it('through any endpoint, as anybody, on any side of the border', { timeout: 300_000 }, async () => {
      const run = await wholeMatrix(world, weather);
      console.log(
        `${endpoints.length} endpoints × ${world.personas.length} people: ${run.calls} calls, ${run.allowed} allowed`,
      );
      expect(run.wrong).toEqual([]);
      expect(run.calls).toBeGreaterThan(calls);
      // Not because everything was refused: a good part of the questions had the right to an answer.
      expect(run.allowed).toBeGreaterThan(allowed);
    });
  },
);

async function takeRowSecurityAway(world: World): Promise<void> {
  const { rows } = await world.owner.query<{ name: string }>(
    "select quote_ident(relname) as name from pg_class where relnamespace = 'liren'::regnamespace and relrowsecurity",
  );
  for (const { name } of rows) await world.owner.query(`alter table ${name} disable row level security`);
}
