// What the one who spoke sees and decides: the truth about the matter, confirmation, dispute, rating.
import {
  addPhoto,
  advance,
  type CaseFile,
  clockName,
  deskAbove,
  holderOf,
  isTop,
  lockCase,
  pausesOf,
  photoBytes,
  photosOf,
  regionDesk,
  sameDesk,
  summaryOf,
  timelineOf,
} from '#engines/casework/index.ts';
import { countyOf, pathOf } from '#engines/region/index.ts';
import type { Ctx } from '#kernel/context.ts';
import { listFiles, type Photo } from '#kernel/files.ts';
import type { EventFilter } from '#kernel/http/live.ts';
import { kernelProblems } from '#kernel/problem.ts';
import { getCategory } from './categories.ts';
import { getVoice } from './detail.ts';
import { voiceFlow } from './flow.ts';
import { phoneLeft } from './phone.ts';
import { voicePolicy } from './policy.ts';
import { voiceProblems } from './problems.ts';
import { secretOf } from './reporter.ts';

/** The one case this request is about: a reporter has just one; row security shows no other. */
async function ownCase(ctx: Ctx): Promise<CaseFile> {
  const { scope, kind } = ctx.actor;
  const [id] = scope?.only ?? [];
  if (!scope || !id || kind !== 'reporter') throw voiceProblems.reporterUnknown({ field: 'liren-reporter' });
  const file = await ctx.db
    .selectFrom('case_file')
    .selectAll()
    .where('county', '=', countyOf(scope.lo))
    .where('id', '=', id)
    .executeTakeFirst();
  if (!file) throw kernelProblems.notFound({ what: 'voice' });
  return file;
}

export async function followVoice(ctx: Ctx) {
  return viewOf(ctx, await ownCase(ctx));
}

/** That something has changed on this matter; what it is, the page then asks for. */
export async function hearVoice(ctx: Ctx): Promise<EventFilter> {
  const { county, id } = await ownCase(ctx);
  return ({ topic, payload }) =>
    topic === 'case' && payload.county === county && payload.id === id ? { state: payload.state } : null;
}

async function viewOf(ctx: Ctx, file: CaseFile) {
  const voice = await getVoice(ctx, file);
  const category = await getCategory(ctx, file.category);
  const can = voicePolicy.abilities(ctx.actor, file);
  const steps = await timelineOf(ctx, file);
  return {
    county: file.county,
    id: file.id,
    number: file.number,
    title: file.title,
    text: voice.text,
    category: category.name_zh,
    categoryEn: category.name_en,
    place: (await pathOf(ctx, file.code)).map(({ name }) => name),
    address: voice.address,
    state: file.state,
    outcome: file.outcome,
    holder: file.holder_name,
    dueAt: file.due_at?.toISOString() ?? null,
    clock: (await summaryOf(ctx, file, await pausesOf(ctx, file.county, file.id))).clock,
    openedAt: file.opened_at.toISOString(),
    lapsesAt: file.lapses_at?.toISOString() ?? null,
    rating: voice.satisfaction,
    phone: phoneLeft(ctx, voice),
    steps: steps.map(({ by, ...rest }) => ({ ...rest, by: by.desk ?? by.role })),
    photos: await photosOf(ctx, file),
    review: reviewOf(file, steps),
    above: isTop(holderOf(file)) ? null : (await regionDesk(ctx, deskAbove(holderOf(file)))).name,
    can: {
      confirm: can.confirm,
      dispute: can.dispute,
      rate: can.rate && voice.satisfaction === null,
      addPhoto: file.closed_at === null,
    },
  };
}

/** Who decides a dispute: the desk above the answer, at the top another person of the same desk. */
function reviewOf(
  file: CaseFile,
  steps: Awaited<ReturnType<typeof timelineOf>>,
): 'above' | 'otherPerson' | null {
  const dispute = steps.findLastIndex(({ action }) => action === 'dispute');
  if (file.answered_at !== null) return isTop(holderOf(file)) ? 'otherPerson' : 'above';
  const [answered, reviewing] = [steps[dispute - 1]?.holder, steps[dispute]?.holder];
  if (!answered || !reviewing) return null;
  return sameDesk(answered, reviewing) ? 'otherPerson' : 'above';
}

/** 群众确认: the only way to a closure that counts as agreed. */
export async function confirmVoice(ctx: Ctx, { rating, note }: { rating: number | null; note: string }) {
  const file = voicePolicy.grant(ctx.actor, 'confirm', await ownCase(ctx));
  const closed = await advance(ctx, voiceFlow, file, 'confirm', { note });
  if (rating !== null) await setRating(ctx, closed, rating, '');
  return viewOf(ctx, closed);
}

/** 群众异议: goes to the desk above the one that answered; at the top it is another person's there. */
export async function disputeVoice(ctx: Ctx, { reason }: { reason: string }) {
  const file = voicePolicy.grant(ctx.actor, 'dispute', await ownCase(ctx));
  const above = await regionDesk(ctx, deskAbove(holderOf(file)));
  return viewOf(ctx, await advance(ctx, voiceFlow, file, 'dispute', { reason, to: above }));
}

export async function rateVoice(ctx: Ctx, { rating, note }: { rating: number; note: string }) {
  const file = voicePolicy.grant(ctx.actor, 'rate', await ownCase(ctx));
  await setRating(ctx, file, rating, note);
  return viewOf(ctx, file);
}

/** Once: a mark that could be changed later would be asked to be changed. */
async function setRating(ctx: Ctx, file: CaseFile, rating: number, note: string): Promise<void> {
  const set = await ctx.db
    .updateTable('voice')
    .set({ satisfaction: rating, satisfaction_note: note || null })
    .where('county', '=', file.county)
    .where('id', '=', file.id)
    .where('satisfaction', 'is', null)
    .executeTakeFirst();
  if (set.numUpdatedRows !== 1n) throw voiceProblems.alreadyRated({ number: file.number });
  ctx.audit({
    action: 'voice.rate',
    subject: 'voice',
    subjectId: file.id,
    code: file.code,
    purpose: 'follow',
  });
}

export async function admitReporterPhoto(ctx: Ctx): Promise<void> {
  await assertRoom(ctx, await ownCase(ctx));
}

export async function addReporterPhoto(ctx: Ctx, name: string, photo: Photo) {
  const { county, id } = await ownCase(ctx);
  const file = await lockCase(ctx, county, id);
  if (!file) throw kernelProblems.notFound({ what: 'voice' });
  await assertRoom(ctx, file);
  return addPhoto(ctx, file, name, photo);
}

const MOST_PHOTOS = 12;

/** Those that staff have added do not count: evidence of theirs must not silence the one who spoke. */
async function assertRoom(ctx: Ctx, file: CaseFile): Promise<void> {
  if (file.closed_at) throw kernelProblems.conflict({ number: file.number, state: file.state });
  const added = (await listFiles(ctx, file.county, file.id)).filter((one) => one.added_by === null);
  if (added.length >= MOST_PHOTOS) throw voiceProblems.tooManyPhotos({ limit: MOST_PHOTOS });
}

export async function reporterPhoto(ctx: Ctx, photo: string, size: 'full' | 'thumbnail') {
  return photoBytes(ctx, await ownCase(ctx), photo, size);
}

/** A resident with an account: the own cases, each with the pair that opens it. */
export async function myVoices(ctx: Ctx) {
  const { lo, hi } = ctx.actor.scope ?? { lo: 0, hi: 0 };
  const files = await ctx.db
    .selectFrom('case_file')
    .selectAll()
    .where(voicePolicy.where(ctx.actor, 'read', 'case_file'))
    // Most people speak about one county.
    .where((e) =>
      countyOf(lo) === countyOf(hi)
        ? e('county', '=', countyOf(lo))
        : e.between('county', countyOf(lo), countyOf(hi)),
    )
    .orderBy('opened_at', 'desc')
    .limit(200)
    .execute();
  return files.map((file) => ({
    county: file.county,
    id: file.id,
    number: file.number,
    title: file.title,
    state: file.state,
    openedAt: file.opened_at.toISOString(),
    dueAt: file.due_at?.toISOString() ?? null,
    clock: clockName(ctx.now, file),
    secret: secretOf(ctx.platform, file.id),
  }));
}
