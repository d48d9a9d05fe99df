// The exact text of an audit row that the seal vouches for. Changing anything here breaks every seal already made:
// a new form needs a new name in FORM and a verifier that knows both.
import { leafHash } from './merkle.ts';

/** A row of audit_event as audit/rows.ts reads it. */
export interface AuditRow {
  readonly txid: number;
  readonly seq: number;
  readonly id: string;
  /** ISO 8601, UTC, to the microsecond the database keeps: a Date would hide a change below the millisecond. */
  readonly at: string;
  readonly code: number;
  readonly account: string | null;
  readonly post: string | null;
  readonly role: string;
  readonly action: string;
  readonly subject: string;
  readonly subject_id: string;
  readonly purpose: string;
  readonly request_id: string;
  readonly detail: unknown;
}

const FORM = 'liren-audit-1';

/** One JSON array: no field can flow over into its neighbour, and anyone can build it without our code. */
export function leafText(row: AuditRow): string {
  return canonicalJson([
    FORM,
    row.txid,
    row.seq,
    row.id,
    row.at,
    row.code,
    row.account,
    row.post,
    row.role,
    row.action,
    row.subject,
    row.subject_id,
    row.purpose,
    row.request_id,
    row.detail,
  ]);
}

export function rowHash(row: AuditRow): Buffer {
  return leafHash(leafText(row));
}

/** Keys in the order of their UTF-16 units, at every depth: jsonb keeps an order of its own, other tools another. */
function canonicalJson(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(',')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  const entries = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
  return `{${entries.map(([key, inner]) => `${JSON.stringify(key)}:${canonicalJson(inner)}`).join(',')}}`;
}
