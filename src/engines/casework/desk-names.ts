// Names of desks that belong to a region.
import { spokenNameOf } from '#engines/region/index.ts';
import type { Ctx } from '#kernel/context.ts';
import type { Desk, NamedDesk } from './desk.ts';

export async function regionDesk(ctx: Ctx, desk: Desk): Promise<NamedDesk> {
  return { ...desk, name: await spokenNameOf(ctx, desk.code) };
}
