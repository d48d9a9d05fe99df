// Rows as the contract shows them.
import { spokenNameOf } from '#engines/region/index.ts';
import type { Pause } from '#engines/schedule/index.ts';
import type { Ctx } from '#kernel/context.ts';
import { clockOf, levelOfTask, PROMISE, scheduleOf } from './clock.ts';
import { holderOf } from './desk.ts';
import type { CaseFile, CaseStep, CaseTask } from './tables.ts';

export async function summaryOf(
  ctx: Ctx,
  file: CaseFile,
  pauses: readonly Pause[],
  own: CaseTask | undefined,
) {
  return {
    county: file.county,
    id: file.id,
    kind: file.kind,
    number: file.number,
    title: file.title,
    category: file.category,
    state: file.state,
    code: file.code,
    place: await spokenNameOf(ctx, file.code),
    address: file.address,
    holder: holderOf(file),
    openedAt: file.opened_at.toISOString(),
    clock: clockOf(
      await cachedSchedule(ctx),
      ctx.now,
      file,
      { level: PROMISE, from: file.clock_from, pauses },
      file.closed_at ?? file.answered_at,
    ),
    own: own ? await taskClock(ctx, own, pauses) : null,
    returned: file.returned,
    disputed: file.disputed,
    escalated: file.escalated,
    urged: file.urged,
  };
}

const schedules = new WeakMap<Ctx, ReturnType<typeof scheduleOf>>();
/** Read once a request: fifty rows of a page share it. */
export function cachedSchedule(ctx: Ctx) {
  let schedule = schedules.get(ctx);
  if (!schedule) {
    schedule = scheduleOf(ctx);
    schedules.set(ctx, schedule);
  }
  return schedule;
}

async function taskClock(ctx: Ctx, task: CaseTask, pauses: readonly Pause[]) {
  return clockOf(
    await cachedSchedule(ctx),
    ctx.now,
    task,
    { level: levelOfTask(task), from: task.started_at, pauses },
    task.done_at,
  );
}

export async function taskView(ctx: Ctx, task: CaseTask, pauses: readonly Pause[]) {
  const { giver_code: code, giver_name: name } = task;
  return {
    id: task.id,
    role: task.role,
    desk: holderOf(task),
    giver: code !== null && name !== null ? { code, org: task.giver_org, name } : null,
    clock: await taskClock(ctx, task, pauses),
    withCase: task.with_case,
    doneAt: task.done_at?.toISOString() ?? null,
    outcome: task.outcome,
  };
}

export function stepView(step: CaseStep) {
  const { holder_code: code, holder_name: name, limit_amount: amount, limit_unit: unit } = step;
  return {
    seq: step.seq,
    at: step.at.toISOString(),
    action: step.action,
    from: step.from_state,
    to: step.to_state,
    by: { role: step.role, desk: step.desk, name: null },
    note: step.note,
    reason: step.reason,
    holder: code !== null && name !== null ? { code, org: step.holder_org, name } : null,
    limit: amount !== null && unit !== null ? { amount, unit } : null,
    until: step.until?.toISOString() ?? null,
    photos: step.photos,
  };
}
