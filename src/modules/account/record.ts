// The registers of this module, each column once: accounts, the posts they hold, the bodies they act for.
import { col, type RowOf, type TableOf, table } from '#kernel/database/table.ts';
import type { Role } from './roles.ts';

export const Account = table('account', 'side', {
  id: col.uuid(),
  login: col.text(),
  name: col.text(),
  synthetic: col.bool(),
  /** The smallest territory that holds all its posts; who manages that territory manages the account. */
  code: col.bigint(),
  /** Null until the one-time link has been used. */
  password_hash: col.maybe(col.text()),
  totp_secret: col.maybe(col.bytes()),
  /** The last thirty-second step that was used up: a code works once (RFC 6238 §5.2). */
  totp_last_step: col.maybe(col.bigint()),
  oidc_subject: col.maybe(col.text()),
  created_at: col.instant(),
  disabled_at: col.maybe(col.instant()),
});
export type AccountRow = RowOf<typeof Account>;

export const Post = table('post', 'regional', {
  county: col.int(),
  id: col.uuid(),
  code: col.bigint(),
  account_id: col.uuid(),
  role: col.text<Role>(),
  org: col.maybe(col.uuid()),
  valid_from: col.date(),
  /** The last day in force. */
  valid_to: col.maybe(col.date()),
  /** Set when it was ended by hand: from that instant on, whatever the dates say. */
  ended_at: col.maybe(col.instant()),
  ended_reason: col.maybe(col.text()),
});
export type PostRow = RowOf<typeof Post>;

export const Organisation = table('organisation', 'regional', {
  county: col.int(),
  id: col.uuid(),
  code: col.bigint(),
  name: col.text(),
  name_en: col.text(),
  kind: col.text(),
});
export type OrganisationRow = RowOf<typeof Organisation>;

declare module '#kernel/database/database.ts' {
  interface Tables {
    account: TableOf<typeof Account>;
    post: TableOf<typeof Post>;
    organisation: TableOf<typeof Organisation>;
  }
}
