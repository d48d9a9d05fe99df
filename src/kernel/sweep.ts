// Answers kept for repeated requests: a phone may have been without a network for weeks, but not for ever.
import { sql } from 'kysely';
import type { Ctx } from './context.ts';

const KEPT_DAYS = 30;
const BATCH = 1_000;
const DAY_MS = 86_400_000;

/** One batch; true while there is more. They hold sealed secrets of reporters, so none stays longer than it is of use. */
export async function sweepReplays(ctx: Ctx): Promise<boolean> {
  const before = new Date(ctx.now.getTime() - KEPT_DAYS * DAY_MS);
  const { numAffectedRows } = await sql`
    delete from replay where key_hash in (
      select key_hash from replay where at < ${before} order by at limit ${sql.lit(BATCH)})`.execute(ctx.db);
  return numAffectedRows === BigInt(BATCH);
}
