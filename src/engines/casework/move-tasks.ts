// What a step means for those who owe something on the case: whose task ends, and whose begins.
import type { Limit } from '#engines/schedule/index.ts';
import type { Ctx } from '#kernel/context.ts';
import { holderOf, type NamedDesk, sameDesk } from './desk.ts';
import type { Move } from './flow.ts';
import type { CaseFile } from './tables.ts';
import { endTasks, giverBefore, startTask } from './task.ts';

export interface Moving {
  readonly action: string;
  readonly move: Move;
  readonly limit?: Limit;
}

/** The file as it is afterwards: who takes part is read from it. */
export async function moveTasks(
  ctx: Ctx,
  file: CaseFile,
  next: CaseFile,
  { action, move, limit }: Moving,
): Promise<CaseFile> {
  const wasOver = file.answered_at !== null;
  const isOver = next.answered_at !== null;
  if (isOver) {
    if (!wasOver) await endTasks(ctx, file, action);
    return next;
  }
  const moved = !sameDesk(holderOf(file), holderOf(next));
  if (!moved && !wasOver) return next;
  await endTasks(ctx, file, action, 'lead');
  const sides = await startTask(ctx, next, 'lead', holderOf(next), {
    giver: moved ? await giverOf(ctx, file, next, move) : null,
    limit: limit ?? { amount: next.limit_amount, unit: next.limit_unit },
    dueWithCase: limit === undefined,
  });
  return { ...next, sides };
}

/** Whom it can be given back to. */
async function giverOf(ctx: Ctx, file: CaseFile, next: CaseFile, move: Move): Promise<NamedDesk | null> {
  // Nobody gave it for review but the reporter: back to the answer that is disputed it must not simply go.
  if (move === 'review') return null;
  return move === 'home' ? giverBefore(ctx, next, holderOf(next)) : holderOf(file);
}
