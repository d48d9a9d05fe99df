// A thrown Problem rolls the request back, and a counted try that is rolled back was never counted: whoever tries
// passwords would be refused each time and remembered never.
import { sql } from 'kysely';
import type { AuditEntry, Ctx } from '#kernel/context.ts';
import { flush } from '#kernel/flush.ts';
import type { Problem } from '#kernel/problem.ts';

/**
 * Commits what was done so far and goes on in a new transaction of the same connection (a second connection beside the
 * first would deadlock the pool under a flood of sign-ins). The scope ends with the first: what follows sees no
 * regional rows.
 */
export async function commitSoFar(ctx: Ctx, entry?: AuditEntry): Promise<void> {
  if (entry) await flush(ctx, { audit: [entry], outbox: [] });
  await sql`commit and chain`.execute(ctx.db);
}

/** Refuses, and keeps the trace of it. */
export async function refuse(ctx: Ctx, entry: AuditEntry, problem: Problem): Promise<never> {
  await commitSoFar(ctx, entry);
  throw problem;
}
