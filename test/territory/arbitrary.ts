// Requests from the contracts themselves: sound ones, ones with one thing wrong, and ones that nobody means well.
import fc from 'fast-check';
import { z } from 'zod';
import type { Endpoint } from '#kernel/contract.ts';
import { hostile, noise, raw } from './hostile.ts';

type Json = Readonly<Record<string, unknown>>;
const isJson = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

export interface Sent {
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly payload: Buffer | undefined;
}

/** Ids and codes that really exist, so that sound requests meet real rows. */
export interface Known {
  readonly uuids: readonly string[];
  readonly refs: readonly { readonly county: number; readonly id: string }[];
  readonly codes: readonly number[];
  readonly picture: Uint8Array;
}

/** A value that this schema should take. */
export function sound(schema: unknown, known: Known): fc.Arbitrary<unknown> {
  if (!isJson(schema)) return fc.constant(undefined);
  if ('const' in schema) return fc.constant(schema.const);
  if (Array.isArray(schema.enum)) return fc.constantFrom(...schema.enum);
  if (Array.isArray(schema.anyOf)) return fc.oneof(...schema.anyOf.map((one) => sound(one, known)));
  if (schema.type === 'null') return fc.constant(null);
  if (schema.type === 'boolean') return fc.boolean();
  if (schema.type === 'integer' || schema.type === 'number') return number(schema, known);
  if (schema.type === 'string') return text(schema, known);
  if (schema.type === 'array')
    return fc.array(sound(schema.items, known), {
      minLength: Number(schema.minItems ?? 0),
      maxLength: Math.min(Number(schema.maxItems ?? 4), 4),
    });
  if (schema.type === 'object' || 'properties' in schema) return object(schema, known);
  return fc.jsonValue();
}

function number(schema: Json, known: Known): fc.Arbitrary<number> {
  const min = Number(schema.minimum ?? -1_000);
  const max = Number(schema.maximum ?? 1_000_000);
  const fitting = known.codes.filter((code) => code >= min && code <= max);
  const any =
    schema.type === 'integer'
      ? fc.integer({ min: Math.ceil(Math.max(min, -9e15)), max: Math.floor(Math.min(max, 9e15)) })
      : fc.double({ min, max, noNaN: true });
  return fitting.length > 0 ? fc.oneof({ weight: 4, arbitrary: fc.constantFrom(...fitting) }, any) : any;
}

function text(schema: Json, known: Known): fc.Arbitrary<string> {
  if (schema.format === 'uuid')
    return fc.oneof(
      { weight: 3, arbitrary: fc.constantFrom(...known.uuids) },
      { weight: 2, arbitrary: fc.uuid() },
    );
  const date = fc.date({ min: new Date('2019-12-01'), max: new Date('2032-01-01'), noInvalidDate: true });
  if (schema.format === 'date')
    return fc.oneof(
      { weight: 4, arbitrary: date.map((at) => at.toISOString().slice(0, 10)) },
      fc.constantFrom('0001-01-01', '9999-12-31', '1582-10-10'),
    );
  if (schema.format === 'date-time') return date.map((at) => at.toISOString());
  const minLength = Number(schema.minLength ?? 0);
  const maxLength = Math.max(minLength, Math.min(Number(schema.maxLength ?? 60), 60));
  // Ten letters at most: the code of a category. Sound reports need a real one.
  const words =
    maxLength <= 10
      ? ['0201', '0101', '110']
      : ['0201', '路灯不亮，请来看看', 'community2', '15400000009', 'CANARY', 'Another-Word-77'];
  const sensible = words.filter((one) => one.length >= minLength && one.length <= maxLength);
  const any = fc.string({ minLength, maxLength, unit: 'grapheme' });
  return sensible.length > 0 ? fc.oneof({ weight: 2, arbitrary: fc.constantFrom(...sensible) }, any) : any;
}

function object(schema: Json, known: Known): fc.Arbitrary<unknown> {
  const properties = isJson(schema.properties) ? schema.properties : {};
  const required = Array.isArray(schema.required) ? schema.required.map(String) : [];
  const arbitraries = Object.fromEntries(
    Object.entries(properties).map(([key, property]) => [key, sound(property, known)]),
  );
  const made = fc.record(arbitraries, { requiredKeys: required, noNullPrototype: true });
  if (!('county' in properties && 'id' in properties)) return made;
  // A county and an id drawn apart would meet no matter at all.
  return fc.oneof(
    {
      weight: 4,
      arbitrary: fc.tuple(made, fc.constantFrom(...known.refs)).map(([one, ref]) => ({ ...one, ...ref })),
    },
    made,
  );
}

/** One leaf or one whole branch exchanged, dropped, or something put in that does not belong. */
export function spoil(value: unknown): fc.Arbitrary<unknown> {
  if (Array.isArray(value))
    return fc.oneof(
      hostile,
      hostile.map((one) => [...value, one]),
    );
  if (!isJson(value) || Object.keys(value).length === 0) return hostile;
  return fc.constantFrom(...Object.keys(value)).chain((key) =>
    fc.oneof(
      { weight: 4, arbitrary: spoil(value[key]).map((one) => ({ ...value, [key]: one })) },
      {
        weight: 1,
        arbitrary: fc.constant(Object.fromEntries(Object.entries(value).filter(([name]) => name !== key))),
      },
      {
        weight: 1,
        arbitrary: hostile.map((one) => ({
          ...value,
          [typeof one === 'string' ? one.slice(0, 40) : 'extra']: one,
        })),
      },
    ),
  );
}

const schemaOf = (schema: z.ZodType | undefined) =>
  schema ? z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' }) : undefined;

const asJson = (value: unknown) => Buffer.from(JSON.stringify(value ?? null));
function encoded(value: unknown): string {
  // A lone surrogate cannot be percent-encoded; a sender would send these bytes instead.
  const plain = typeof value === 'string' ? value : (JSON.stringify(value) ?? 'undefined');
  return plain.isWellFormed() ? encodeURIComponent(plain) : '%ED%A0%80';
}

/** One request to this endpoint. */
export function requestTo(endpoint: Endpoint, known: Known): fc.Arbitrary<Sent> {
  const [params, query, body] = [endpoint.params, endpoint.query, endpoint.body].map((schema) =>
    sound(schemaOf(schema), known),
  );
  const parts = fc.record({
    params: params ?? fc.constant(undefined),
    query: query ?? fc.constant(undefined),
    body: body ?? fc.constant(undefined),
  });
  const nearly = parts.chain((value) =>
    fc.oneof(
      ...(['params', 'query', 'body'] as const)
        .filter((part) => endpoint[part])
        .map((part) => spoil(value[part]).map((one) => ({ ...value, [part]: one }))),
      fc.constant(value),
    ),
  );
  const asBytes = endpoint.form === 'bytes';
  const bodies = (value: { body: unknown }) =>
    fc.constant(
      asBytes
        ? { type: 'image/jpeg', body: Buffer.from(known.picture) }
        : { type: 'application/json', body: asJson(value.body) },
    );
  return fc.oneof({ weight: 4, arbitrary: parts }, { weight: 5, arbitrary: nearly }).chain((value) =>
    fc
      .record({
        value: fc.constant(value),
        content:
          endpoint.method === 'GET'
            ? fc.constant(undefined)
            : fc.oneof(
                { weight: 8, arbitrary: bodies(value) },
                { weight: 1, arbitrary: raw },
                { weight: asBytes ? 3 : 0, arbitrary: noise },
              ),
        key: fc.oneof(
          { weight: 12, arbitrary: fc.uuid() },
          { weight: 1, arbitrary: fc.constantFrom('', 'short', 'x'.repeat(500), 'same-key-for-all') },
        ),
        twice: fc.integer({ min: 0, max: 19 }),
        origin: fc.oneof(
          { weight: 14, arbitrary: fc.constant(undefined) },
          { weight: 1, arbitrary: fc.constantFrom('http://evil.example', 'null', 'x', 'http://localhost') },
        ),
      })
      .map(({ value: made, content, key, twice, origin }): Sent => {
        const paramsMade = isJson(made.params) ? made.params : {};
        const path = endpoint.path.replace(/:(\w+)/g, (_, name: string) => encoded(paramsMade[name]));
        const pairs = Object.entries(isJson(made.query) ? made.query : {})
          .filter(([, one]) => one !== undefined)
          .map(([name, one]) => `${encoded(name)}=${encoded(one)}`);
        if (twice === 0) pairs.push(...pairs.slice(0, 1));
        return {
          url: pairs.length > 0 ? `${path}?${pairs.join('&')}` : path,
          headers: {
            ...(content ? { 'content-type': content.type } : {}),
            ...(endpoint.method === 'GET' ? {} : { 'idempotency-key': key }),
            ...(origin ? { origin } : {}),
          },
          payload: content?.body,
        };
      }),
  );
}
