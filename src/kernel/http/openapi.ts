// OpenAPI 3.1, printed from the same table the server is mounted from.
import { z } from 'zod';
import { nobody } from '../context.ts';
import type { Endpoint } from '../contract.ts';
import type { Manifest } from '../module.ts';
import type { AnyPolicy } from '../policy.ts';
import type { KernelProblem } from '../problem.ts';
import { explain, kernelExplained } from './problem-words.ts';
import { HOST_COOKIE, PLAIN_COOKIE } from './session-cookie.ts';

type Json = Record<string, unknown>;
const schemaOf = (schema: z.ZodType, io: 'input' | 'output'): Json => {
  const { $schema: _, ...rest } = z.toJSONSchema(schema, { io, unrepresentable: 'any' });
  return rest;
};

const PROBLEM: Json = {
  type: 'object',
  required: ['code', 'status', 'slots'],
  properties: {
    type: { type: 'string' },
    title: { type: 'string', description: '中文或英文，按 Accept-Language · in the language asked for' },
    code: { type: 'string' },
    status: { type: 'integer' },
    slots: { type: 'object' },
    instance: { type: 'string' },
  },
};

export function openApi(manifests: readonly Manifest[], publicUrl = '/'): Json {
  const paths: Record<string, Json> = {};
  for (const manifest of manifests) {
    for (const [name, endpoint] of Object.entries(manifest.routes?.api ?? {})) {
      const path = endpoint.path.replace(/:(\w+)/g, '{$1}');
      paths[path] = { ...paths[path], [endpoint.method.toLowerCase()]: operation(manifest, name, endpoint) };
    }
  }
  return {
    openapi: '3.1.0',
    info: {
      title: 'Liren 里仁',
      version: '0.1.0',
      description: '一市一库，一诉一应。One city, one register, one answer to every voice.',
    },
    servers: [{ url: publicUrl }],
    'x-problems': kernelExplained,
    tags: manifests.filter(({ api }) => api).map(tagOf),
    paths,
    components: { schemas: { Problem: PROBLEM }, securitySchemes: SCHEMES },
  };
}

/** The problems that the endpoints of a module answer besides those of every endpoint. */
function tagOf(manifest: Manifest): Json {
  return { name: manifest.name, 'x-problems': explain(manifest) };
}

/** What of the kernel's problems an endpoint can answer follows from its shape; what of the modules', it says itself. */
function problemsOf(endpoint: Endpoint, rule: AnyPolicy['rules'][string] | undefined): string[] {
  const writes = endpoint.method !== 'GET';
  const reads = endpoint.params ?? endpoint.query ?? endpoint.body;
  const kernel: KernelProblem[] = [
    ...(reads ? (['invalid', 'malformed'] as const) : []),
    ...(rule?.possible(nobody) ? [] : (['unauthenticated', 'forbidden'] as const)),
    ...(endpoint.proven ? (['stepUpNeeded'] as const) : []),
    ...(writes ? (['crossSite', 'conflict'] as const) : []),
    ...(isReplayed(endpoint) ? (['keyMissing', 'keyReused'] as const) : []),
    ...(endpoint.params ? (['notFound'] as const) : []),
    ...(endpoint.body || endpoint.form === 'bytes' ? (['tooLarge', 'unsupportedType'] as const) : []),
    ...(writes ? (['diskFull'] as const) : []),
    'rateLimited',
    'unavailable',
    'internal',
  ];
  return [...(endpoint.problems ?? []), ...kernel.map((name) => `kernel.${name}`)];
}

const isReplayed = (endpoint: Endpoint) => endpoint.method !== 'GET' && endpoint.replay !== 'none';

const SCHEMES: Json = {
  session: { type: 'apiKey', in: 'cookie', name: PLAIN_COOKIE, description: `${HOST_COOKIE} over https` },
  reporter: {
    type: 'apiKey',
    in: 'header',
    name: 'liren-reporter',
    description: '<number>:<secret>, as handed to the one who reported',
  },
};

/** Any one of these opens the endpoint; an empty one means that nothing is needed. */
function securityOf(rule: AnyPolicy['rules'][string] | undefined): Json[] {
  if (rule?.possible(nobody)) return [{}];
  const reporter = { ...nobody, kind: 'reporter', scope: { lo: 0, hi: 0, only: [] } } as const;
  return rule?.possible(reporter) ? [{ reporter: [] }, { session: [] }] : [{ session: [] }];
}

function operation(manifest: Manifest, name: string, endpoint: Endpoint): Json {
  const rule = manifest.routes?.policy.rules[endpoint.allow];
  return {
    operationId: `${manifest.name}.${name}`,
    tags: [manifest.name],
    summary: manifest.apiWords?.['zh-CN'][name] ?? name,
    'x-summary-en': manifest.apiWords?.en[name] ?? name,
    security: securityOf(rule),
    'x-problems': problemsOf(endpoint, rule),
    ...(endpoint.perMinute ? { 'x-per-minute': endpoint.perMinute } : {}),
    description: `${manifest.routes?.policy.name}.${endpoint.allow}: ${rule?.text ?? ''}`,
    parameters: [
      ...parameters(endpoint.params, 'path'),
      ...parameters(endpoint.query, 'query'),
      ...(isReplayed(endpoint)
        ? [
            {
              name: 'Idempotency-Key',
              in: 'header',
              required: true,
              schema: { type: 'string', minLength: 8, maxLength: 100 },
              description:
                '每件事一个，重试时不变：同一个键只办一次 · one for each act, the same when trying again',
            },
          ]
        : []),
    ],
    ...(endpoint.form === 'bytes'
      ? {
          requestBody: {
            required: true,
            content: { 'image/*': { schema: { type: 'string', format: 'binary' } } },
          },
        }
      : endpoint.body
        ? {
            requestBody: {
              required: true,
              content: { 'application/json': { schema: schemaOf(endpoint.body, 'input') } },
            },
          }
        : {}),
    responses: {
      [String(endpoint.returns || endpoint.form ? (endpoint.status ?? 200) : 204)]: answerOf(endpoint),
      default: {
        description: 'problem (RFC 9457)',
        content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
      },
    },
  };
}

function answerOf(endpoint: Endpoint): Json {
  if (endpoint.form === 'sse')
    return { description: 'event stream', content: { 'text/event-stream': { schema: { type: 'string' } } } };
  if (endpoint.form === 'file')
    return { description: 'file', content: { 'image/*': { schema: { type: 'string', format: 'binary' } } } };
  if (!endpoint.returns) return { description: 'done' };
  return {
    description: 'answer',
    content: { 'application/json': { schema: schemaOf(endpoint.returns, 'output') } },
  };
}

function parameters(schema: z.ZodType | undefined, place: 'path' | 'query'): Json[] {
  if (!schema) return [];
  const { properties, required } = schemaOf(schema, 'input');
  const needed = new Set(Array.isArray(required) ? required : []);
  return Object.entries((properties ?? {}) as Json).map(([name, property]) => ({
    name,
    in: place,
    required: place === 'path' || needed.has(name),
    schema: property,
  }));
}
