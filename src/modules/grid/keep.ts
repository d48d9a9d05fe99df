// What a community keeps of its grid: the named places of a cell, and the cells themselves.
import {
  addPlace,
  createCell,
  endCell,
  endPlace,
  levelOf,
  nameOf,
  placesWithin,
} from '#engines/region/index.ts';
import type { Ctx } from '#kernel/context.ts';
import { uuidv7 } from '#kernel/uuid.ts';
import { gridPolicy } from './policy.ts';
import { gridProblems } from './problems.ts';

export function placeView({ id, name, valid_from }: { id: string; name: string; valid_from: string }) {
  return { id, name, since: valid_from };
}

export async function keepPlace(ctx: Ctx, cell: number, place: { id: string; name: string }) {
  return placeView(await addPlace(ctx, gridPolicy.grant(ctx.actor, 'keep', { code: cell }), place));
}

export async function dropPlace(ctx: Ctx, cell: number, place: string) {
  return placeView(await endPlace(ctx, gridPolicy.grant(ctx.actor, 'keep', { code: cell }), place));
}

export async function openCell(
  ctx: Ctx,
  community: number,
  {
    name,
    households,
    reason,
  }: { name?: string | undefined; households?: number | undefined; reason: string },
) {
  const granted = gridPolicy.grant(ctx.actor, 'keep', { code: community });
  const code = await createCell(ctx, granted, {
    reason,
    ...(name === undefined ? {} : { name }),
    ...(households === undefined ? {} : { households }),
  });
  return { code, name: await nameOf(ctx, code) };
}

export async function closeCell(
  ctx: Ctx,
  code: number,
  { successor, reason }: { successor?: number | undefined; reason: string },
) {
  if (levelOf(code) !== 'grid') throw gridProblems.notACell({ field: 'code', code });
  const cell = gridPolicy.grant(ctx.actor, 'keep', { code });
  const places = await placesWithin(ctx, code);
  await endCell(ctx, cell, { reason, ...(successor === undefined ? {} : { successor }) });
  for (const place of places) await endPlace(ctx, cell, place.id);
  if (successor !== undefined) await handOver(ctx, successor, places);
  // Whoever keeps work that lies here moves it.
  ctx.emit({ topic: 'cell.ended', code, payload: { code } });
  return { code, name: await nameOf(ctx, code) };
}

async function handOver(ctx: Ctx, successor: number, places: readonly { name: string }[]): Promise<void> {
  const heir = gridPolicy.grant(ctx.actor, 'keep', { code: successor });
  const known = new Set((await placesWithin(ctx, successor)).map(({ name }) => name));
  for (const { name } of places)
    if (!known.has(name)) await addPlace(ctx, heir, { id: uuidv7(ctx.now.getTime()), name });
}
