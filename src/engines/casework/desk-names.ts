// Names of desks that belong to a region.
import { nameOf } from '#engines/region/index.ts';
import type { Ctx } from '#kernel/context.ts';
import type { Desk, NamedDesk } from './desk.ts';

export async function regionDesk(ctx: Ctx, desk: Desk): Promise<NamedDesk> {
  return { ...desk, name: await nameOf(ctx, desk.code) };
}
