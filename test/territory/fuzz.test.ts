// Five thousand requests that nobody would make on purpose, and some that somebody would: none brings the server down,
// none is answered with its insides, and every refusal says what is wrong and where.
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { contains } from '#engines/region/code.ts';
import type { Endpoint } from '#kernel/contract.ts';
import { samplePhoto } from '../support/lamp.ts';
import { requestTo, type Sent } from './arbitrary.ts';
import { buildWorld } from './build-world.ts';
import { expectations } from './expectations.ts';
import { endpoints } from './questions.ts';
import { stageVoice } from './stage.ts';
import { CHONGWEN, CITY, type Persona, SHENMU, type World, XUEYUAN, YUYANG } from './world.ts';

const REQUESTS = Number(process.env.LIREN_FUZZ_REQUESTS ?? 5_000);
const SEED = process.env.LIREN_FUZZ_SEED
  ? Number(process.env.LIREN_FUZZ_SEED)
  : Math.floor(Math.random() * 2 ** 31);

let world: World;
let problems: Map<string, number>;
beforeAll(async () => {
  world = await buildWorld();
  problems = new Map(world.city.manifests.flatMap((manifest) => Object.entries(manifest.problems ?? {})));
});
afterAll(() => world?.close());

interface Question {
  readonly name: string;
  readonly endpoint: Endpoint;
  readonly persona: Persona;
  readonly sent: Sent;
}

const statuses = new Map<number, number>();

async function put({ endpoint, persona, sent }: Question) {
  const { statusCode, headers, body } = await world.city.http.app.inject({
    method: endpoint.method,
    url: sent.url,
    headers: { ...persona.headers, ...sent.headers },
    ...(sent.payload ? { payload: sent.payload } : {}),
  });
  statuses.set(statusCode, (statuses.get(statusCode) ?? 0) + 1);
  return { status: statusCode, type: String(headers['content-type'] ?? ''), body };
}

function wrongWith(
  endpoint: Endpoint,
  { status, type, body }: Awaited<ReturnType<typeof put>>,
): string | undefined {
  if (
    /\bat .+:\d+:\d+|node_modules|\/src\/|select .+ from |syntax error|relation "|ECONN|postgres/i.test(
      body,
    ) &&
    status >= 400
  )
    return 'it shows its insides';
  if (status >= 500) return 'a fault';
  if (status < 400) {
    if (endpoint.form === 'file') return type.startsWith('image/') ? undefined : `a file of type ${type}`;
    if (status === 204 || status === 303)
      return body === '' ? undefined : 'an answer where none was promised';
    const parsed = endpoint.returns?.safeParse(JSON.parse(body));
    return parsed?.success ? undefined : `not what the contract says: ${parsed?.error.message}`;
  }
  if (!type.startsWith('application/problem+json')) return `a refusal of type ${type}`;
  const problem: unknown = JSON.parse(body);
  if (
    typeof problem !== 'object' ||
    problem === null ||
    !('code' in problem) ||
    !('status' in problem) ||
    !('slots' in problem)
  )
    return 'a refusal without code, status and slots';
  if (problem.status !== status || problems.get(String(problem.code)) !== status)
    return `a refusal nobody declared: ${problem.code} ${status}`;
  return wayOn(String(problem.code), problem.slots);
}

/** A mistake in the form is named with its part and its fields, one that is too large with what is allowed. */
function wayOn(code: string, slots: unknown): string | undefined {
  if (typeof slots !== 'object' || slots === null) return 'no slots';
  if (code === 'kernel.invalid') {
    const named =
      'part' in slots &&
      'fields' in slots &&
      Array.isArray(slots.fields) &&
      slots.fields.length > 0 &&
      slots.fields.every((one) => typeof one?.field === 'string' && typeof one?.reason === 'string');
    return named ? undefined : 'no field named';
  }
  if (['kernel.malformed', 'kernel.tooLarge', 'kernel.unsupportedType', 'kernel.keyMissing'].includes(code))
    return Object.keys(slots).length > 0 ? undefined : 'no way on';
  return undefined;
}

/** Mostly somebody who has the function: a request that is refused at the gate tries the gate alone. */
function somebody(name: string): fc.Arbitrary<Persona> {
  const may = expectations[name]?.may ?? {};
  const having = world.personas.filter(({ role }) => may[role] !== undefined);
  const anybody = fc.constantFrom(...world.personas);
  return having.length > 0
    ? fc.oneof({ weight: 4, arbitrary: fc.constantFrom(...having) }, anybody)
    : anybody;
}

const STATES = ['reported', 'handling', 'paused', 'answered', 'closed', 'disputed'];

/** Some sound requests sign people out, disable or end them: everybody comes back, and the matters go to other desks. */
async function everybodyIsBack(turn: number): Promise<void> {
  await world.owner.query(
    'update session set revoked_at = null; update account set disabled_at = null; update post set ended_at = null, ended_reason = null; delete from login_attempt',
  );
  for (const [i, voice] of world.voices.entries()) {
    const desks = world.personas.filter(
      ({ code, role }) => code !== null && contains(code, voice.code) && !/auditor|Admin/.test(role),
    );
    const holder = desks[(turn + i) % desks.length];
    const state = STATES[((turn / 100 + i) % STATES.length) | 0] ?? 'handling';
    if (holder)
      await stageVoice(world, voice, {
        state,
        holder,
        takesPart: holder,
        orgs: holder.org === null ? [] : [holder.org],
      });
  }
}

describe('whatever is sent', () => {
  it(`is answered or refused by the contract (${REQUESTS} requests)`, { timeout: 240_000 }, async () => {
    const uuids = [
      ...world.voices.flatMap(({ ref, photo }) => [ref.id, photo]),
      ...world.accounts.flatMap(({ id, post }) => [id, post]),
    ];
    const posts = await world.owner.query<{ id: string; account_id: string }>(
      'select id, account_id from post',
    );
    const known = {
      picture: await samplePhoto(),
      refs: world.voices.map(({ ref }) => ref),
      uuids: [
        ...uuids,
        ...posts.rows.flatMap(({ id, account_id }) => [id, account_id]),
        '00000000-0000-7000-8000-000000000001',
      ],
      codes: [CITY, YUYANG, SHENMU, CHONGWEN, CHONGWEN + 1, XUEYUAN, 610_802, 610_881, 610_800, 2026, 2027],
    };
    const questions = fc.oneof(
      ...endpoints
        .filter(({ endpoint }) => endpoint.form !== 'sse')
        .map(({ key: name, endpoint }) =>
          fc.record({
            name: fc.constant(name),
            endpoint: fc.constant(endpoint),
            persona: somebody(name),
            sent: requestTo(endpoint, known),
          }),
        ),
    );
    let asked = 0;
    const property = fc.asyncProperty(questions, async (question) => {
      if (asked++ % 100 === 0) await everybodyIsBack(asked);
      const wrong = wrongWith(question.endpoint, await put(question));
      if (wrong) throw new Error(`${question.name} by ${question.persona.key}: ${wrong}`);
    });
    const outcome = await fc.check(property, { numRuns: REQUESTS, seed: SEED, endOnFailure: true });
    if (outcome.failed) {
      const [question] = outcome.counterexample ?? [];
      const again = question ? await put(question) : undefined;
      const sent = question
        ? { ...question.sent, payload: question.sent.payload?.subarray(0, 600).toString() }
        : undefined;
      throw new Error(
        `LIREN_FUZZ_SEED=${SEED}, request ${outcome.numRuns}: ${String(outcome.errorInstance)}\n${JSON.stringify({ sent, again }, null, 1)}`,
      );
    }
    console.log(`seed ${SEED}:`, Object.fromEntries([...statuses].sort(([a], [b]) => a - b)));
    // A tenth got through to the work itself: otherwise only the gate would have been tried.
    expect([...statuses].reduce((sum, [status, n]) => sum + (status < 400 ? n : 0), 0)).toBeGreaterThan(
      REQUESTS / 10,
    );
    expect({}).not.toHaveProperty('isAdmin');
  });

  it.each([
    ['two-byte letters in the secret', { 'liren-reporter': `NUMBER:${'ÄÖ'.repeat(4)}` }],
    ['no colon', { 'liren-reporter': 'NUMBER' }],
    ['nothing but colons', { 'liren-reporter': '::::::' }],
    ['a cookie of rubbish', { cookie: 'liren-session=%00%ff; =; ;;; liren-session' }],
    ['a cookie without end', { cookie: `liren-session=${'a'.repeat(8_000)}` }],
  ])('a credential with %s is wrong, not a fault', async (_, headers) => {
    const number = world.voices[0]?.number ?? '';
    const filled = Object.fromEntries(
      Object.entries(headers).map(([name, value]) => [name, value.replace('NUMBER', number)]),
    );
    const answer = await world.city.http.app.inject({ method: 'GET', url: '/api/track', headers: filled });
    expect([answer.statusCode, answer.headers['content-type']]).toEqual([
      401,
      'application/problem+json; charset=utf-8',
    ]);
  });
});
