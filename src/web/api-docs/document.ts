// The part of OpenAPI 3.1 that this reader shows.
export interface Parameter {
  readonly name: string;
  readonly in: string;
  readonly required?: boolean;
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
  readonly security: readonly Readonly<Record<string, unknown>>[];
  readonly parameters?: readonly Parameter[];
  readonly requestBody?: Content;
  readonly responses: Readonly<Record<string, Content>>;
}
export interface Tag {
  readonly name: string;
  readonly 'x-problems': readonly { readonly code: string; readonly status: number }[];
}
export interface ApiDocument {
  readonly tags: readonly Tag[];
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
}

export interface Listed extends Operation {
  readonly method: string;
  readonly path: string;
}

export function listOperations(document: ApiDocument, wanted: string): Listed[] {
  const text = wanted.trim().toLowerCase();
  return Object.entries(document.paths)
    .flatMap(([path, methods]) =>
      Object.entries(methods).map(([method, operation]) => ({
        ...operation,
        method: method.toUpperCase(),
        path,
      })),
    )
    .filter(({ path, operationId, summary, 'x-summary-en': english }) =>
      [path, operationId, summary, english].some((words) => words.toLowerCase().includes(text)),
    );
}

/** Which of the ways in open an endpoint; none where nothing is needed. */
export function waysIn({ security }: Operation): string[] {
  return security.flatMap((way) => Object.keys(way));
}

/** The schema of the first kind of content, as text to read. */
export function schemaText(content: Content | undefined): string | undefined {
  const [type, first] = Object.entries(content?.content ?? {})[0] ?? [];
  if (type === undefined) return undefined;
  return type === 'application/json' ? JSON.stringify(first?.schema, null, 2) : type;
}
