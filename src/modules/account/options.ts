// What the composition hands to this module: neighbours it must not import, and outside systems that may be absent.
import type { Seal } from '#kernel/audit/seal-record.ts';
import type { Actor, Ctx, Platform, Scope } from '#kernel/context.ts';
import type { Credentials } from '#kernel/module.ts';
import type { Role } from './roles.ts';

/** Answers who a request is, or undefined where it carries nothing of this kind. Throws for a wrong credential. */
export type Resolver = (platform: Platform, credentials: Credentials) => Promise<Actor | undefined>;

/** The subjects a resident may reach. Asked at every request of one. */
export type OwnSubjects = (platform: Platform, resident: string) => Promise<Scope>;

export interface Places {
  /** The territory of the whole installation. */
  root(ctx: Ctx): Promise<number>;
  names(ctx: Ctx, codes: readonly number[]): Promise<ReadonlyMap<number, string>>;
  /** Throws for a region that has ended, and names what took it over. */
  refuseEnded(ctx: Ctx, code: number): Promise<void>;
}

/** What the things of other modules are called, for those who supervise: a case by its number. */
export interface Subjects {
  names(ctx: Ctx, ids: readonly string[]): Promise<ReadonlyMap<string, string>>;
  find(ctx: Ctx, name: string): Promise<string | undefined>;
}

/** An SMS service. Called after the commit, at least once; rejects where the message was not taken. */
export interface MessageGateway {
  send(to: string, text: string): Promise<void>;
}

export interface OidcOptions {
  readonly issuer: string;
  readonly clientId: string;
  readonly clientSecret?: string;
  /** Our /api/oidc/callback as the provider knows it. */
  readonly redirectUri: string;
  /** `acr` values by which this provider says "two factors"; `amr: mfa` (RFC 8176) always counts. */
  readonly mfaAcr?: readonly string[];
}

export interface DemoSignIn {
  readonly role: Role;
  readonly login: string;
  readonly password: string;
  readonly name: string;
  readonly place: string;
  readonly secret: string;
  readonly face: string;
}

/** What the database administrator cannot reach; see kernel/audit/outside-seals.ts. */
export interface AuditEvidence {
  outsideSeals(): AsyncIterable<Seal>;
  /** Current and retired public keys, one PEM after the other. */
  publicKeys(): Promise<string>;
}

export interface AccountOptions {
  readonly places: Places;
  readonly subjects?: Subjects;
  readonly resolvers?: readonly Resolver[];
  readonly ownSubjects?: OwnSubjects;
  readonly gateway?: MessageGateway;
  readonly oidc?: OidcOptions;
  readonly demoSignIns?: (ctx: Ctx) => Promise<readonly DemoSignIn[]>;
  readonly auditEvidence?: AuditEvidence;
}
