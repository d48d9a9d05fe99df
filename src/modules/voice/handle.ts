// What staff do with a voice. Each verb takes the granted case, so that nothing changes without a rule that allows it.
import {
  advance,
  assertPhotos,
  type CaseFile,
  type Change,
  deskAbove,
  endTask,
  findCase,
  holderOf,
  leadTask,
  pauseCase,
  regionDesk,
  resumeCase,
  sideTask,
  startTask,
} from '#engines/casework/index.ts';
import type { Limit } from '#engines/schedule/index.ts';
import type { Ctx } from '#kernel/context.ts';
import type { Granted } from '#kernel/policy.ts';
import { detailOf } from './detail.ts';
import { type VoiceAction, voiceFlow } from './flow.ts';
import { LEAST_LETTERS, lettersIn } from './messages/answer-length.ts';
import { voicePolicy } from './policy.ts';
import { voiceProblems } from './problems.ts';
import { isUnstaffed } from './staffing.ts';
import { actingDesk, targetDesk } from './targets.ts';

export interface Ref {
  readonly county: number;
  readonly id: string;
}
interface Target {
  readonly code: number;
  readonly org: string | null;
}

export async function granted<A extends VoiceAction>(
  ctx: Ctx,
  ref: Ref,
  action: A,
): Promise<Granted<CaseFile, A>> {
  return voicePolicy.grant(ctx.actor, action, await findCase(ctx, ref.county, ref.id));
}

async function step(ctx: Ctx, ref: Ref, action: VoiceAction, change: Change) {
  const file = await granted(ctx, ref, action);
  return detailOf(ctx, await advance(ctx, voiceFlow, file, action, await signed(ctx, change)));
}

export async function signed<C extends Change>(ctx: Ctx, change: C): Promise<C & Change> {
  const desk = await actingDesk(ctx);
  return desk === undefined ? change : { ...change, desk };
}

export function acceptVoice(ctx: Ctx, ref: Ref, { note }: { note: string }) {
  return step(ctx, ref, 'accept', { note });
}

/** 上报: whoever sees it and cannot mend it hands it up, with the reason. */
export async function passUpVoice(ctx: Ctx, ref: Ref, { reason }: { reason: string }) {
  const file = await granted(ctx, ref, 'passUp');
  return step(ctx, ref, 'passUp', { reason, to: await regionDesk(ctx, deskAbove(holderOf(file))) });
}

/** 交办: down the line of the place, or to the body of this level that alone can decide. */
export async function assignVoice(
  ctx: Ctx,
  ref: Ref,
  { to, reason, limit }: { to: Target; reason: string; limit?: Limit | undefined },
) {
  const file = await granted(ctx, ref, 'assign');
  const desk = await targetDesk(ctx, file, to);
  return step(ctx, ref, 'assign', { to: desk, reason, ...(limit ? { limit } : {}) });
}

/** 退回: back to the desk that gave it; counted, so that ping-pong is seen. */
export async function giveBackVoice(ctx: Ctx, ref: Ref, { reason }: { reason: string }) {
  const task = await leadTask(ctx, await granted(ctx, ref, 'giveBack'));
  const giver = task?.giver_code ?? null;
  if (giver !== null && task?.giver_org === null && (await isUnstaffed(ctx, giver)))
    throw voiceProblems.deskUnstaffed({ desk: task.giver_name ?? '' });
  return step(ctx, ref, 'giveBack', { reason });
}

/** 协办: another desk owes a part, with a deadline of its own; the lead stays responsible. */
export async function inviteToVoice(
  ctx: Ctx,
  ref: Ref,
  { to, reason, limit }: { to: Target; reason: string; limit: Limit },
) {
  const file = await granted(ctx, ref, 'invite');
  const desk = await targetDesk(ctx, file, to);
  if (await sideTask(ctx, file, desk)) throw voiceProblems.alreadyInvited({ desk: desk.name });
  const next = await advance(
    ctx,
    voiceFlow,
    file,
    'invite',
    await signed(ctx, { reason, note: desk.name, org: desk.org }),
  );
  await startTask(ctx, next, 'co', desk, { giver: holderOf(file), limit });
  return detailOf(ctx, next);
}

/** 协办反馈: a co-handler or supervisor reports its part and owes nothing more. */
export async function contributeToVoice(
  ctx: Ctx,
  ref: Ref,
  { note, photos }: { note: string; photos: string[] },
) {
  const file = await granted(ctx, ref, 'contribute');
  const { code, org } = ctx.actor;
  const task = code === null ? undefined : await sideTask(ctx, file, { code, org });
  if (!task) throw voiceProblems.notTakingPart({ number: file.number });
  await assertPhotos(ctx, file, photos);
  await endTask(ctx, task, 'contribute');
  return detailOf(
    ctx,
    await advance(ctx, voiceFlow, file, 'contribute', await signed(ctx, { note, photos })),
  );
}

export async function pauseVoice(ctx: Ctx, ref: Ref, { reason }: { reason: string }) {
  const file = await granted(ctx, ref, 'pause');
  return detailOf(ctx, await pauseCase(ctx, voiceFlow, file, 'pause', await signed(ctx, { reason })));
}

export async function resumeVoice(ctx: Ctx, ref: Ref, { note }: { note: string }) {
  const file = await granted(ctx, ref, 'resume');
  return detailOf(ctx, await resumeCase(ctx, voiceFlow, file, 'resume', await signed(ctx, { note })));
}

/** 不予受理: only with the rule it rests on, and the reporter can dispute it like any answer. */
export function refuseVoice(ctx: Ctx, ref: Ref, { reason, rule }: { reason: string; rule: string }) {
  return step(ctx, ref, 'refuse', { reason, note: rule, outcome: 'refused' });
}

const NEEDS_PHOTO = ['fixed', 'partly'];

/** 答复办结: what was done, with evidence; closed only when the reporter agrees or stays silent. */
export async function resolveVoice(
  ctx: Ctx,
  ref: Ref,
  { note, outcome, photos }: { note: string; outcome: string; photos: string[] },
) {
  const file = await granted(ctx, ref, 'resolve');
  if (lettersIn(note) < LEAST_LETTERS)
    throw voiceProblems.answerTooShort({ field: 'note', least: LEAST_LETTERS });
  if (NEEDS_PHOTO.includes(outcome) && photos.length === 0)
    throw voiceProblems.evidenceMissing({ field: 'photos', outcome });
  await assertPhotos(ctx, file, photos);
  return step(ctx, ref, 'resolve', { note, outcome, photos });
}
