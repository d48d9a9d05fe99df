// The manifest: all that is particular to one engine or module. Everything that varies by module is a loop over the list.
import type { Actor, Ctx, Platform } from './context.ts';
import type { Api } from './contract.ts';
import type { Table } from './database/table.ts';
import type { Mounted } from './http/mount.ts';
import type { Locale } from './messages.ts';
import type { AnyPolicy } from './policy.ts';

export interface JobDefinition {
  /** Five cron fields, Asia/Shanghai. */
  readonly every: string;
  /** Answers true when there is more to do: it is then run again at once, in a transaction of its own. */
  readonly run: (ctx: Ctx) => Promise<boolean | void>;
}

export interface Manifest {
  readonly name: string;
  readonly api?: Api;
  /** What each endpoint of `api` does, in one line of each language. */
  readonly apiWords?: Readonly<Record<Locale, Readonly<Record<string, string>>>>;
  readonly routes?: Mounted;
  readonly policy?: AnyPolicy;
  readonly tables?: readonly Table[];
  readonly problems?: Readonly<Record<string, number>>;
  /** What each of `problems` means, by its name without the module's. */
  readonly problemWords?: Readonly<Record<Locale, Readonly<Record<string, string>>>>;
  readonly migrations?: URL;
  readonly jobs?: Readonly<Record<string, JobDefinition>>;
  /** Reacts to a committed event; runs in its own transaction, at least once, so it must be idempotent. */
  readonly on?: Readonly<Record<string, (ctx: Ctx, payload: Record<string, unknown>) => Promise<void>>>;
  /** Who a request is; exactly one module offers it. */
  readonly authenticate?: Authenticate;
}

export interface Credentials {
  readonly cookie: (name: string) => string | undefined;
  readonly header: (name: string) => string | undefined;
  readonly address: string;
  /** Somebody's hand caused this: neither a page that refreshes itself nor a stream that is asked again. */
  readonly byHand: boolean;
}
/** Resolves an actor from what the request carries. Throws a Problem for a credential that is wrong rather than absent. */
export type Authenticate = (platform: Platform, credentials: Credentials) => Promise<Actor>;

export function defineModule(manifest: Manifest): Manifest {
  return manifest;
}
