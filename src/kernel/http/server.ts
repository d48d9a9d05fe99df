// The one door. Fastify with hardened settings; endpoints come from the manifests, nothing is routed by hand.
import { randomUUID } from 'node:crypto';
import { STATUS_CODES } from 'node:http';
import cookie from '@fastify/cookie';
import rateLimit from '@fastify/rate-limit';
import Fastify, { type FastifyInstance, type FastifyRequest } from 'fastify';
import type { Platform } from '../context.ts';
import { MOST_BYTES } from '../files.ts';
import type { Log } from '../log.ts';
import type { Authenticate, Manifest } from '../module.ts';
import { kernelProblems, Problem } from '../problem.ts';
import { parseJson } from './guard.ts';
import { apiHeaders, transportHeaders } from './headers.ts';
import { createLiveHub, type LiveHub } from './live.ts';
import { serveMetrics } from './metrics.ts';
import { openApi } from './openapi.ts';
import { titlesOf } from './problem-words.ts';
import { mountEndpoint } from './serve-endpoint.ts';

export interface HttpOptions {
  readonly platform: Platform;
  readonly manifests: readonly Manifest[];
  readonly log: Log;
  /** General limit of requests a minute and address; drills lift it. */
  readonly perMinute?: number;
}

export interface HttpServer {
  readonly app: FastifyInstance;
  readonly live: LiveHub;
}

const MOST_JSON_BYTES = 1 << 20;

export async function createHttp(options: HttpOptions): Promise<HttpServer> {
  const app = Fastify({
    bodyLimit: MOST_JSON_BYTES,
    requestTimeout: 15_000,
    connectionTimeout: 20_000,
    keepAliveTimeout: 5_000,
    forceCloseConnections: 'idle',
    return503OnClosing: true,
    trustProxy: ['127.0.0.1', '::1'],
    routerOptions: { maxParamLength: 200 },
    genReqId: () => randomUUID(),
    http: { headersTimeout: 5_000, connectionsCheckingInterval: 1_000 },
    // Addresses that are not even text, and requests that are not even HTTP: answered before any route, so by hand.
    frameworkErrors: (_error, _request, reply) => {
      reply.raw.writeHead(400, { 'content-type': 'application/problem+json', ...apiHeaders });
      reply.raw.end(JSON.stringify(malformed()));
    },
    clientErrorHandler: (error, socket) => {
      // Browsers open connections ahead of need. An answer that nobody asked for would be read as that of their next
      // request; a closed connection is simply opened again.
      if (!socket.writable || socket.bytesRead === 0) return void socket.destroy();
      const problem = unreadable(error.code);
      const body = JSON.stringify(problem);
      const lines = Object.entries({
        ...apiHeaders,
        'content-type': 'application/problem+json',
        'content-length': String(Buffer.byteLength(body)),
        connection: 'close',
      }).map(([name, value]) => `${name}: ${value}`);
      const status = `${problem.status} ${STATUS_CODES[problem.status]}`;
      socket.end(`HTTP/1.1 ${status}\r\n${lines.join('\r\n')}\r\n\r\n${body}`);
    },
  });
  app.removeAllContentTypeParsers();
  app.addContentTypeParser('application/json', { parseAs: 'buffer' }, (_request, body, done) => {
    try {
      done(null, body.length === 0 ? undefined : parseJson(new Uint8Array(body as Buffer)));
    } catch (error) {
      done(error as Error);
    }
  });
  const keepBytes = (_: unknown, body: string | Buffer, done: (error: null, value: unknown) => void) =>
    done(null, body);
  for (const type of ['application/octet-stream', /^image\//]) {
    app.addContentTypeParser(type, { parseAs: 'buffer', bodyLimit: MOST_BYTES }, keepBytes);
  }
  await app.register(cookie);
  if (options.perMinute !== 0) {
    await app.register(rateLimit, {
      // An office, and a mobile carrier's whole district, come from one address.
      max: options.perMinute ?? 6_000,
      timeWindow: 60_000,
      errorResponseBuilder: (_request, context) =>
        kernelProblems.rateLimited({ seconds: Math.ceil(context.ttl / 1000) }),
    });
  }
  const headers = { ...apiHeaders, ...transportHeaders(options.platform.publicUrl) };
  app.addHook('onSend', async (_request, reply) => {
    for (const [name, value] of Object.entries(headers))
      if (!reply.hasHeader(name)) reply.header(name, value);
  });
  answerProblems(app, options);
  // Under /api there are no pages: what is not there is a problem, also where no faces have been built.
  await app.register(
    (api, _, done) => {
      api.setNotFoundHandler(noSuchPath);
      done();
    },
    { prefix: '/api' },
  );

  const live = createLiveHub();
  app.addHook('onClose', async () => live.close());
  const authenticate = options.manifests.find((manifest) => manifest.authenticate)?.authenticate;
  if (!authenticate) throw new Error('no module says who a request is');
  for (const manifest of options.manifests) {
    if (!manifest.routes) continue;
    for (const name of Object.keys(manifest.routes.api)) {
      mountEndpoint(app, { ...options, live, authenticate }, manifest.routes, name);
    }
  }
  operations(app, options);
  serveMetrics(app, live.size);
  return { app, live };
}

export interface Mounting extends HttpOptions {
  readonly live: LiveHub;
  readonly authenticate: Authenticate;
}

function operations(app: FastifyInstance, options: HttpOptions): void {
  // Printed when somebody first asks: a server that was killed should be back without it.
  let document: ReturnType<typeof openApi> | undefined;
  app.get('/openapi.json', async () => (document ??= openApi(options.manifests, options.platform.publicUrl)));
  app.get('/healthz', async () => ({ status: 'ok' }));
  app.get('/readyz', async () => {
    const started = performance.now();
    await options.platform.database.transaction(null, async (db) =>
      db.selectNoFrom((e) => e.val(1).as('one')).execute(),
    );
    return {
      status: 'ready',
      databaseMs: Math.round(performance.now() - started),
    };
  });
}

const noSuchPath = (): never => {
  throw kernelProblems.notFound({ what: 'path' });
};

const malformed = () => ({ code: 'kernel.malformed', status: 400, slots: { reason: 'request' } });

/** What Node says of a request that never became one. */
function unreadable(code: string | undefined): { code: string; status: number; slots: object } {
  if (code === 'HPE_HEADER_OVERFLOW') return { code: 'kernel.headersTooLarge', status: 431, slots: {} };
  if (code === 'ERR_HTTP_REQUEST_TIMEOUT') return { code: 'kernel.tooSlow', status: 408, slots: {} };
  return malformed();
}

/** RFC 9457: problem details for everything that is not an answer. What is not expected is logged and says nothing. */
function answerProblems(app: FastifyInstance, { log, manifests }: HttpOptions): void {
  const titleOf = titlesOf(manifests);
  app.setErrorHandler((error, request, reply) => {
    const problem = problemOf(error, request);
    if (problem.status >= 500)
      log.error('request.failed', { request: request.id, route: request.routeOptions.url, error });
    if (typeof problem.slots.seconds === 'number') reply.header('retry-after', String(problem.slots.seconds));
    void reply
      .status(problem.status)
      .type('application/problem+json')
      .send({
        type: 'about:blank',
        title: titleOf(problem, request.headers['accept-language']),
        code: problem.code,
        status: problem.status,
        slots: problem.slots,
        instance: request.id,
      });
  });
}

/** Connection failures of the database, and one that has no time left, are a state of the installation, not a bug of ours. */
const DATABASE_AWAY = /^(08|57P|57014|53300)|^(ECONNREFUSED|ECONNRESET|EPIPE|ENOENT)$/;

function problemOf(error: unknown, request: FastifyRequest): Problem {
  if (error instanceof Problem) return error;
  if (!(error instanceof Error)) return kernelProblems.internal();
  const status = 'statusCode' in error ? Number(error.statusCode) : 500;
  if (status >= 400 && status < 500) return refusalOf(status, request);
  const code = 'code' in error ? String(error.code) : '';
  if (
    status === 503 ||
    DATABASE_AWAY.test(code) ||
    /Connection terminated|timeout exceeded when trying to connect/.test(error.message)
  ) {
    return kernelProblems.unavailable({ seconds: 2 });
  }
  return kernelProblems.internal();
}

/** What Fastify itself refuses, in our words. */
function refusalOf(status: number, request: FastifyRequest): Problem {
  const isFile = /^(image\/|application\/octet-stream)/.test(request.headers['content-type'] ?? '');
  if (status === 413)
    return kernelProblems.tooLarge({ field: 'body', mostBytes: isFile ? MOST_BYTES : MOST_JSON_BYTES });
  if (status === 415) return kernelProblems.unsupportedType({ field: 'body', accepts: 'application/json' });
  if (status === 404) return kernelProblems.notFound({ what: 'path' });
  return kernelProblems.malformed({ reason: 'request' });
}
