// Reading one case with everything on it.
import type { Ctx } from '#kernel/context.ts';
import { findFile, listFiles } from '#kernel/files.ts';
import { kernelProblems } from '#kernel/problem.ts';
import { pausesOf } from './clock.ts';
import { caseworkPolicy } from './policy.ts';
import { caseworkProblems } from './problems.ts';
import { stepView, taskView } from './summary.ts';
import type { CaseFile } from './tables.ts';

export async function findCase(ctx: Ctx, county: number, id: string): Promise<CaseFile | undefined> {
  return ctx.db
    .selectFrom('case_file')
    .selectAll()
    .where('county', '=', county)
    .where('id', '=', id)
    .executeTakeFirst();
}

/** For a timer: a case that somebody is working on is left for the next time. */
export async function claimCase(ctx: Ctx, county: number, id: string): Promise<CaseFile | undefined> {
  return ctx.db
    .selectFrom('case_file')
    .selectAll()
    .where('county', '=', county)
    .where('id', '=', id)
    .forUpdate()
    .skipLocked()
    .executeTakeFirst();
}

/** For an act that counts what lies on the case: another such act waits. */
export async function lockCase(ctx: Ctx, county: number, id: string): Promise<CaseFile | undefined> {
  return ctx.db
    .selectFrom('case_file')
    .selectAll()
    .where('county', '=', county)
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst();
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
