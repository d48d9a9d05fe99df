// Expected failures. A Problem is part of the contract (RFC 9457 on the wire as {code, status, slots});
// anything else that is thrown is a bug and answers as a plain 500.

export type Slots = Record<string, unknown>;

export class Problem extends Error {
  readonly code: string;
  readonly status: number;
  readonly slots: Slots;

  constructor(code: string, status: number, slots: Slots = {}) {
    super(code);
    this.name = 'Problem';
    this.code = code;
    this.status = status;
    this.slots = slots;
  }
}

export type ProblemTable<Names extends string> = {
  readonly [Name in Names]: (slots?: Slots) => Problem;
} & { readonly declared: Readonly<Record<string, number>> };

/**
 * Declares the expected failures of one module: `problems('voice', { alreadyClosed: 409 })`
 * gives `throw voiceProblems.alreadyClosed({ number })`, code `voice.alreadyClosed`.
 */
export function problems<Names extends string>(
  module: string,
  statuses: Readonly<Record<Names, number>>,
): ProblemTable<Names> {
  const declared: Record<string, number> = {};
  const makers: Record<string, (slots?: Slots) => Problem> = {};
  for (const [name, status] of Object.entries<number>(statuses)) {
    const code = `${module}.${name}`;
    declared[code] = status;
    makers[name] = (slots) => new Problem(code, status, slots);
  }
  return Object.assign(makers, { declared }) as unknown as ProblemTable<Names>;
}

/** Failures every endpoint can have; their words are in the kernel's own messages. */
const kernelStatuses = {
  invalid: 400,
  malformed: 400,
  unauthenticated: 401,
  forbidden: 403,
  stepUpNeeded: 403,
  crossSite: 403,
  notFound: 404,
  conflict: 409,
  tooSlow: 408,
  tooLarge: 413,
  unsupportedType: 415,
  headersTooLarge: 431,
  keyMissing: 400,
  keyReused: 422,
  rateLimited: 429,
  diskFull: 507,
  unavailable: 503,
  internal: 500,
} as const;
export type KernelProblem = keyof typeof kernelStatuses;
export const kernelProblems = problems('kernel', kernelStatuses);
