// The kernel's own tables; migrations/ holds their SQL, the parity test compares the two.
import { col, type TableOf, table } from './database/table.ts';

export const AuditEvent = table('audit_event', 'side', {
  seq: col.given(col.bigint()),
  txid: col.given(col.bigint()),
  id: col.uuid(),
  at: col.instant(),
  code: col.bigint(),
  account: col.maybe(col.uuid()),
  post: col.maybe(col.uuid()),
  role: col.text(),
  action: col.text(),
  subject: col.text(),
  subject_id: col.text(),
  purpose: col.text(),
  request_id: col.text(),
  detail: col.json<Record<string, unknown>>(),
});

export const AuditSeal = table('audit_seal', 'side', {
  no: col.int(),
  txid_from: col.bigint(),
  txid_to: col.bigint(),
  count: col.int(),
  root: col.text(),
  previous: col.text(),
  at: col.instant(),
  key_id: col.text(),
  signature: col.text(),
});

export const Outbox = table('outbox', 'local', {
  id: col.given(col.bigint()),
  at: col.given(col.instant()),
  code: col.bigint(),
  topic: col.text(),
  payload: col.json<Record<string, unknown>>(),
});

export const OutboxSetAside = table('outbox_set_aside', 'local', {
  id: col.bigint(),
  at: col.instant(),
  code: col.bigint(),
  topic: col.text(),
  payload: col.json<Record<string, unknown>>(),
  error: col.text(),
  set_aside_at: col.given(col.instant()),
});

export const Replay = table('replay', 'side', {
  key_hash: col.text(),
  request_hash: col.text(),
  status: col.int(),
  answer: col.bytes(),
  at: col.given(col.instant()),
});

export const FileRecord = table('file', 'regional', {
  county: col.int(),
  id: col.uuid(),
  code: col.bigint(),
  subject: col.text(),
  subject_id: col.uuid(),
  name: col.text(),
  type: col.text(),
  size: col.int(),
  sha256: col.text(),
  width: col.maybe(col.int()),
  height: col.maybe(col.int()),
  bytes: col.bytes(),
  thumbnail: col.maybe(col.bytes()),
  added_at: col.instant(),
  added_by: col.maybe(col.uuid()),
});

export const InstallationKey = table('installation_key', 'local', {
  purpose: col.text<'master' | 'seal'>(),
  fingerprint: col.text(),
  first_used_at: col.given(col.instant()),
});

export const kernelTables = [
  AuditEvent,
  AuditSeal,
  Outbox,
  OutboxSetAside,
  Replay,
  FileRecord,
  InstallationKey,
];

declare module './database/database.ts' {
  interface Tables {
    audit_event: TableOf<typeof AuditEvent>;
    audit_seal: TableOf<typeof AuditSeal>;
    outbox: TableOf<typeof Outbox>;
    outbox_set_aside: TableOf<typeof OutboxSetAside>;
    replay: TableOf<typeof Replay>;
    file: TableOf<typeof FileRecord>;
    installation_key: TableOf<typeof InstallationKey>;
  }
}
