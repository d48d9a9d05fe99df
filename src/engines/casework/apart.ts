// One case of many, each by itself: what spoils one of them must not hold up the others.
import { sql } from 'kysely';
import type { AuditEntry, Ctx, OutboxEntry } from '#kernel/context.ts';
import { createLog } from '#kernel/log.ts';

const log = createLog('warn');

/**
 * Does `work` within the caller's transaction so that a failure takes back this part alone: it is logged, and tried
 * again by the next beat. What the part owes to the trail and to others is owed only if it came about.
 */
export async function apart(
  ctx: Ctx,
  caseId: string,
  work: (own: Ctx) => Promise<boolean>,
): Promise<boolean> {
  const audit: AuditEntry[] = [];
  const told: OutboxEntry[] = [];
  await sql`savepoint apart`.execute(ctx.db);
  try {
    const own: Ctx = {
      ...ctx,
      audit: (entry) => void audit.push(entry),
      emit: (entry) => void told.push(entry),
    };
    const done = await work(own);
    await sql`release savepoint apart`.execute(ctx.db);
    for (const entry of audit) ctx.audit(entry);
    for (const entry of told) ctx.emit(entry);
    return done;
  } catch (error) {
    await sql`rollback to savepoint apart`.execute(ctx.db);
    await sql`release savepoint apart`.execute(ctx.db);
    log.warn('case.leftOut', { case: caseId, error });
    return false;
  }
}
