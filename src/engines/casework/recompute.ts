// Brings the cached instants of open clocks back in line with their inputs, in the transaction that changed an input.
import type { Pause, Schedule } from '#engines/schedule/index.ts';
import { type Ctx, systemActor } from '#kernel/context.ts';
import { enterScope } from '#kernel/request.ts';
import {
  type ClockCache,
  clockCache,
  levelOfTask,
  PROMISE,
  pausesOfAll,
  scheduleOf,
  stopped,
} from './clock.ts';
import { firesAt } from './ladder.ts';
import type { CaseFile, CaseTask } from './tables.ts';

const BATCH = 500;

/** The open tasks of one case. */
export async function recomputeTasks(ctx: Ctx, file: CaseFile): Promise<void> {
  await recomputeAll(ctx, [file]);
}

/**
 * All open clocks, after the calendar changed: it is one for all regions, whoever edits it. Returns how many cases have
 * an instant that moved. The caller holds the calendar's lock, so nobody computes by the old one meanwhile.
 */
export async function recomputeClocks(ctx: Ctx): Promise<number> {
  const { scope } = systemActor();
  if (scope) await enterScope(ctx, scope);
  let moved = 0;
  let last = { county: 0, id: '00000000-0000-0000-0000-000000000000' };
  for (;;) {
    const files = await ctx.db
      .selectFrom('case_file')
      .selectAll()
      .where('closed_at', 'is', null)
      .where((e) => e(e.refTuple('county', 'id'), '>', e.tuple(last.county, last.id)))
      .orderBy('county')
      .orderBy('id')
      .limit(BATCH)
      .execute();
    moved += await recomputeAll(ctx, files);
    const end = files.at(-1);
    if (!end || files.length < BATCH) return moved;
    last = end;
  }
}

async function recomputeAll(ctx: Ctx, files: readonly CaseFile[]): Promise<number> {
  const schedule = await scheduleOf(ctx);
  const pausesOf = await pausesOfAll(ctx, files);
  const tasks = await openTasksOf(ctx, files);
  let moved = 0;
  for (const file of files) {
    const pauses = pausesOf(file.id);
    let touched = await recomputeFile(ctx, schedule, file, pauses);
    for (const task of tasks.get(file.id) ?? []) {
      if (await recomputeTask(ctx, schedule, task, pauses)) touched = true;
    }
    if (touched) moved++;
  }
  return moved;
}

async function openTasksOf(ctx: Ctx, files: readonly CaseFile[]): Promise<Map<string, CaseTask[]>> {
  if (files.length === 0) return new Map();
  const tasks = await ctx.db
    .selectFrom('case_task')
    .selectAll()
    .where('county', 'in', [...new Set(files.map(({ county }) => county))])
    .where(
      'case_id',
      'in',
      files.map(({ id }) => id),
    )
    .where('done_at', 'is', null)
    .execute();
  return Map.groupBy(tasks, (task) => task.case_id);
}

async function recomputeFile(
  ctx: Ctx,
  schedule: Schedule,
  file: CaseFile,
  pauses: readonly Pause[],
): Promise<boolean> {
  const clock = { ...caseClock(schedule, file, pauses), lapses_at: lapsesAt(schedule, file) };
  if (!differs(file, clock) && sameInstant(file.lapses_at, clock.lapses_at)) return false;
  await ctx.db
    .updateTable('case_file')
    .set(clock)
    .where('county', '=', file.county)
    .where('id', '=', file.id)
    .execute();
  return true;
}

function caseClock(schedule: Schedule, file: CaseFile, pauses: readonly Pause[]): ClockCache {
  if (file.answered_at) return stopped;
  return clockCache(schedule, {
    level: PROMISE,
    from: file.clock_from,
    limit: { amount: file.limit_amount, unit: file.limit_unit },
    pauses,
  });
}

/** Silence is waited for from the answer on; pauses of the work do not lengthen it. */
function lapsesAt(schedule: Schedule, file: CaseFile): Date | null {
  const { answered_at: from, lapse_amount: amount, lapse_unit: unit } = file;
  if (!from || amount === null || unit === null) return file.lapses_at;
  return clockCache(schedule, { level: PROMISE, from, limit: { amount, unit }, pauses: [] }).due_at;
}

async function recomputeTask(
  ctx: Ctx,
  schedule: Schedule,
  task: CaseTask,
  pauses: readonly Pause[],
): Promise<boolean> {
  const limit = { amount: task.limit_amount, unit: task.limit_unit };
  const run = { level: levelOfTask(task), limit, pauses };
  const cache = clockCache(schedule, { ...run, from: task.started_at });
  const fires_at = task.role === 'supervise' ? null : firesAt(schedule, task.rung, cache, run);
  if (!differs(task, cache) && sameInstant(task.fires_at, fires_at)) return false;
  await ctx.db
    .updateTable('case_task')
    .set({ ...cache, fires_at })
    .where('county', '=', task.county)
    .where('id', '=', task.id)
    .execute();
  return true;
}

function differs(row: ClockCache, cache: ClockCache): boolean {
  return (
    !sameInstant(row.due_at, cache.due_at) ||
    !sameInstant(row.risk_at, cache.risk_at) ||
    row.provisional !== cache.provisional
  );
}

function sameInstant(a: Date | null, b: Date | null): boolean {
  return a?.getTime() === b?.getTime();
}
