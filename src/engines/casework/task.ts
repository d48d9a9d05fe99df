// What each desk owes on a case: the lead, each co-handler and each supervisor has a task with a deadline of its own.
import { sql } from 'kysely';
import { levelOf } from '#engines/region/code.ts';
import type { Limit } from '#engines/schedule/index.ts';
import type { Ctx } from '#kernel/context.ts';
import { uuidv7 } from '#kernel/uuid.ts';
import { clockCache, holdSchedule, scheduleOf } from './clock.ts';
import type { Desk, NamedDesk } from './desk.ts';
import { caseworkProblems } from './problems.ts';
import type { CaseFile, CaseTask, TASK_ROLES } from './tables.ts';

export interface TaskTerms {
  readonly giver: NamedDesk | null;
  readonly limit: Limit;
  /** The task runs on the promise of the case instead of a limit of its own. */
  readonly dueWithCase?: boolean;
}

export async function startTask(
  ctx: Ctx,
  file: CaseFile,
  role: (typeof TASK_ROLES)[number],
  holder: NamedDesk,
  terms: TaskTerms,
): Promise<string[]> {
  const clock = terms.dueWithCase
    ? { due_at: file.due_at, risk_at: file.risk_at, provisional: file.provisional }
    : clockCache(await scheduleOf(ctx), {
        level: levelOf(holder.code),
        from: ctx.now,
        limit: terms.limit,
        pauses: [],
      });
  await ctx.db
    .insertInto('case_task')
    .values({
      county: file.county,
      id: uuidv7(ctx.now.getTime()),
      case_id: file.id,
      code: file.code,
      role,
      holder_code: holder.code,
      holder_org: holder.org,
      holder_name: holder.name,
      giver_code: terms.giver?.code ?? null,
      giver_org: terms.giver?.org ?? null,
      giver_name: terms.giver?.name ?? null,
      started_at: terms.dueWithCase ? file.clock_from : ctx.now,
      limit_amount: terms.limit.amount,
      limit_unit: terms.limit.unit,
      ...clock,
      with_case: terms.dueWithCase ?? false,
      // Supervisors are not climbed over: their rungs belong to the desk they supervise.
      fires_at: role === 'supervise' ? null : clock.risk_at,
    })
    .execute();
  return noteSides(ctx, file.county, file.id);
}

/** How an open task beside the lead's stands in `case_file.sides`, so that policies read it from the row. */
export function sideOf(role: SideRole, { code, org }: Desk): string {
  return `${role} ${code} ${org ?? '-'}`;
}
/** `giver`: the desk that handed it to the one that has it, and may take it back while nobody has accepted it. */
export type SideRole = Exclude<(typeof TASK_ROLES)[number], 'lead'> | 'giver';

async function noteSides(ctx: Ctx, county: number, caseId: string): Promise<string[]> {
  const { rows } = await sql<{ sides: string[] }>`
    update case_file set sides = array(
      select case role when 'lead' then 'giver ' || giver_code || ' ' || coalesce(giver_org::text, '-')
                       else role || ' ' || holder_code || ' ' || coalesce(holder_org::text, '-') end
        from case_task
       where county = ${county} and case_id = ${caseId} and done_at is null
         and (role <> 'lead' or giver_code is not null) order by 1)
     where county = ${county} and id = ${caseId} returning sides`.execute(ctx.db);
  return rows[0]?.sides ?? [];
}

/** Who had given it to this desk when it had it last. */
export async function giverBefore(ctx: Ctx, file: CaseFile, desk: Desk): Promise<NamedDesk | null> {
  const task = await ctx.db
    .selectFrom('case_task')
    .select(['giver_code', 'giver_org', 'giver_name'])
    .where('county', '=', file.county)
    .where('case_id', '=', file.id)
    .where('role', '=', 'lead')
    .where('holder_code', '=', desk.code)
    .where('holder_org', 'is not distinct from', desk.org)
    .where('done_at', 'is not', null)
    .orderBy('done_at', 'desc')
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst();
  if (!task || task.giver_code === null || task.giver_name === null) return null;
  return { code: task.giver_code, org: task.giver_org, name: task.giver_name };
}

export async function leadTask(ctx: Ctx, file: CaseFile): Promise<CaseTask | undefined> {
  return openTasks(ctx, file).where('role', '=', 'lead').executeTakeFirst();
}

/** The open task by which this desk takes part without leading. */
export async function sideTask(ctx: Ctx, file: CaseFile, desk: Desk): Promise<CaseTask | undefined> {
  return openTasks(ctx, file)
    .where('role', '!=', 'lead')
    .where('holder_code', '=', desk.code)
    .where('holder_org', 'is not distinct from', desk.org)
    .executeTakeFirst();
}

function openTasks(ctx: Ctx, file: CaseFile) {
  return ctx.db
    .selectFrom('case_task')
    .selectAll()
    .where('county', '=', file.county)
    .where('case_id', '=', file.id)
    .where('done_at', 'is', null);
}

/** Ends the open tasks of a case, or only the lead's: once a case is answered nobody owes anything on it. */
export async function endTasks(ctx: Ctx, file: CaseFile, outcome: string, role?: 'lead'): Promise<void> {
  let ending = ctx.db
    .updateTable('case_task')
    .set({ done_at: ctx.now, outcome, due_at: null, risk_at: null, fires_at: null })
    .where('county', '=', file.county)
    .where('case_id', '=', file.id)
    .where('done_at', 'is', null);
  if (role) ending = ending.where('role', '=', role);
  await ending.execute();
}

/** Locks the case first, as everybody does who changes its tasks: two who lock in opposite order wait for each other. */
export async function endTask(ctx: Ctx, task: CaseTask, outcome: string): Promise<void> {
  await holdSchedule(ctx);
  await ctx.db
    .selectFrom('case_file')
    .select('id')
    .where('county', '=', task.county)
    .where('id', '=', task.case_id)
    .forUpdate()
    .execute();
  const ended = await ctx.db
    .updateTable('case_task')
    .set({ done_at: ctx.now, outcome, due_at: null, risk_at: null, fires_at: null })
    .where('county', '=', task.county)
    .where('id', '=', task.id)
    .where('done_at', 'is', null)
    .executeTakeFirst();
  if (ended.numUpdatedRows !== 1n) throw caseworkProblems.changedMeanwhile({ number: task.case_id });
  await noteSides(ctx, task.county, task.case_id);
}
