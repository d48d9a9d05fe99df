// The escalation ladder 督办: what happens when a task gets late, rung by rung. A rung is a row with a key, written in
// the transaction that does what the rung says; whoever tries a second time, after a crash or from another server, finds it.
import type { Limit, Schedule } from '#engines/schedule/index.ts';
import type { Ctx } from '#kernel/context.ts';
import { uuidv7 } from '#kernel/uuid.ts';
import { apart } from './apart.ts';
import {
  type ClockCache,
  type ClockInputs,
  clockCache,
  holdSchedule,
  levelOfTask,
  pausesOf,
  scheduleOf,
} from './clock.ts';
import { type Desk, deskAbove, sameDesk } from './desk.ts';
import { regionDesk } from './desk-names.ts';
import { eventOf } from './open.ts';
import { claimCase } from './read.ts';
import type { CaseFile, CaseTask } from './tables.ts';
import { startTask } from './task.ts';

/** Share of the limit by which the rung after the due instant follows: 50 % late, then 100 % late. */
export const LADDER = [
  { rung: 1, when: 'atRisk', action: 'remind', levelsUp: 0 },
  { rung: 2, when: 'due', action: 'escalate', levelsUp: 1 },
  { rung: 3, when: 'late', share: 0.5, action: 'escalate', levelsUp: 2 },
  { rung: 4, when: 'late', share: 1, action: 'escalate', levelsUp: 3 },
] as const;

/** When the rung after `rung` fires; null while the clock stands or when the ladder is climbed. */
export function firesAt(
  schedule: Schedule,
  rung: number,
  clock: ClockCache,
  { level, limit, pauses }: Omit<ClockInputs, 'from'>,
): Date | null {
  const next = LADDER.find((step) => step.rung === rung + 1);
  // What was due before a pause stays due, but nobody is reminded of it while it stands.
  if (!next || !clock.due_at || pauses.some(({ to }) => to === null)) return null;
  if (next.when === 'atRisk') return clock.risk_at;
  if (next.when === 'due') return clock.due_at;
  const late: Limit = { unit: limit.unit, amount: Math.max(1, Math.ceil(limit.amount * next.share)) };
  return clockCache(schedule, { level, from: clock.due_at, limit: late, pauses }).due_at;
}

/**
 * Fires what is due, at most `limit` rungs; returns how many. Safe to run anywhere, any number of times: a case that
 * another transaction is working on is left for the next time.
 */
export async function climbLadder(ctx: Ctx, limit = CLIMB): Promise<number> {
  await holdSchedule(ctx);
  const due = await ctx.db
    .selectFrom('case_task')
    .select(['county', 'id', 'case_id'])
    .where('fires_at', '<=', ctx.now)
    .orderBy('fires_at')
    .limit(limit)
    .execute();
  let fired = 0;
  for (const { county, id, case_id } of due) {
    const done = await apart(ctx, case_id, async (own) => {
      // The case before its task, as in every other change; what was read above may have fired or ended since.
      const file = await claimCase(own, county, case_id);
      const task = file && (await dueTask(own, county, id));
      if (!task) return false;
      await fireNext(own, file, task);
      return true;
    });
    if (done) fired++;
  }
  return fired;
}

/** How many rungs one transaction fires at most; the timer goes on at once when there were as many. */
export const CLIMB = 200;

function dueTask(ctx: Ctx, county: number, id: string): Promise<CaseTask | undefined> {
  return ctx.db
    .selectFrom('case_task')
    .selectAll()
    .where('county', '=', county)
    .where('id', '=', id)
    .where('fires_at', '<=', ctx.now)
    .executeTakeFirst();
}

async function fireNext(ctx: Ctx, file: CaseFile, task: CaseTask): Promise<void> {
  const step = LADDER.find(({ rung }) => rung === task.rung + 1);
  const place = { county: task.county, code: task.code, case_id: task.case_id };
  if (step) {
    const written = await ctx.db
      .insertInto('case_escalation')
      .values({ ...place, task_id: task.id, rung: step.rung, fired_at: ctx.now })
      .onConflict((conflict) => conflict.doNothing())
      .executeTakeFirst();
    if (written.numInsertedOrUpdatedRows === 1n) await effect(ctx, file, task, step);
  }
  const rung = step?.rung ?? task.rung;
  const run = {
    level: levelOfTask(task),
    limit: { amount: task.limit_amount, unit: task.limit_unit },
    pauses: await pausesOf(ctx, task.county, task.case_id),
  };
  await ctx.db
    .updateTable('case_task')
    .set({ rung, fires_at: firesAt(await scheduleOf(ctx), rung, task, run) })
    .where('county', '=', task.county)
    .where('id', '=', task.id)
    .execute();
}

async function effect(
  ctx: Ctx,
  file: CaseFile,
  task: CaseTask,
  step: (typeof LADDER)[number],
): Promise<void> {
  let desk: Desk = { code: task.holder_code, org: task.holder_org };
  for (let level = 0; level < step.levelsUp; level++) desk = deskAbove(desk);
  const escalates = step.levelsUp > 0;
  const next = { ...file, version: file.version + 1, escalated: file.escalated + (escalates ? 1 : 0) };
  await ctx.db
    .updateTable('case_file')
    .set({ version: next.version, escalated: next.escalated })
    .where('county', '=', file.county)
    .where('id', '=', file.id)
    .execute();
  const above = await regionDesk(ctx, desk);
  await appendSystemStep(ctx, next, step.action, { rung: step.rung, desk: above.name, task });
  if (
    escalates &&
    !sameDesk(desk, { code: task.holder_code, org: task.holder_org }) &&
    !(await supervises(ctx, file, desk))
  ) {
    const limit = { amount: task.limit_amount, unit: task.limit_unit };
    await startTask(ctx, next, 'supervise', above, { giver: null, limit });
  }
  ctx.emit({ topic: 'case', code: file.code, payload: { ...eventOf(next), escalatedTo: desk.code } });
}

async function supervises(ctx: Ctx, file: CaseFile, desk: Desk): Promise<boolean> {
  const found = await ctx.db
    .selectFrom('case_task')
    .select('id')
    .where('county', '=', file.county)
    .where('case_id', '=', file.id)
    .where('role', '=', 'supervise')
    .where('holder_code', '=', desk.code)
    .where('done_at', 'is', null)
    .executeTakeFirst();
  return found !== undefined;
}

async function appendSystemStep(
  ctx: Ctx,
  file: CaseFile,
  action: string,
  { rung, desk, task }: { rung: number; desk: string; task: CaseTask },
): Promise<void> {
  await ctx.db
    .insertInto('case_step')
    .values({
      county: file.county,
      id: uuidv7(ctx.now.getTime()),
      case_id: file.id,
      code: file.code,
      seq: file.version,
      at: ctx.now,
      action,
      from_state: file.state,
      to_state: file.state,
      account: null,
      role: ctx.actor.role,
      desk: task.holder_name,
      holder_code: file.holder_code,
      holder_org: file.holder_org,
      holder_name: action === 'remind' ? file.holder_name : desk,
      note: null,
      reason: `rung${rung}`,
      photos: [],
    })
    .execute();
}
