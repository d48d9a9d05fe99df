import type { Actor, Ctx } from '#kernel/context.ts';
import { listFiles, type Photo, preparePhoto, storePhoto } from '#kernel/files.ts';
import type { EventFilter } from '#kernel/http/live.ts';
import { implement } from '#kernel/http/mount.ts';
import { uuidv7 } from '#kernel/uuid.ts';
import { caseworkApi } from './contract.ts';
import { countInbox, readInbox } from './inbox.ts';
import { caseworkPolicy } from './policy.ts';
import { caseworkProblems } from './problems.ts';
import { findCase, getCase, lockCase, photoBytes } from './read.ts';
import type { CaseFile } from './tables.ts';

export const caseworkRoutes = implement(caseworkApi, caseworkPolicy, {
  inbox: (ctx, { query }) => readInbox(ctx, query),
  counts: (ctx) => countInbox(ctx),
  addPhoto: {
    admit: async (ctx, { params }) =>
      assertRoom(ctx, await grantPhoto(ctx, await findCase(ctx, params.county, params.id))),
    prepare: async ({ params, query, body }) => {
      const photo = await preparePhoto(body);
      return async (ctx) => {
        const file = await grantPhoto(ctx, await lockCase(ctx, params.county, params.id));
        await assertRoom(ctx, file);
        return addPhoto(ctx, file, query.name, photo);
      };
    },
  },
  photo: async (ctx, { params, query }) => {
    const file = await getCase(ctx, params.county, params.id);
    const { photo } = params;
    ctx.audit({
      action: `${file.kind}.readPhoto`,
      subject: file.kind,
      subjectId: file.id,
      code: file.code,
      purpose: ctx.actor.kind === 'staff' ? 'handling' : 'follow',
      detail: { photo, size: query.size },
    });
    return photoBytes(ctx, file, photo, query.size);
  },
  events: async (ctx) => hears(ctx.actor),
});

async function grantPhoto(ctx: Ctx, file: CaseFile | undefined) {
  return caseworkPolicy.grant(ctx.actor, 'addPhoto', file);
}

/** More than any matter needs as evidence; without an end one desk could fill the disk. */
const MOST_PHOTOS = 60;

async function assertRoom(ctx: Ctx, file: CaseFile): Promise<void> {
  const { length } = await listFiles(ctx, file.county, file.id);
  if (length >= MOST_PHOTOS) throw caseworkProblems.tooManyPhotos({ limit: MOST_PHOTOS });
}

export async function addPhoto(
  ctx: Ctx,
  file: { county: number; code: number; id: string; kind: string },
  name: string,
  photo: Photo,
) {
  const { county, code, id: subjectId, kind: subject } = file;
  const stored = await storePhoto(ctx, { county, code, subject, subjectId, id: uuidv7(), name, photo });
  ctx.audit({
    action: `${subject}.addPhoto`,
    subject,
    subjectId,
    code,
    purpose: 'handling',
    detail: { photo: stored.id },
  });
  return {
    id: stored.id,
    name: stored.name,
    width: stored.width,
    height: stored.height,
    addedAt: ctx.now.toISOString(),
  };
}

/** The same rule as the list, on what an event tells: territory for regions, own cases for organisations. */
function hears(actor: Actor): EventFilter {
  return ({ code, payload, topic }) => {
    if (topic !== 'case' || !actor.scope || code < actor.scope.lo || code > actor.scope.hi) return null;
    const { orgs, ...seen } = payload;
    if (actor.org !== null && !(Array.isArray(orgs) && orgs.includes(actor.org))) return null;
    return seen;
  };
}
