// Reads audit rows in the order they are sealed in: by transaction, within it by sequence.
import { sql } from 'kysely';
import type { Db } from '../database/database.ts';
import type { AuditRow } from './leaf.ts';
import type { Seal } from './seal-record.ts';

const PAGE = 500;

/** Rows with `after` < txid ≤ `upTo`, a page at a time, so that one vast transaction does not fill the memory. */
export async function* auditRows(
  db: Db,
  after: number,
  upTo = Number.MAX_SAFE_INTEGER,
): AsyncGenerator<AuditRow> {
  let [txid, seq] = [after, Number.MAX_SAFE_INTEGER];
  for (;;) {
    // to_json prints one ISO form whatever the session is set to, and shows "BC" and "infinity".
    const { rows } = await sql<AuditRow>`
      select txid, seq, id, (to_json(at at time zone 'UTC') #>> '{}') || 'Z' as at, code, account, post, role,
             action, subject, subject_id, purpose, request_id, detail
        from audit_event
       where (txid, seq) > (${txid}::bigint, ${seq}::bigint) and txid <= ${upTo}::bigint
       order by txid, seq
       limit ${PAGE}`.execute(db);
    yield* rows;
    const last = rows.at(-1);
    if (rows.length < PAGE || !last) return;
    [txid, seq] = [last.txid, last.seq];
  }
}

/** Seals with a higher number than `after`, in order. */
export async function* auditSeals(db: Db, after = 0): AsyncGenerator<Seal> {
  let no = after;
  for (;;) {
    const rows = await db
      .selectFrom('audit_seal')
      .selectAll()
      .where('no', '>', no)
      .orderBy('no')
      .limit(PAGE)
      .execute();
    for (const row of rows) yield { ...row, at: row.at.toISOString() };
    const last = rows.at(-1);
    if (rows.length < PAGE || !last) return;
    no = last.no;
  }
}

export async function lastAuditSeal(db: Db): Promise<Seal | undefined> {
  const row = await db.selectFrom('audit_seal').selectAll().orderBy('no', 'desc').limit(1).executeTakeFirst();
  return row && { ...row, at: row.at.toISOString() };
}
