// Brings the cached instants of open clocks back in line with their inputs, in the transaction that changed an input.
import type { Ctx } from '#kernel/context.ts';
import { type ClockCache, clockCache, pausesOf, scheduleOf } from './clock.ts';
import { firesAt } from './ladder.ts';
import type { CaseFile, CaseTask } from './tables.ts';

const BATCH = 500;

/** The open tasks of one case. */
export async function recomputeTasks(ctx: Ctx, file: CaseFile): Promise<void> {
  const tasks = await ctx.db
    .selectFrom('case_task')
    .selectAll()
    .where('county', '=', file.county)
    .where('case_id', '=', file.id)
    .where('done_at', 'is', null)
    .execute();
  for (const task of tasks) await recomputeTask(ctx, task);
}

/**
 * All open clocks the actor's scope reaches; after the calendar changed. Returns how many instants moved.
 * Paused and answered cases have no instant to be stale.
 */
export async function recomputeClocks(ctx: Ctx): Promise<number> {
  let moved = 0;
  let last = { county: 0, id: '00000000-0000-0000-0000-000000000000' };
  for (;;) {
    const files = await ctx.db
      .selectFrom('case_file')
      .selectAll()
      .where('due_at', 'is not', null)
      .where((e) => e(e.refTuple('county', 'id'), '>', e.tuple(last.county, last.id)))
      .orderBy('county')
      .orderBy('id')
      .limit(BATCH)
      .execute();
    for (const file of files) moved += await recomputeFile(ctx, file);
    const end = files.at(-1);
    if (!end || files.length < BATCH) return moved;
    last = end;
  }
}

async function recomputeFile(ctx: Ctx, file: CaseFile): Promise<number> {
  const limit = { amount: file.limit_amount, unit: file.limit_unit };
  const pauses = await pausesOf(ctx, file.county, file.id);
  const cache = clockCache(await scheduleOf(ctx), { from: file.clock_from, limit, pauses });
  const lapses = file.lapses_at;
  let moved = 0;
  if (differs(file, cache)) {
    await ctx.db
      .updateTable('case_file')
      .set({ ...cache, lapses_at: lapses })
      .where('county', '=', file.county)
      .where('id', '=', file.id)
      .execute();
    moved++;
  }
  await recomputeTasks(ctx, file);
  return moved;
}

async function recomputeTask(ctx: Ctx, task: CaseTask): Promise<void> {
  const limit = { amount: task.limit_amount, unit: task.limit_unit };
  const pauses = await pausesOf(ctx, task.county, task.case_id);
  const schedule = await scheduleOf(ctx);
  const cache = clockCache(schedule, { from: task.started_at, limit, pauses });
  if (!differs(task, cache)) return;
  const fires_at = task.role === 'supervise' ? null : firesAt(schedule, task.rung, limit, cache);
  await ctx.db
    .updateTable('case_task')
    .set({ ...cache, fires_at })
    .where('county', '=', task.county)
    .where('id', '=', task.id)
    .execute();
}

function differs(row: ClockCache, cache: ClockCache): boolean {
  return (
    row.due_at?.getTime() !== cache.due_at?.getTime() ||
    row.risk_at?.getTime() !== cache.risk_at?.getTime() ||
    row.provisional !== cache.provisional
  );
}
