// Seals the audit trail in batches: rows are only appended, and every minute what is finished is put under one signed
// Merkle root. A chain through every single row would make every request wait for the one before (8 × slower).
import { sql } from 'kysely';
import type { Clock } from '../clock.ts';
import { systemActor } from '../context.ts';
import type { Keyring } from '../crypto.ts';
import type { Database, Db } from '../database/database.ts';
import { rowHash } from './leaf.ts';
import { merkleTree } from './merkle.ts';
import { auditRows, lastAuditSeal } from './rows.ts';
import { NO_SEAL, type Seal, sealHash, signSeal } from './seal-record.ts';

const LOCK = 610_801;

/**
 * Seals at most about `limit` rows and answers how many: call again while it answers at least `limit`. `outside` gets
 * the seal after the commit and keeps a copy where the database's administrator cannot reach it. Nothing new, no seal.
 */
export async function sealAudit(
  database: Database,
  keyring: Pick<Keyring, 'signer'>,
  clock: Clock,
  outside: (seal: Seal) => Promise<void>,
  limit = 10_000,
): Promise<number> {
  const seal = await database.transaction(systemActor().scope, async (db) => {
    if (!(await lockSealing(db))) return undefined;
    const previous = await lastAuditSeal(db);
    const from = (previous?.txid_to ?? -1) + 1;
    const to = await batchEnd(db, from, limit);
    const tree = merkleTree();
    for await (const row of auditRows(db, from - 1, to)) tree.add(rowHash(row));
    if (tree.count === 0) return undefined;
    const made = signSeal(
      {
        no: (previous?.no ?? 0) + 1,
        txid_from: from,
        txid_to: to,
        count: tree.count,
        root: tree.root(),
        previous: previous ? sealHash(previous) : NO_SEAL,
        at: clock.now().toISOString(),
      },
      keyring.signer,
    );
    await db
      .insertInto('audit_seal')
      .values({ ...made, at: new Date(made.at) })
      .execute();
    return made;
  });
  if (!seal) return 0;
  await outside(seal);
  return seal.count;
}

/** Two servers must not both seal. Whoever comes second has nothing to wait for: the first is doing the work. */
async function lockSealing(db: Db): Promise<boolean> {
  const { rows } = await sql<{
    locked: boolean;
  }>`select pg_try_advisory_xact_lock(${LOCK}) as locked`.execute(db);
  return rows[0]?.locked === true;
}

/**
 * The last transaction of the batch.
 *
 * Sequence numbers cannot bound a batch: a transaction that took number 7 may commit after number 8 was sealed, and its
 * row would slip in behind the seal. So the bound is a transaction id. `pg_snapshot_xmin` is the oldest transaction
 * still running; every one below it has committed or rolled back for good, and new ones get higher ids. Below it the
 * set of rows is final, and a row that turns up there later was put there by hand.
 *
 * A batch ends between two transactions, never inside one: it may exceed `limit` by the rows of its last transaction.
 */
async function batchEnd(db: Db, from: number, limit: number): Promise<number> {
  const { rows } = await sql<{ horizon: number; full: number | null }>`
    with snapshot as materialized (
      select pg_snapshot_xmin(pg_current_snapshot())::text::bigint as horizon)
    select horizon,
           (select txid from audit_event
             where txid >= ${from}::bigint and txid < horizon
             order by txid, seq offset ${limit - 1} limit 1) as full
      from snapshot`.execute(db);
  const { horizon, full } = rows[0] ?? { horizon: 0, full: null };
  if (horizon < from) {
    // A restored or replaced database counts from the start again: its new rows would hide among the sealed ones.
    throw new Error(`transaction ids went back: sealed up to ${from - 1}, database is at ${horizon}`);
  }
  return full ?? horizon - 1;
}
