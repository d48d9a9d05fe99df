// Brings the tree to the state of a city's files: the first installation, and every later list of the year.
import { createHash } from 'node:crypto';
import type { Ctx } from '#kernel/context.ts';
import { commonProfile, syntheticHouseholds } from './cells.ts';
import { LEVELS, type Level } from './code.ts';
import { type DivisionFiles, readDivisionFiles } from './division-file.ts';
import { formerNames, reconcile, refuseForeignOrCut, sameRow } from './reconcile.ts';
import { lockTree, treeChanged, writeAliases, writeRegions, writeSuccessors } from './store.ts';
import type { RegionRow } from './tables.ts';

export interface DivisionLoad extends DivisionFiles {
  /** The civil date on which new regions begin and missing ones end. */
  readonly today: string;
  readonly households?: (community: number) => number;
  /** Says that a list in which more than a tenth is missing is meant so. */
  readonly acceptEnding?: boolean;
}

export interface LoadedDivisions {
  /** In force afterwards. */
  readonly counts: Readonly<Record<Level, number>>;
  readonly added: number;
  readonly renamed: number;
  readonly ended: number;
}

export async function loadDivisions(ctx: Ctx, load: DivisionLoad): Promise<LoadedDivisions> {
  const { households = syntheticHouseholds } = load;
  const files = digestOf(load);
  const loaded = await lockTree(ctx);
  // Every start of a server comes through here; nearly always there is nothing to do.
  if (loaded.files === files) {
    const levels = await ctx.db.selectFrom('region').select(['level', 'valid_to']).execute();
    return { counts: countLevels(levels), added: 0, renamed: 0, ended: 0 };
  }
  const list = readDivisionFiles(load);
  const stored = await ctx.db.selectFrom('region').selectAll().orderBy('code').execute();
  const before = new Map(stored.map((row) => [row.code, row]));
  refuseForeignOrCut(list, stored, load.acceptEnding ?? false);
  const rows = reconcile(list, stored, {
    today: load.today,
    profile: list.profile ?? commonProfile,
    households,
  });
  const changed = rows.filter((row) => !sameRow(before.get(row.code), row));
  await writeRegions(ctx, changed);
  const former = formerNames(changed, before, load.today);
  await writeAliases(ctx, [...former, ...list.aliases]);
  await writeSuccessors(ctx, list.successors);
  await treeChanged(ctx, files);

  const result = {
    counts: countLevels(rows),
    added: changed.filter((row) => !before.has(row.code)).length,
    renamed: former.length,
    ended: changed.filter((row) => row.valid_to !== null && before.get(row.code)?.valid_to === null).length,
  };
  ctx.audit({
    action: 'region.load',
    subject: 'region',
    subjectId: String(list.root),
    code: list.root,
    purpose: 'installation',
    detail: { ...result, files },
  });
  return result;
}

function digestOf({ csv, aliases, successors, map, cells }: DivisionLoad): string {
  return createHash('sha256')
    .update(JSON.stringify([csv, aliases, successors, map, cells]))
    .digest('hex');
}

function countLevels(rows: readonly Pick<RegionRow, 'level' | 'valid_to'>[]): Record<Level, number> {
  const count = (level: Level) => rows.filter((row) => row.level === level && row.valid_to === null).length;
  const [city, county, street, community, grid] = LEVELS;
  return {
    city: count(city),
    county: count(county),
    street: count(street),
    community: count(community),
    grid: count(grid),
  };
}
