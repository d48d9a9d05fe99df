// The desks a case may be given to from where it lies: its own line of regions, and the bodies of the levels the actor reaches.
import {
  answeringDesk,
  type CaseFile,
  type Desk,
  type NamedDesk,
  sameDesk,
} from '#engines/casework/index.ts';
import { childrenOf, contains, levelOf, pathOf, spokenNameOf } from '#engines/region/index.ts';
import type { Ctx } from '#kernel/context.ts';
import { organisationsAbove } from '#modules/account/index.ts';
import { voiceProblems } from './problems.ts';
import { onlyStaffed } from './staffing.ts';

export async function targetsOf(ctx: Ctx, file: CaseFile) {
  const here = ctx.actor.code;
  if (here === null) return [];
  // A community knows its cells better than the place a resident picked: it may name any of them.
  const line = levelOf(here) === 'community' ? await childrenOf(ctx, here) : await pathOf(ctx, file.code);
  const below = line.filter(({ code }) => contains(here, code) && code !== here);
  const regions = await Promise.all(
    (await onlyStaffed(ctx, below)).map(async ({ code, name_en }) => ({
      code,
      org: null,
      name: await spokenNameOf(ctx, code),
      nameEn: name_en,
      level: String(levelOf(code)),
    })),
  );
  // 部门事项不得下派: bodies take work from their own level's office, so they are offered where the actor stands at it.
  const bodies = (await organisationsAbove(ctx, file.code))
    .filter(({ code }) => code === here)
    .map(({ id, code, name, name_en }) => ({
      code,
      org: id,
      name,
      nameEn: name_en,
      level: 'organisation',
    }));
  const out = [{ code: file.holder_code, org: file.holder_org }];
  const answering = file.state === 'disputed' ? await answeringDesk(ctx, file) : undefined;
  if (answering) out.push(answering);
  return [...regions, ...bodies].filter((desk) => !out.some((one) => sameDesk(desk, one)));
}

/** A target the page offered, found again on the server: a desk outside the offer is refused. */
export async function targetDesk(ctx: Ctx, file: CaseFile, to: Desk): Promise<NamedDesk> {
  const found = (await targetsOf(ctx, file)).find((desk) => sameDesk(desk, to));
  if (!found) throw voiceProblems.deskUnknown({ field: 'to', code: to.code, org: to.org });
  return { code: found.code, org: found.org, name: found.name };
}

/** How the acting desk is shown on a step. */
export async function actingDesk(ctx: Ctx): Promise<string | undefined> {
  const { code, org } = ctx.actor;
  if (code === null) return undefined;
  if (org === null) return spokenNameOf(ctx, code);
  const bodies = await organisationsAbove(ctx, code);
  return bodies.find(({ id }) => id === org)?.name ?? spokenNameOf(ctx, code);
}
