// Ties a contract to its use-cases. A missing or misspelt handler, or an endpoint whose `allow` is no action of the
// policy, does not compile.
import type { Ctx } from '../context.ts';
import type { Api, Endpoint, Input, Output } from '../contract.ts';
import type { AnyPolicy, Policy } from '../policy.ts';
import type { EventFilter } from './live.ts';

type Handler<E extends Endpoint> = E extends { form: 'bytes' }
  ? Receiving<Input<E>, Output<E>>
  : (ctx: Ctx, input: Input<E>) => Promise<E extends { form: 'sse' } ? EventFilter : Output<E>>;

/**
 * A file arrives. Working on it takes seconds, and whoever holds a connection meanwhile keeps it from everybody else: so
 * a short look whether it may come at all, the work without a connection, then the act with a grant of its own.
 */
export interface Receiving<I, O> {
  /** Throws unless this actor may bring such a file now. Changes nothing. */
  readonly admit: (ctx: Ctx, input: I) => Promise<unknown>;
  /** Answers the act that stores what was made of it. */
  readonly prepare: (input: I) => Promise<(ctx: Ctx) => Promise<O>>;
}

export interface Mounted {
  readonly api: Api;
  readonly policy: AnyPolicy;
  readonly handlers: Readonly<
    Record<string, Receiving<never, unknown> | ((ctx: Ctx, input: never) => Promise<unknown>)>
  >;
}

type Allowed<A extends Api, Action extends string> = {
  readonly [K in keyof A]: A[K]['allow'] extends Action ? A[K] : never;
};

export type Handlers<A extends Api> = { readonly [K in keyof A]: Handler<A[K]> };

export function implement<A extends Api, Row, Action extends string>(
  api: A & Allowed<A, Action>,
  policy: Policy<Row, Action>,
  handlers: Handlers<A>,
): Mounted {
  return { api, policy, handlers };
}
