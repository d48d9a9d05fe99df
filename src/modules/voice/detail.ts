// A voice as staff see it: the matter, its clocks, who owes what, and what may be done from here.
import {
  type CaseFile,
  caseRules,
  findCase,
  ownTasks,
  pausesOf,
  photosOf,
  summaryOf,
  tasksOf,
  timelineOf,
} from '#engines/casework/index.ts';
import { pathOf } from '#engines/region/index.ts';
import type { Ctx } from '#kernel/context.ts';
import { kernelProblems } from '#kernel/problem.ts';
import { voicePolicy } from './policy.ts';
import type { Voice } from './record.ts';
import { targetsOf } from './targets.ts';

export async function getVoice(ctx: Ctx, file: CaseFile): Promise<Voice> {
  const voice = await ctx.db
    .selectFrom('voice')
    .selectAll()
    .where('county', '=', file.county)
    .where('id', '=', file.id)
    .executeTakeFirst();
  if (!voice) throw kernelProblems.notFound({ what: 'voice' });
  return voice;
}

/** Opening a voice is a look at what a person said, so it is in the trail. */
export async function readVoice(ctx: Ctx, county: number, id: string) {
  const file = voicePolicy.grant(ctx.actor, 'read', await findCase(ctx, county, id));
  ctx.audit({ action: 'voice.read', subject: 'voice', subjectId: id, code: file.code, purpose: 'handling' });
  return detailOf(ctx, file);
}

export async function detailOf(ctx: Ctx, file: CaseFile) {
  const voice = await getVoice(ctx, file);
  const {
    own: _own,
    browse: _browse,
    report: _report,
    follow: _follow,
    lapse: _lapse,
    unstaffed: _unstaffed,
    ...can
  } = voicePolicy.abilities(ctx.actor, file);
  const own = await ownTasks(ctx, [file]);
  return {
    ...(await summaryOf(ctx, file, await pausesOf(ctx, file.county, file.id), own.get(file.id))),
    text: voice.text,
    lon: voice.lon,
    lat: voice.lat,
    channel: voice.channel,
    outcome: file.outcome,
    rating: voice.satisfaction,
    hasPhone: voice.phone_sealed !== null,
    path: (await pathOf(ctx, file.code)).map(({ code, name }) => ({ code, name })),
    tasks: await tasksOf(ctx, file),
    steps: await timelineOf(ctx, file),
    photos: await photosOf(ctx, file),
    lapsesAt: file.lapses_at?.toISOString() ?? null,
    can: { ...can, phone: can.phone && voice.phone_sealed !== null },
    ownAnswer: caseRules.ownAnswer.test(ctx.actor, file),
    targets: can.assign || can.invite ? await targetsOf(ctx, file) : [],
  };
}
