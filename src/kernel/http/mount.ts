// Ties a contract to its use-cases. A missing or misspelt handler, or an endpoint whose `allow` is no action of the
// policy, does not compile.
import type { Ctx } from '../context.ts';
import type { Api, Endpoint, Input, Output } from '../contract.ts';
import type { AnyPolicy, Policy } from '../policy.ts';
import type { EventFilter } from './live.ts';

type Handler<E extends Endpoint> = (
  ctx: Ctx,
  input: Input<E>,
) => Promise<E extends { form: 'sse' } ? EventFilter : Output<E>>;

export interface Mounted {
  readonly api: Api;
  readonly policy: AnyPolicy;
  readonly handlers: Readonly<Record<string, (ctx: Ctx, input: never) => Promise<unknown>>>;
}

type Allowed<A extends Api, Action extends string> = {
  readonly [K in keyof A]: A[K]['allow'] extends Action ? A[K] : never;
};

export function implement<A extends Api, Row, Action extends string>(
  api: A & Allowed<A, Action>,
  policy: Policy<Row, Action>,
  handlers: { readonly [K in keyof A]: Handler<A[K]> },
): Mounted {
  return { api, policy, handlers };
}
