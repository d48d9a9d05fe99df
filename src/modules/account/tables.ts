// What sign-in needs to remember; migrations/ holds the SQL, the parity test compares the two.
import { col, type RowOf, type TableOf, table } from '#kernel/database/table.ts';
import { Account, Organisation, Post } from './record.ts';
import type { Role } from './roles.ts';
import type { SessionEnd } from './session-end.ts';

/** Carries all an actor needs, so that a request is resolved by one look at its primary key. */
export const Session = table('session', 'side', {
  token_hash: col.text(),
  kind: col.text<'staff' | 'resident'>(),
  account: col.uuid(),
  name: col.text(),
  post: col.maybe(col.uuid()),
  role: col.maybe(col.text<Role>()),
  code: col.maybe(col.bigint()),
  org: col.maybe(col.uuid()),
  post_until: col.maybe(col.date()),
  created_at: col.instant(),
  seen_at: col.instant(),
  expires_at: col.instant(),
  revoked_at: col.maybe(col.instant()),
  purpose: col.given(col.text<'work' | 'wall'>()),
  /** When the second factor was last shown. */
  proven_at: col.maybe(col.instant()),
  ended_why: col.maybe(col.text<SessionEnd>()),
});
export type SessionRow = RowOf<typeof Session>;

/** A half-finished sign-in, a one-time link, a code on its way to a phone, a visit to the identity provider. */
export const SignInChallenge = table('sign_in_challenge', 'side', {
  token_hash: col.text(),
  kind: col.text<'totp' | 'enrol' | 'invite' | 'rebind' | 'phone' | 'oidc'>(),
  account_id: col.maybe(col.uuid()),
  /** Blind index of the phone a code went to. */
  phone_index: col.maybe(col.text()),
  code_mac: col.maybe(col.text()),
  sealed: col.maybe(col.bytes()),
  tries: col.given(col.int()),
  created_at: col.instant(),
  expires_at: col.instant(),
});
export type ChallengeRow = RowOf<typeof SignInChallenge>;

export const RecoveryCode = table('recovery_code', 'side', {
  account_id: col.uuid(),
  code_mac: col.text(),
  used_at: col.maybe(col.instant()),
});

export const Resident = table('resident', 'side', {
  id: col.uuid(),
  phone_index: col.text(),
  phone: col.bytes(),
  created_at: col.instant(),
});

export const MessageOut = table('message_out', 'side', {
  id: col.uuid(),
  at: col.instant(),
  recipient: col.bytes(),
  text: col.bytes(),
  sent_at: col.maybe(col.instant()),
  valid_until: col.maybe(col.instant()),
  tries: col.given(col.int()),
  next_try_at: col.maybe(col.instant()),
  failure: col.maybe(col.text()),
});

/** Counts tries by a keyed hash of what is tried: known and unknown logins look alike here. */
export const LoginAttempt = table('login_attempt', 'side', {
  key: col.text(),
  count: col.int(),
  since: col.instant(),
  until: col.maybe(col.instant()),
});

export const accountTables = [
  Account,
  Post,
  Organisation,
  Session,
  SignInChallenge,
  RecoveryCode,
  Resident,
  MessageOut,
  LoginAttempt,
];

declare module '#kernel/database/database.ts' {
  interface Tables {
    session: TableOf<typeof Session>;
    sign_in_challenge: TableOf<typeof SignInChallenge>;
    recovery_code: TableOf<typeof RecoveryCode>;
    resident: TableOf<typeof Resident>;
    message_out: TableOf<typeof MessageOut>;
    login_attempt: TableOf<typeof LoginAttempt>;
  }
}
