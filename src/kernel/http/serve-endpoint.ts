// HTTP → contract in → actor → transaction → use-case → contract out. The only place where the two worlds meet.
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { z } from 'zod';
import { type Actor, type Ctx, nobody } from '../context.ts';
import type { Endpoint, FileAnswer } from '../contract.ts';
import type { Credentials } from '../module.ts';
import { kernelProblems } from '../problem.ts';
import { act, type Replayable, type RequestInfo, replayable } from '../request.ts';
import type { ReplyWishes } from './answer.ts';
import { isCleanText } from './guard.ts';
import { apiHeaders, fileHeaders, transportHeaders } from './headers.ts';
import type { EventFilter } from './live.ts';
import type { Mounted, Receiving } from './mount.ts';
import type { Mounting } from './server.ts';
import { sessionCookie } from './session-cookie.ts';

type Use = (ctx: Ctx, input: unknown) => Promise<unknown>;
type Receive = Receiving<unknown, unknown>;

export function mountEndpoint(
  app: FastifyInstance,
  mounting: Mounting,
  mounted: Mounted,
  name: string,
): void {
  const endpoint = mounted.api[name];
  if (!endpoint) throw new Error(`no endpoint ${name}`);
  const handler = mounted.handlers[name] as Use | Receive;
  app.route({
    method: endpoint.method,
    url: endpoint.path,
    // A stream is one request that lasts: asked for its headers alone, it would be held open for nothing.
    exposeHeadRoute: endpoint.form !== 'sse',
    ...(endpoint.perMinute ? { config: { rateLimit: { max: endpoint.perMinute, timeWindow: 60_000 } } } : {}),
    handler: async (request, reply) => {
      refuseCrossSite(endpoint, request);
      const credentials = credentialsOf(endpoint, request);
      const actor = await mounting.authenticate(mounting.platform, credentials);
      refuseConfined(mounted, endpoint, actor);
      mounted.policy.admit(actor, endpoint.allow);
      askForProof(mounting, endpoint, actor);
      const input = parseIn(endpoint, request);
      if (endpoint.form === 'sse')
        return openStream(mounting, request, reply, credentials, actor, handler as Use);
      const wishes: ReplyWishes = {};
      const info = { actor, requestId: request.id, address: request.ip, wishes };
      const replay = replayOf(mounting, endpoint, request, actor);
      const answer = await (typeof handler === 'function'
        ? act(mounting.platform, info, async (ctx) => parseOut(endpoint, await handler(ctx, input)), replay)
        : receive(mounting, endpoint, info, handler, input, replay));
      applyWishes(mounting, reply, wishes);
      if (wishes.redirect) return reply.redirect(wishes.redirect, 303);
      if (endpoint.form === 'file') return sendFile(reply, answer as FileAnswer);
      if (answer === undefined || answer === null) return reply.status(204).send();
      return reply.status(endpoint.status ?? 200).send(answer);
    },
  });
}

function refuseConfined({ policy }: Mounted, { allow }: Endpoint, { confined }: Actor): void {
  if (!confined || confined.to.has(`${policy.name}.${allow}`)) return;
  if (!policy.rules[allow]?.possible(nobody)) throw confined.refusal();
}

const PROOF_MINUTES = 10;

function askForProof({ platform }: Mounting, { proven }: Endpoint, { provenAt }: Actor): void {
  if (!proven) return;
  const age = platform.clock.now().getTime() - (provenAt?.getTime() ?? 0);
  if (age > PROOF_MINUTES * 60_000) throw kernelProblems.stepUpNeeded({ minutes: PROOF_MINUTES });
}

/** Heard before, it is not worked on again. */
async function receive(
  { platform }: Mounting,
  endpoint: Endpoint,
  info: RequestInfo,
  handler: Receive,
  input: unknown,
  replay: Replayable<unknown> | undefined,
): Promise<unknown> {
  const earlier = await replay?.find();
  if (earlier) return earlier.value;
  await act(platform, info, (ctx) => handler.admit(ctx, input));
  const store = await handler.prepare(input);
  return act(platform, info, async (ctx) => parseOut(endpoint, await store(ctx)), replay);
}

function credentialsOf(endpoint: Endpoint, request: FastifyRequest): Credentials {
  return {
    cookie: (name) => request.cookies[name],
    header: (name) => {
      const value = request.headers[name];
      return typeof value === 'string' ? value : undefined;
    },
    address: request.ip,
    byHand: endpoint.form !== 'sse' && request.headers['liren-background'] !== '1',
  };
}

/** Cookies travel with every request of the browser, so a change must come from our own pages (or from no page at all). */
function refuseCrossSite(endpoint: Endpoint, request: FastifyRequest): void {
  if (endpoint.method === 'GET') return;
  const { origin } = request.headers;
  if (origin !== undefined) {
    // A proxy may name the port that a browser leaves out.
    const ours =
      URL.canParse(origin) &&
      new URL(`${new URL(origin).protocol}//${request.host}`).host === new URL(origin).host;
    if (!ours) throw kernelProblems.crossSite({ origin });
  } else {
    const site = request.headers['sec-fetch-site'];
    if (site !== undefined && site !== 'same-origin' && site !== 'none')
      throw kernelProblems.crossSite({ site });
  }
}

function parseIn(endpoint: Endpoint, request: FastifyRequest) {
  if (endpoint.form === 'bytes' && !(request.body instanceof Uint8Array)) {
    throw kernelProblems.unsupportedType({ field: 'body', accepts: 'image/jpeg, image/png, image/webp' });
  }
  return {
    params: parsePart('params', endpoint.params, request.params),
    query: parsePart('query', endpoint.query, request.query),
    body: endpoint.form === 'bytes' ? request.body : parsePart('body', endpoint.body, request.body),
  };
}

function parsePart(part: string, schema: z.ZodType | undefined, value: unknown): unknown {
  if (!schema) return undefined;
  if (part !== 'body' && !isCleanText(JSON.stringify(value).replaceAll('\\u0000', '\u0000'))) {
    throw kernelProblems.malformed({ reason: 'text' });
  }
  const parsed = schema.safeParse(value ?? {});
  if (parsed.success) return parsed.data;
  throw kernelProblems.invalid({
    part,
    fields: parsed.error.issues.slice(0, 20).map((issue) => ({
      field: issue.path.join('.'),
      // A rule of our own names itself; the word "custom" would help nobody.
      reason: issue.code === 'custom' ? issue.message : issue.code,
      ...('minimum' in issue ? { minimum: Number(issue.minimum) } : {}),
      ...('maximum' in issue ? { maximum: Number(issue.maximum) } : {}),
    })),
  });
}

/** Undeclared columns cannot leak: the answer is what the contract says, no more. */
function parseOut(endpoint: Endpoint, value: unknown): unknown {
  if (endpoint.form === 'file' || !endpoint.returns) return endpoint.form === 'file' ? value : undefined;
  return endpoint.returns.parse(value);
}

function replayOf(mounting: Mounting, endpoint: Endpoint, request: FastifyRequest, actor: Actor) {
  if (endpoint.method === 'GET' || endpoint.replay === 'none') return undefined;
  const key = request.headers['idempotency-key'];
  if (typeof key !== 'string' || key.length < 8 || key.length > 100) {
    throw kernelProblems.keyMissing({ field: 'Idempotency-Key' });
  }
  const body = request.body instanceof Uint8Array ? request.body : JSON.stringify(request.body ?? null);
  return replayable<unknown>(
    mounting.platform,
    actor,
    { key, route: `${endpoint.method} ${request.url}`, request: body },
    endpoint.status ?? 200,
  );
}

function applyWishes(mounting: Mounting, reply: FastifyReply, wishes: ReplyWishes): void {
  if (wishes.session === undefined) return;
  const rule = sessionCookie(mounting.platform.publicUrl.startsWith('https:'));
  if (wishes.session === null) reply.clearCookie(rule.name, rule.options);
  else reply.setCookie(rule.name, wishes.session, rule.options);
}

function sendFile(reply: FastifyReply, file: FileAnswer) {
  reply.headers(fileHeaders);
  reply.header('content-disposition', `attachment; filename*=UTF-8''${encodeURIComponent(file.name)}`);
  return reply.type(file.type).send(Buffer.from(file.bytes));
}

async function openStream(
  mounting: Mounting,
  request: FastifyRequest,
  reply: FastifyReply,
  credentials: Credentials,
  actor: Actor,
  use: Use,
): Promise<void> {
  const filter = (await act(mounting.platform, { actor, requestId: request.id }, (ctx) =>
    use(ctx, undefined),
  )) as EventFilter;
  // A stream bypasses the hook that gives every other answer its headers.
  reply.headers({ ...apiHeaders, ...transportHeaders(mounting.platform.publicUrl) });
  mounting.live.subscribe(reply, filter, async () => {
    // Number and secret open their matter as long as it exists: there is nothing to ask once a second.
    if (actor.kind === 'reporter') return true;
    const now = await mounting.authenticate(mounting.platform, credentials);
    return now.account === actor.account && now.post === actor.post && now.kind === actor.kind;
  });
}
