// What a use-case knows about the request it serves: who acts, when, and the one open transaction.
import type { Clock } from './clock.ts';
import type { Keyring } from './crypto.ts';
import type { Database, Db } from './database/database.ts';
import type { ReplyWishes } from './http/answer.ts';
import type { Problem } from './problem.ts';

/** The process around a request. One value, made at start, passed down. */
export interface Platform {
  readonly database: Database;
  readonly clock: Clock;
  readonly keyring: Keyring;
  /** What the installation is set to; see config.ts. */
  readonly demo: boolean;
  readonly publicUrl: string;
}

/** Which rows a request may reach at all; the database enforces the same range by row security. */
export interface Scope {
  readonly lo: number;
  readonly hi: number;
  /** When set, nothing but these subjects (a reporter sees the own report, not the street). */
  readonly only: readonly string[] | null;
}

export interface Actor {
  readonly kind: 'staff' | 'resident' | 'reporter' | 'anonymous' | 'system';
  /** The account behind the act; null for people without one. */
  readonly account: string | null;
  /** The post acted under; one at a time. */
  readonly post: string | null;
  readonly role: string;
  readonly code: number | null;
  readonly org: string | null;
  /** Words of the policies this actor's role has been given. */
  readonly may: ReadonlySet<string>;
  readonly scope: Scope | null;
  /** A sign-in that is good for a few things, whatever its role may do. */
  readonly confined?: Confinement;
  /** When this actor last showed the second factor. */
  readonly provenAt?: Date;
}

export interface Confinement {
  /** Actions as `policy.action`; what everybody may do is open anyway. */
  readonly to: ReadonlySet<string>;
  readonly refusal: () => Problem;
}

export interface AuditEntry {
  /** `module.action`, as in the policy. */
  readonly action: string;
  readonly subject: string;
  readonly subjectId: string;
  readonly code: number;
  readonly purpose: string;
  readonly detail?: Record<string, unknown>;
}

export interface OutboxEntry {
  readonly topic: string;
  readonly code: number;
  readonly payload: Record<string, unknown>;
}

export interface Ctx {
  readonly db: Db;
  readonly actor: Actor;
  readonly now: Date;
  readonly requestId: string;
  /** The network address of the caller, for limits and lock-outs; never stored beside a person. */
  readonly address: string;
  readonly wishes: ReplyWishes;
  readonly platform: Platform;
  /** Written in the same transaction as the act itself: no audit, no access. */
  audit(entry: AuditEntry): void;
  /** Told to others only after the commit, through the outbox. */
  emit(entry: OutboxEntry): void;
}

export const nobody: Actor = {
  kind: 'anonymous',
  account: null,
  post: null,
  role: 'anonymous',
  code: null,
  org: null,
  may: new Set(),
  scope: null,
};

export const WHOLE_REGISTER = { lo: 0, hi: 999_999_999_999_999 };

/** The platform itself: timers and installers. */
export function systemActor(scope: Omit<Scope, 'only'> = WHOLE_REGISTER): Actor {
  return { ...nobody, kind: 'system', role: 'system', scope: { ...scope, only: null } };
}
