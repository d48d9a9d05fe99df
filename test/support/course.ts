// Courses of cases: what somebody tries at a desk, and what must hold of a case whatever was tried.
import { expect } from 'vitest';
import { holderOf, isTop, regionDesk, sameDesk } from '#engines/casework/index.ts';
import type { CaseFile } from '#engines/casework/tables.ts';
import type { Ctx } from '#kernel/context.ts';
import { type VoiceAction, voiceFlow } from '#modules/voice/flow.ts';
import { above, fileOf, move, stepsOf, tasksOf } from './cases.ts';

export interface Attempt {
  readonly action: VoiceAction;
  /** Where `assign` goes. */
  readonly to: number;
  readonly waitHours: number;
  readonly ownLimit: boolean;
}

/** What the table of the flow says about an attempt, worked out apart from the engine. */
export async function isLegal(ctx: Ctx, file: CaseFile, { action, to }: Attempt): Promise<boolean> {
  const transition = voiceFlow.steps[action];
  if (!transition.from.some((state) => state === file.state)) return false;
  if (transition.move === 'up') return !isTop(holderOf(file));
  if (transition.move === 'to') return !sameDesk({ code: to, org: null }, holderOf(file));
  if (transition.move !== 'back' && transition.move !== 'home') return true;
  const lead = (await tasksOf(ctx, file.id)).find((task) => task.role === 'lead' && task.done_at === null);
  return lead !== undefined && lead.giver_code !== null;
}

export async function attemptOn(
  ctx: Ctx,
  file: CaseFile,
  { action, to, ownLimit }: Attempt,
): Promise<CaseFile> {
  const { move: where } = voiceFlow.steps[action];
  if (where === 'up' || where === 'review')
    return move(ctx, file, action, { reason: '需要支援', to: await above(ctx, file) });
  if (where !== 'to') return move(ctx, file, action, { reason: '说明' });
  const desk = await regionDesk(ctx, { code: to, org: null });
  return move(ctx, file, action, {
    reason: '交办',
    to: desk,
    ...(ownLimit ? { limit: { amount: 2, unit: 'WORK_DAY' } } : {}),
  });
}

/** All that is written about a case. */
export async function everything(ctx: Ctx, id: string) {
  const pauses = await ctx.db
    .selectFrom('case_pause')
    .selectAll()
    .where('case_id', '=', id)
    .orderBy('from_at')
    .execute();
  return {
    file: await fileOf(ctx, id),
    steps: await stepsOf(ctx, id),
    tasks: await tasksOf(ctx, id),
    pauses,
  };
}

/** The file is the fold of its steps, and tasks and pauses agree with it. */
export async function expectFold(ctx: Ctx, id: string): Promise<void> {
  const { file, steps, tasks, pauses } = await everything(ctx, id);
  const last = steps.at(-1);
  const count = (action: string) => steps.filter((step) => step.action === action).length;
  expect(steps.map(({ seq }) => seq)).toEqual(Array.from({ length: file.version }, (_, i) => i + 1));
  expect(last).toMatchObject({
    to_state: file.state,
    holder_code: file.holder_code,
    holder_org: file.holder_org,
    holder_name: file.holder_name,
  });
  for (const [position, step] of steps.entries())
    expect(step.from_state).toBe(steps[position - 1]?.to_state ?? null);
  expect({ returned: file.returned, disputed: file.disputed }).toEqual({
    returned: count('giveBack'),
    disputed: count('dispute'),
  });
  const open = tasks.filter(({ done_at }) => done_at === null);
  const over = file.state === 'answered' || file.state === 'closed';
  expect(open.map(({ role, holder_code }) => `${role} ${holder_code}`)).toEqual(
    over ? [] : [`lead ${file.holder_code}`],
  );
  expect({ answered: file.answered_at !== null, closed: file.closed_at !== null }).toEqual({
    answered: over,
    closed: file.state === 'closed',
  });
  expect(file.lapses_at !== null).toBe(file.state === 'answered');
  expect(file.paused_since !== null).toBe(file.state === 'paused');
  expect(pauses.filter(({ to_at }) => to_at === null)).toHaveLength(file.state === 'paused' ? 1 : 0);
  expect(pauses).toHaveLength(count('pause'));
}

/** Lets nobody through until so many have come. */
export function barrier(people: number): () => Promise<void> {
  const all = Promise.withResolvers<void>();
  let come = 0;
  return async () => {
    come++;
    if (come === people) all.resolve();
    await all.promise;
  };
}
