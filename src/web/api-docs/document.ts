// The part of OpenAPI 3.1 that this reader shows.
import { saidOtherwise } from './synonyms.ts';

export interface Parameter {
  readonly name: string;
  readonly in: string;
  readonly required?: boolean;
  readonly description?: string;
  readonly schema: unknown;
}
interface Content {
  readonly content?: Readonly<Record<string, { readonly schema?: unknown }>>;
  readonly description?: string;
}
export interface Operation {
  readonly operationId: string;
  readonly tags: readonly string[];
  readonly summary: string;
  readonly 'x-summary-en': string;
  readonly description: string;
  readonly 'x-problems': readonly string[];
  readonly 'x-per-minute'?: number;
  readonly security: readonly Readonly<Record<string, unknown>>[];
  readonly parameters?: readonly Parameter[];
  readonly requestBody?: Content;
  readonly responses: Readonly<Record<string, Content>>;
}
export interface Explained {
  readonly code: string;
  readonly status: number;
  readonly zh: string;
  readonly en: string;
}
export interface Tag {
  readonly name: string;
  readonly 'x-problems': readonly Explained[];
}
export interface ApiDocument {
  readonly servers: readonly { readonly url: string }[];
  /** Those of every endpoint. */
  readonly 'x-problems': readonly Explained[];
  readonly tags: readonly Tag[];
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
}

export interface Listed extends Operation {
  readonly method: string;
  readonly path: string;
}

/** Finds by purpose, path, problem or status, also when somebody calls it otherwise. */
export function listOperations(document: ApiDocument, wanted: string): Listed[] {
  const asked = saidOtherwise(wanted);
  const explained = explainedByCode(document);
  return Object.entries(document.paths)
    .flatMap(([path, methods]) =>
      Object.entries(methods).map(([method, operation]) => ({
        ...operation,
        method: method.toUpperCase(),
        path,
      })),
    )
    .filter((operation) => {
      const { path, operationId, summary, 'x-summary-en': english, 'x-problems': codes } = operation;
      const problems = codes.map((code) => `${explained.get(code)?.status ?? ''} ${code}`);
      const words = [path, operationId, summary, english, ...problems].join('\n').toLowerCase();
      return asked.some((one) => words.includes(one));
    });
}

export function explainedByCode(document: ApiDocument): ReadonlyMap<string, Explained> {
  const all = [...document['x-problems'], ...document.tags.flatMap((tag) => tag['x-problems'])];
  return new Map(all.map((one) => [one.code, one]));
}

/** Which of the ways in open an endpoint; none where nothing is needed. */
export function waysIn({ security }: Operation): string[] {
  return security.flatMap((way) => Object.keys(way));
}

/** The schema of the first kind of content, as text to read. */
export function schemaText(content: Content | undefined): string | undefined {
  const [type, first] = Object.entries(content?.content ?? {})[0] ?? [];
  if (type === undefined) return undefined;
  return type === 'application/json' ? readable(first?.schema, 2) : type;
}

/** What a reader need not see: the pattern behind a format that has a name, and bounds that say "any whole number". */
export function readable(schema: unknown, indent?: number): string {
  const shown = (key: string, value: unknown, holder: object) =>
    !(key === 'pattern' && 'format' in holder) &&
    !(key === 'additionalProperties' && value === false) &&
    Math.abs(Number(value)) !== Number.MAX_SAFE_INTEGER;
  return JSON.stringify(
    schema,
    function (this: object, key: string, value: unknown) {
      return key === '' || shown(key, value, this) ? value : undefined;
    },
    indent,
  );
}
