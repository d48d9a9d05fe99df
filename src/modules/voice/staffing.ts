// Whether somebody is there: an officer's post can end while matters lie in the cell.
import { advance, apart, type CaseFile, regionDesk } from '#engines/casework/index.ts';
import { ancestor, countyOf, getRegion, levelOf } from '#engines/region/index.ts';
import { type Ctx, systemActor } from '#kernel/context.ts';
import { postsAt } from '#modules/account/index.ts';
import { voiceFlow } from './flow.ts';
import { voicePolicy } from './policy.ts';

/** Of these regions the cells that have ended or have no officer. Offices above the cells always have somebody. */
async function unstaffedOf(ctx: Ctx, codes: readonly number[]): Promise<Set<number>> {
  const cells = [...new Set(codes)].filter((code) => levelOf(code) === 'grid');
  if (cells.length === 0) return new Set();
  const posted = new Set((await postsAt(ctx, cells)).map(({ code }) => code));
  const regions = await Promise.all(cells.map((code) => getRegion(ctx, code)));
  return new Set(
    regions.filter(({ code, inForce }) => !inForce || !posted.has(code)).map(({ code }) => code),
  );
}

export async function isUnstaffed(ctx: Ctx, code: number): Promise<boolean> {
  return (await unstaffedOf(ctx, [code])).size > 0;
}

export async function onlyStaffed<D extends { readonly code: number }>(
  ctx: Ctx,
  desks: readonly D[],
): Promise<D[]> {
  const unstaffed = await unstaffedOf(
    ctx,
    desks.map(({ code }) => code),
  );
  return desks.filter(({ code }) => !unstaffed.has(code));
}

const BATCH = 200;

/**
 * 网格员离岗: what still lies with a cell that has nobody goes on at its community. `cell` where an event names one;
 * otherwise all of them, for a post can also run out by its date. Answers whether there may be more.
 */
export async function leaveUnstaffedCells(ctx: Ctx, cell?: number): Promise<boolean> {
  const holders = cell === undefined ? await cellsThatHold(ctx) : [cell];
  let moved = 0;
  for (const code of await unstaffedOf(ctx, holders)) {
    const community = await regionDesk(ctx, { code: ancestor(code, 'community'), org: null });
    for (const { county, case_id } of await leadsAt(ctx, code, BATCH - moved)) {
      const done = await apart(ctx, case_id, async (own) => {
        const file = await lockHeld(own, county, case_id, code);
        if (!file) return false;
        const granted = voicePolicy.grant(systemActor(), 'unstaffed', file);
        await advance(own, voiceFlow, granted, 'unstaffed', { to: community });
        return true;
      });
      if (done) moved++;
    }
  }
  return moved >= BATCH;
}

async function cellsThatHold(ctx: Ctx): Promise<number[]> {
  const rows = await openLeads(ctx)
    .select('holder_code')
    .distinct()
    .where((e) => e(e('holder_code', '%', 1_000), '<>', 0))
    .execute();
  return rows.map(({ holder_code }) => holder_code);
}

function leadsAt(ctx: Ctx, code: number, most: number) {
  return (
    openLeads(ctx)
      .select(['county', 'case_id'])
      // A cell has nothing but matters of its own county.
      .where('county', '=', countyOf(code))
      .where('holder_code', '=', code)
      .orderBy('id')
      .limit(Math.max(0, most))
      .execute()
  );
}

function openLeads(ctx: Ctx) {
  return ctx.db
    .selectFrom('case_task')
    .where('done_at', 'is', null)
    .where('role', '=', 'lead')
    .where('holder_org', 'is', null);
}

function lockHeld(ctx: Ctx, county: number, id: string, holder: number): Promise<CaseFile | undefined> {
  return ctx.db
    .selectFrom('case_file')
    .selectAll()
    .where('county', '=', county)
    .where('id', '=', id)
    .where('kind', '=', voiceFlow.kind)
    .where('holder_code', '=', holder)
    .where('holder_org', 'is', null)
    .where('answered_at', 'is', null)
    .forUpdate()
    .executeTakeFirst();
}
