// Endpoints as a table, shared by server and browser. A module's contract.ts holds only `endpoint()` values;
// the server mounts them, OpenAPI is printed from them, and the browser's client is typed by them.
import type { z } from 'zod';

export type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
type Schema = z.ZodType;

export interface EndpointSpec {
  /** The action of the module's policy that decides who may call this. */
  readonly allow: string;
  readonly params?: Schema;
  readonly query?: Schema;
  readonly body?: Schema;
  readonly returns?: Schema;
  readonly status?: number;
  /** `bytes`: the request body is a raw file; `sse`: the answer is an event stream; `file`: the answer is bytes. */
  readonly form?: 'bytes' | 'sse' | 'file';
  /** Set to 'none' where a stored answer would be a stored credential (sessions); all else needs an Idempotency-Key. */
  readonly replay?: 'none';
  /** A grave act: asks for the second factor again when it was last shown more than ten minutes ago. */
  readonly proven?: true;
  /** Codes of modules that this endpoint answers, for those who write against it from outside. */
  readonly problems?: readonly string[];
  /** Requests a minute and address; null lifts the general limit. */
  readonly perMinute?: number;
}

export type Endpoint<S extends EndpointSpec = EndpointSpec> = S & {
  readonly method: Method;
  readonly path: string;
};

export type Api = Readonly<Record<string, Endpoint>>;

/** `endpoint('POST /api/voices', { allow: 'report', body, returns })` */
export function endpoint<const S extends EndpointSpec>(route: `${Method} /${string}`, spec: S): Endpoint<S> {
  const [method, path] = route.split(' ') as [Method, string];
  return { ...spec, method, path };
}

type Parsed<S> = S extends Schema ? z.output<S> : undefined;
type Sent<S> = S extends Schema ? z.input<S> : undefined;
type Part<E, K extends 'params' | 'query' | 'body' | 'returns'> = E extends { [P in K]: infer S }
  ? S
  : undefined;

/** What a handler receives, after parsing. */
export interface Input<E extends Endpoint> {
  readonly params: Parsed<Part<E, 'params'>>;
  readonly query: Parsed<Part<E, 'query'>>;
  readonly body: E extends { form: 'bytes' } ? Uint8Array : Parsed<Part<E, 'body'>>;
}

export interface FileAnswer {
  readonly bytes: Uint8Array;
  readonly type: string;
  readonly name: string;
}

/** What a handler gives back, before it is parsed on the way out. */
export type Output<E extends Endpoint> = E extends { form: 'file' }
  ? FileAnswer
  : E extends { form: 'sse' }
    ? never
    : Part<E, 'returns'> extends Schema
      ? z.input<Part<E, 'returns'>>
      : void;

type Keys<T> = { [K in keyof T]: T[K] extends undefined ? never : K }[keyof T];
interface Sendable<E extends Endpoint> {
  params: Sent<Part<E, 'params'>>;
  query: Sent<Part<E, 'query'>>;
  body: E extends { form: 'bytes' } ? Blob | Uint8Array : Sent<Part<E, 'body'>>;
}
/** What the caller must hand over: only the parts this endpoint declares. */
export type Call<E extends Endpoint> = Pick<Sendable<E>, Keys<Sendable<E>>> & CallOptions;
export interface CallOptions {
  /** Same key, same effect: a retry after a lost answer must reuse it. */
  readonly idempotencyKey?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly signal?: AbortSignal;
}
export type Answer<E extends Endpoint> = E extends { form: 'file' }
  ? Blob
  : Part<E, 'returns'> extends Schema
    ? z.output<Part<E, 'returns'>>
    : void;

export type Client<A> = {
  readonly [K in keyof A]: A[K] extends Endpoint
    ? keyof Pick<Sendable<A[K]>, Keys<Sendable<A[K]>>> extends never
      ? (call?: CallOptions) => Promise<Answer<A[K]>>
      : (call: Call<A[K]>) => Promise<Answer<A[K]>>
    : never;
};

export interface ClientOptions {
  readonly baseUrl?: string;
  readonly fetch?: typeof fetch;
  readonly newKey?: () => string;
  /** Turns a refused answer into the error the caller wants to see. */
  readonly fail: (problem: { code: string; status: number; slots: Record<string, unknown> }) => Error;
}

interface LooseCall extends CallOptions {
  params?: Record<string, unknown>;
  query?: Record<string, unknown>;
  body?: unknown;
}

/** A typed client over `fetch`, the same in the browser and in tests. It reads only method, path and form of each endpoint. */
export function createClient<A extends Api>(api: A, options: ClientOptions): Client<A> {
  const send = options.fetch ?? ((input, init) => fetch(input, init));
  const newKey = options.newKey ?? (() => crypto.randomUUID());
  const client: Record<string, (call?: LooseCall) => Promise<unknown>> = {};
  for (const [name, target] of Object.entries<Endpoint>(api)) {
    client[name] = async (call = {}) => {
      const response = await send(
        (options.baseUrl ?? '') + urlOf(target, call),
        requestOf(target, call, newKey),
      );
      if (!response.ok) throw options.fail(await problemOf(response));
      if (target.form === 'file') return await response.blob();
      return response.status === 204 ? undefined : await response.json();
    };
  }
  return client as Client<A>;
}

function urlOf(target: Endpoint, call: LooseCall): string {
  const path = target.path.replace(/:(\w+)/g, (_, key: string) =>
    encodeURIComponent(String(call.params?.[key])),
  );
  const query = new URLSearchParams();
  for (const [key, value] of Object.entries(call.query ?? {})) {
    if (value !== undefined && value !== null && value !== '') query.set(key, String(value));
  }
  return query.size > 0 ? `${path}?${query}` : path;
}

function requestOf(target: Endpoint, call: LooseCall, newKey: () => string): RequestInit {
  const headers: Record<string, string> = { accept: 'application/json', ...call.headers };
  const init: RequestInit = { method: target.method, headers, credentials: 'same-origin' };
  if (call.signal) init.signal = call.signal;
  if (target.method !== 'GET') headers['idempotency-key'] = call.idempotencyKey ?? newKey();
  if (call.body !== undefined) {
    const bytes = target.form === 'bytes';
    headers['content-type'] ??= bytes ? 'application/octet-stream' : 'application/json';
    init.body = bytes ? (call.body as BodyInit) : JSON.stringify(call.body);
  }
  return init;
}

async function problemOf(response: Response) {
  const unknown = { code: 'kernel.unavailable', status: response.status, slots: {} };
  try {
    const body: unknown = await response.json();
    if (typeof body !== 'object' || body === null || !('code' in body)) return unknown;
    const slots = 'slots' in body && typeof body.slots === 'object' && body.slots !== null ? body.slots : {};
    return { code: String(body.code), status: response.status, slots: { ...slots } };
  } catch {
    return unknown;
  }
}
