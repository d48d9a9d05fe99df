// Reading one case with everything on it.
import type { Ctx } from '#kernel/context.ts';
import { findFile, listFiles } from '#kernel/files.ts';
import { kernelProblems } from '#kernel/problem.ts';
import { pausesOf } from './clock.ts';
import type { Desk } from './desk.ts';
import { caseworkPolicy } from './policy.ts';
import { caseworkProblems } from './problems.ts';
import { stepView, taskView } from './summary.ts';
import type { CaseFile, CaseTask } from './tables.ts';

const oneCase = (ctx: Ctx, county: number, id: string) =>
  ctx.db.selectFrom('case_file').selectAll().where('county', '=', county).where('id', '=', id);

export async function findCase(ctx: Ctx, county: number, id: string): Promise<CaseFile | undefined> {
  return oneCase(ctx, county, id).executeTakeFirst();
}

/** For a timer: a case that somebody is working on is left for the next time. */
export async function claimCase(ctx: Ctx, county: number, id: string): Promise<CaseFile | undefined> {
  return oneCase(ctx, county, id).forUpdate().skipLocked().executeTakeFirst();
}

/** For an act that counts what lies on the case: another such act waits. */
export async function lockCase(ctx: Ctx, county: number, id: string): Promise<CaseFile | undefined> {
  return oneCase(ctx, county, id).forUpdate().executeTakeFirst();
}

/** The case if the actor may see it; a foreign case is "not found". */
export async function getCase(ctx: Ctx, county: number, id: string): Promise<CaseFile> {
  return caseworkPolicy.grant(ctx.actor, 'read', await findCase(ctx, county, id));
}

export async function timelineOf(ctx: Ctx, file: CaseFile) {
  const steps = await ctx.db
    .selectFrom('case_step')
    .selectAll()
    .where('county', '=', file.county)
    .where('case_id', '=', file.id)
    .orderBy('seq')
    .execute();
  return steps.map(stepView);
}

export async function tasksOf(ctx: Ctx, file: CaseFile) {
  const pauses = await pausesOf(ctx, file.county, file.id);
  const tasks = await ctx.db
    .selectFrom('case_task')
    .selectAll()
    .where('county', '=', file.county)
    .where('case_id', '=', file.id)
    .orderBy('started_at')
    .orderBy('id')
    .execute();
  return Promise.all(tasks.map((task) => taskView(ctx, task, pauses)));
}

/** The desk whose answer is disputed. */
export async function answeringDesk(ctx: Ctx, file: CaseFile): Promise<Desk | undefined> {
  const answered = await ctx.db
    .selectFrom('case_step')
    .select(['holder_code', 'holder_org'])
    .where('county', '=', file.county)
    .where('case_id', '=', file.id)
    .where('to_state', '=', 'answered')
    .orderBy('seq', 'desc')
    .limit(1)
    .executeTakeFirst();
  if (!answered || answered.holder_code === null) return undefined;
  return { code: answered.holder_code, org: answered.holder_org };
}

/** By case: what the actor's own desk owes by a limit of its own. */
export async function ownTasks(
  ctx: Ctx,
  files: readonly Pick<CaseFile, 'county' | 'id'>[],
): Promise<ReadonlyMap<string, CaseTask>> {
  const { code, org } = ctx.actor;
  if (files.length === 0 || code === null) return new Map();
  const tasks = await ctx.db
    .selectFrom('case_task')
    .selectAll()
    .where((e) => e('county', '=', e.fn.any(e.val([...new Set(files.map(({ county }) => county))]))))
    .where((e) => e('case_id', '=', e.fn.any(e.val(files.map(({ id }) => id)))))
    .where('holder_code', '=', code)
    .where('holder_org', 'is not distinct from', org)
    .where('done_at', 'is', null)
    .where('role', '<>', 'supervise')
    .where('with_case', '=', false)
    .orderBy('due_at')
    .execute();
  return new Map(tasks.toReversed().map((task) => [task.case_id, task]));
}

export async function photosOf(ctx: Ctx, file: CaseFile) {
  const files = await listFiles(ctx, file.county, file.id);
  return files.map(({ id, name, width, height, added_at }) => ({
    id,
    name,
    width,
    height,
    addedAt: added_at.toISOString(),
  }));
}

/** The bytes of a photo that belongs to this very case. */
export async function photoBytes(ctx: Ctx, file: CaseFile, photo: string, size: 'full' | 'thumbnail') {
  const found = await findFile(ctx, file.county, photo);
  if (!found || found.subject_id !== file.id) throw kernelProblems.notFound({ what: 'photo' });
  const thumbnail = size === 'thumbnail' ? found.thumbnail : null;
  return { bytes: thumbnail ?? found.bytes, type: 'image/jpeg', name: found.name };
}

/** Evidence must lie on the case before a step can name it. */
export async function assertPhotos(ctx: Ctx, file: CaseFile, photos: readonly string[]): Promise<void> {
  if (photos.length === 0) return;
  const known = new Set((await listFiles(ctx, file.county, file.id)).map(({ id }) => id));
  const missing = photos.find((id) => !known.has(id));
  if (missing) throw caseworkProblems.photoUnknown({ field: 'photos', photo: missing });
}
