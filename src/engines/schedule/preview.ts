// An edit tried out: what it would do is computed by doing it, and then taken back.
import { sql } from 'kysely';
import type { Ctx } from '#kernel/context.ts';

/** Nothing of it remains, neither row nor trail; only the answer. */
export async function previewed<T>(ctx: Ctx, preview: boolean, work: (ctx: Ctx) => Promise<T>): Promise<T> {
  if (!preview) return work(ctx);
  await sql`savepoint preview`.execute(ctx.db);
  // A context of its own: the schedule as edited is kept by context, and is gone with it.
  const answer = await work({ ...ctx, audit: () => undefined, emit: () => undefined });
  await sql`rollback to savepoint preview`.execute(ctx.db);
  return answer;
}
