// No audit, no access: whoever of the staff looks at what a resident said, or at who works here, leaves one row in the
// trail, and where the trail cannot be written nothing is shown.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { modulesOf } from '#app/modules.ts';
import type { Actor } from '#kernel/context.ts';
import { nobody } from '#kernel/context.ts';
import { type Endpoint, endpoint } from '#kernel/contract.ts';
import { type AnyPolicy, definePolicy, rulesFor } from '#kernel/policy.ts';
import { ROLES, roles } from '#modules/account/index.ts';
import { ask } from './ask.ts';
import { buildWorld } from './build-world.ts';
import { expectations } from './expectations.ts';
import { inputs } from './inputs.ts';
import { stageVoice } from './stage.ts';
import { CHONGWEN, type Persona, type Target, type World } from './world.ts';

/** What staff may read without a trace, and why. */
const untraced: Readonly<Record<string, string>> = {
  'region.root': 'the public register of divisions',
  'region.children': 'the public register of divisions',
  'region.path': 'the public register of divisions',
  'region.search': 'the public register of divisions',
  'region.locate': 'the public register of divisions',
  'region.outlines': 'the public map',
  'schedule.year': 'the public calendar',
  'voice.categories': 'the public list of what one may speak about',
  'casework.counts': 'five figures',
  'casework.events': 'tells that a case has changed and no word of it; who wants to see it asks for it',
  'grid.cells': 'figures, and names that hang at the entrance of the building',
  'grid.coverage': 'figures',
  'grid.pulse': 'figures',
  'grid.arrivals': 'place and kind of what has come in, made to hang in a hall',
  'grid.officerOf': 'names that hang at the entrance of the building',
  'schedule.officeHours': 'the public office hours',
  'account.me': 'what the asker knows of oneself',
  'account.mine': 'what the asker knows of oneself',
  'account.organisations': 'public names of public bodies',
  'account.oidcStart': 'the way to the identity provider; records the sign-in that comes of it',
  'account.oidcBack': 'the way from the identity provider; records the sign-in that comes of it',
  'account.demoOutbox': 'demo installations only, where it is open to everybody',
};

interface Read {
  readonly key: string;
  readonly endpoint: Endpoint;
}

function staffActor(role: (typeof ROLES)[number]): Actor {
  const org = roles[role].ofOrganisation ? '00000000-0000-7000-8000-000000000001' : null;
  const scope = { lo: CHONGWEN, hi: CHONGWEN + 999, only: null };
  return {
    ...nobody,
    kind: 'staff',
    account: org,
    role,
    code: CHONGWEN,
    org,
    may: new Set(roles[role].may),
    scope,
  };
}

/** GET endpoints that some member of staff may call at all. */
function readsOf(name: string, api: Readonly<Record<string, Endpoint>>, policy: AnyPolicy): Read[] {
  return Object.entries(api)
    .filter(([, { method, allow }]) => {
      const rule = policy.rules[allow];
      return method === 'GET' && rule && ROLES.some((role) => rule.possible(staffActor(role)));
    })
    .map(([one, made]) => ({ key: `${name}.${one}`, endpoint: made }));
}

const reads = modulesOf({}).flatMap(({ name, routes }) =>
  routes ? readsOf(name, routes.api, routes.policy) : [],
);
const traced = reads.filter(({ key }) => untraced[key] === undefined);

let world: World;
beforeAll(async () => {
  world = await buildWorld();
});
afterAll(() => world?.close());

/** Somebody of the staff who may, and the nearest thing to look at. */
async function onLooker(key: string): Promise<readonly [Persona, Target]> {
  const row = expectations[key];
  const persona = world.personas.find(({ role, code }) => code !== null && row?.may[role] !== undefined);
  const cell = world.voices.find(({ code }) => code === CHONGWEN + 1);
  const target = row?.on === 'account' ? world.accounts[0] : cell;
  if (!persona || !target) throw new Error(`nobody may look at ${key}`);
  if (target.kind === 'voice')
    await stageVoice(world, target, {
      state: 'handling',
      holder: persona,
      orgs: persona.org ? [persona.org] : [],
    });
  return [persona, target];
}

interface Trace {
  readonly text: string;
}
const traces = async (since: number) =>
  (
    await world.owner.query<Trace>(
      'select to_jsonb(e)::text as text from audit_event e where seq > $1 and account is not null',
      [since],
    )
  ).rows;
const lastTrace = async () =>
  Number((await world.owner.query('select coalesce(max(seq), 0) as seq from audit_event')).rows[0].seq);

async function look({ key, endpoint: made }: Read) {
  const [persona, target] = await onLooker(key);
  const since = await lastTrace();
  const heard = await ask(world, made, persona, (await inputs[key]?.(target, persona)) ?? {});
  return { persona, heard, left: await traces(since) };
}

describe('what staff look at', () => {
  it('is every endpoint they may read, except those listed here, each with its reason', () => {
    const keys = reads.map(({ key }) => key);
    expect(Object.keys(untraced).filter((key) => !keys.includes(key))).toEqual([]);
    expect(traced.map(({ key }) => key).sort()).toEqual([
      'account.auditPeople',
      'account.auditSeals',
      'account.auditTrail',
      'account.list',
      'casework.inbox',
      'casework.photo',
      'voice.get',
    ]);
  });

  it('counts a new endpoint among them at once, unless only the one who spoke may call it', () => {
    const { may, own } = rulesFor<{ id: string }>();
    const policy = definePolicy<{ id: string }>('diary')({ read: may('case.read'), follow: own('id') });
    const api = {
      read: endpoint('GET /api/diary', { allow: 'read' }),
      mine: endpoint('GET /api/diary/mine', { allow: 'follow' }),
      write: endpoint('POST /api/diary', { allow: 'read' }),
    };
    expect(readsOf('diary', api, policy).map(({ key }) => key)).toEqual(['diary.read']);
  });

  it.each(traced.map((one) => [one.key, one] as const))('leaves one trace: %s', async (_, read) => {
    const { persona, heard, left } = await look(read);
    expect(heard.status).toBe(200);
    expect(left).toHaveLength(1);
    const { role, post, purpose, subject_id: subject } = JSON.parse(left[0]?.text ?? '{}');
    expect(role).toBe(persona.role);
    expect([post, purpose, subject].every(Boolean)).toBe(true);
    expect(left[0]?.text).not.toMatch(/CANARY|canary/);
  });

  it('leaves one trace for a whole page of the inbox, with what was asked, without the words of the search', async () => {
    const [persona] = await onLooker('casework.inbox');
    const inbox = world.city.withHeaders(persona.headers).casework.inbox;
    const since = await lastTrace();
    const { cases } = await inbox({ query: { view: 'territory', q: 'CANARY-崇文路一格', limit: 5 } });
    await inbox({ query: { view: 'territory', q: 'CANARY-崇文路一格', limit: 5 } });
    await inbox({ query: { view: 'territory', q: '别的', limit: 5 } });
    const rows = (await traces(since)).map(({ text }) => JSON.parse(text).detail);
    expect(cases.length).toBeGreaterThan(0);
    expect(rows[0]).toMatchObject({ view: 'territory', order: 'due', count: cases.length, further: false });
    expect(rows[0].sought).toBe(rows[1].sought);
    expect(rows[0].sought).not.toBe(rows[2].sought);
    expect(JSON.stringify(rows)).not.toMatch(/CANARY|别的/);
  });
});

describe('where the trail cannot be written', () => {
  beforeAll(() => world.owner.query('revoke insert on audit_event from liren_app'));
  afterAll(async () => {
    await world.owner.query(
      `grant insert (id, at, code, account, post, role, action, subject, subject_id, purpose, request_id, detail)
         on audit_event to liren_app`,
    );
  });

  it.each(traced.map((one) => [one.key, one] as const))('nothing is shown: %s', async (_, read) => {
    const { heard, left } = await look(read);
    expect(heard.status).toBeGreaterThanOrEqual(500);
    expect(heard.bytes.toString()).not.toMatch(/CANARY|canary/);
    expect(heard.type).toContain('problem+json');
    expect(left).toEqual([]);
  });
});
