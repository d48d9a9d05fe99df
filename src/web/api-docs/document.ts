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
  readonly description: string;
  readonly parameters?: readonly Parameter[];
  readonly requestBody?: Content;
  readonly responses: Readonly<Record<string, Content>>;
}
export interface ApiDocument {
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
    .filter(
      ({ path, operationId }) =>
        text === '' || path.toLowerCase().includes(text) || operationId.toLowerCase().includes(text),
    );
}

/** The schema of the first kind of content, as text to read. */
export function schemaText(content: Content | undefined): string | undefined {
  const [type, first] = Object.entries(content?.content ?? {})[0] ?? [];
  if (type === undefined) return undefined;
  return type === 'application/json' ? JSON.stringify(first?.schema, null, 2) : type;
}
