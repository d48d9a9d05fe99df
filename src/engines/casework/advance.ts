// Moves a case one step along its flow. The step is appended; the file caches the fold; the version refuses a second
// writer who has not seen the first.
import type { Limit } from '#engines/schedule/index.ts';
import type { Ctx } from '#kernel/context.ts';
import type { Granted } from '#kernel/policy.ts';
import { uuidv7 } from '#kernel/uuid.ts';
import { clockCache, holdSchedule, PROMISE, pausesOf, scheduleOf, stopped } from './clock.ts';
import { deskAbove, holderOf, isTop, type NamedDesk, sameDesk } from './desk.ts';
import type { Flow, Transition } from './flow.ts';
import { moveTasks } from './move-tasks.ts';
import { eventOf } from './open.ts';
import { caseworkProblems } from './problems.ts';
import type { CaseFile } from './tables.ts';
import { leadTask } from './task.ts';

export interface Change {
  readonly note?: string;
  readonly reason?: string;
  readonly photos?: readonly string[];
  /** Where `move: 'to'` goes, and the name of the desk `up` and `back` lead to. */
  readonly to?: NamedDesk;
  /** The next holder's or the invited desk's own limit; the case's promise to the resident stays as it is. */
  readonly limit?: Limit;
  /** Until when the clock is to stand. */
  readonly until?: Date;
  readonly outcome?: string;
  /** What the matter is now called, and what is promised for that. */
  readonly category?: string;
  readonly promise?: Limit;
  /** What it was done for, where that is not the handling itself. */
  readonly purpose?: string;
  /** An organisation that from now on takes part and may therefore see the case. */
  readonly org?: string | null;
  /** Who the step is shown under: the acting desk, or nothing for reporter and timers. */
  readonly desk?: string;
}

/**
 * Applies one action of the flow. Refuses with casework.wrongState, casework.changedMeanwhile or a problem that names
 * what is missing; nothing is written then.
 */
export async function advance<S extends string, A extends string>(
  ctx: Ctx,
  flow: Flow<S, A>,
  file: Granted<CaseFile, A>,
  action: A,
  change: Change,
): Promise<CaseFile> {
  const transition = flow.steps[action];
  const from = flow.states.find((state) => state === file.state);
  if (!from || !transition.from.includes(from)) {
    throw caseworkProblems.wrongState({
      number: file.number,
      state: file.state,
      action,
      allowed: [...transition.from],
    });
  }
  await holdSchedule(ctx);
  const holder = await nextHolder(ctx, file, transition, change);
  const state = transition.to === 'same' ? from : transition.to;
  const written = await writeStep(ctx, file, action, change, {
    ...(await clockAfter(ctx, flow, file, transition, state, change)),
    state,
    holder_code: holder.code,
    holder_org: holder.org,
    holder_name: holder.name,
    orgs: [...new Set([...file.orgs, ...[holder.org, change.org].filter((org) => typeof org === 'string')])],
    outcome: change.outcome ?? file.outcome,
    category: change.category ?? file.category,
    version: file.version + 1,
    ...(transition.move === 'review' && isTop(holderOf(file)) ? { reviewed_at_top: true } : {}),
    ...(transition.counts ? { [transition.counts]: file[transition.counts] + 1 } : {}),
  });
  const next = await moveTasks(ctx, file, written, { ...change, action, move: transition.move });
  ctx.emit({ topic: 'case', code: next.code, payload: eventOf(next) });
  ctx.audit({
    action: `${flow.kind}.${action}`,
    subject: flow.kind,
    subjectId: file.id,
    code: file.code,
    purpose: change.purpose ?? 'handling',
  });
  return next;
}

async function nextHolder<S extends string>(
  ctx: Ctx,
  file: CaseFile,
  transition: Transition<S>,
  change: Change,
): Promise<NamedDesk> {
  const current = holderOf(file);
  if (transition.move === 'stay') return current;
  if (transition.move === 'back' || transition.move === 'home') {
    const task = await leadTask(ctx, file);
    if (!task || task.giver_code === null || task.giver_name === null)
      throw caseworkProblems.noGiver({ number: file.number });
    return { code: task.giver_code, org: task.giver_org, name: task.giver_name };
  }
  if (!change.to) throw caseworkProblems.deskUnknown({ field: 'to' });
  if (transition.move === 'up' && isTop(current)) throw caseworkProblems.noOneAbove({ desk: current.name });
  if (transition.move !== 'to' && !sameDesk(change.to, deskAbove(current)))
    throw caseworkProblems.notAbove({ field: 'to' });
  if (transition.move === 'to' && sameDesk(change.to, current))
    throw caseworkProblems.sameDesk({ desk: current.name });
  return change.to;
}

type Columns = Partial<Omit<CaseFile, 'county' | 'id' | 'code'>>;

const silent = { lapses_at: null, lapse_amount: null, lapse_unit: null };
const unpaused = { paused_since: null, paused_until: null };

/** Only what the step changes: an instant it leaves alone may have been recomputed since the file was read. */
async function clockAfter<S extends string, A extends string>(
  ctx: Ctx,
  flow: Flow<S, A>,
  file: CaseFile,
  transition: Transition<S>,
  state: S,
  { promise, until }: Change,
): Promise<Columns> {
  const limit: Limit = promise ?? { amount: file.limit_amount, unit: file.limit_unit };
  const from = file.clock_from;
  const level = PROMISE;
  switch (transition.clock) {
    case 'stop': {
      const pauses = [...(await pausesOf(ctx, file.county, file.id)), { from: ctx.now, to: null }];
      return {
        ...clockCache(await scheduleOf(ctx), { level, from, limit, pauses }),
        paused_since: ctx.now,
        paused_until: until ?? null,
      };
    }
    case 'run': {
      const pauses = await pausesOf(ctx, file.county, file.id);
      return { ...clockCache(await scheduleOf(ctx), { level, from, limit, pauses }), ...unpaused };
    }
    case 'restart': {
      const cache = clockCache(await scheduleOf(ctx), { level, from: ctx.now, limit, pauses: [] });
      return { ...cache, ...silent, clock_from: ctx.now, ...unpaused, answered_at: null };
    }
    case 'end': {
      const answered = file.answered_at ?? ctx.now;
      const by = file.answered_at ? {} : { answered_by: ctx.actor.account, sides: [] };
      const lapse = flow.lapse && flow.lapse.state === state ? flow.lapse : undefined;
      if (!lapse) return { ...stopped, ...silent, ...by, answered_at: answered, closed_at: ctx.now };
      const { amount, unit } = lapse;
      const { due_at } = clockCache(await scheduleOf(ctx), {
        level,
        from: answered,
        limit: { amount, unit },
        pauses: [],
      });
      return {
        ...stopped,
        ...by,
        answered_at: answered,
        lapses_at: due_at,
        lapse_amount: amount,
        lapse_unit: unit,
      };
    }
    default: {
      if (!promise) return {};
      const pauses = await pausesOf(ctx, file.county, file.id);
      return {
        ...clockCache(await scheduleOf(ctx), { level, from, limit, pauses }),
        limit_amount: limit.amount,
        limit_unit: limit.unit,
      };
    }
  }
}

async function writeStep(
  ctx: Ctx,
  file: CaseFile,
  action: string,
  change: Change,
  columns: Columns,
): Promise<CaseFile> {
  const next = await ctx.db
    .updateTable('case_file')
    .set(columns)
    .where('county', '=', file.county)
    .where('id', '=', file.id)
    .where('version', '=', file.version)
    .returningAll()
    .executeTakeFirst();
  if (!next) throw caseworkProblems.changedMeanwhile({ number: file.number });
  await ctx.db
    .insertInto('case_step')
    .values({
      county: file.county,
      id: uuidv7(ctx.now.getTime()),
      case_id: file.id,
      code: file.code,
      seq: next.version,
      at: ctx.now,
      action,
      from_state: file.state,
      to_state: next.state,
      account: ctx.actor.account,
      role: ctx.actor.role,
      desk: change.desk ?? null,
      holder_code: next.holder_code,
      holder_org: next.holder_org,
      holder_name: next.holder_name,
      note: change.note || null,
      reason: change.reason || null,
      limit_amount: change.limit?.amount ?? null,
      limit_unit: change.limit?.unit ?? null,
      until: change.until ?? null,
      photos: [...(change.photos ?? [])],
    })
    .execute();
  return next;
}
