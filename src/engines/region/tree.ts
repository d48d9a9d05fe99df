// The whole tree in the memory of each server, as it stands today. It changes a few times a year and is asked for by
// every page, so a request only asks whether its version is still the newest.
import { civilDay } from '#engines/schedule/index.ts';
import type { Ctx } from '#kernel/context.ts';
import type { Database } from '#kernel/database/database.ts';
import { lineage } from './code.ts';
import { type Box, boxOf } from './polygon.ts';
import { regionProblems } from './problems.ts';
import type { RegionRow } from './tables.ts';

export interface RegionNode extends RegionRow {
  readonly leaf: boolean;
  readonly inForce: boolean;
  readonly box: Box | null;
  /** Former and short names. */
  readonly aliases: readonly string[];
}

export interface RegionTree {
  readonly root: RegionNode | undefined;
  readonly nodes: ReadonlyMap<number, RegionNode>;
  /** Those in force, by code. */
  children(code: number): readonly RegionNode[];
  find(code: number): RegionNode | undefined;
  get(code: number): RegionNode;
  /** From the city down to the region itself; ended regions keep their path, for the papers that name them. */
  path(code: number): RegionNode[];
  /** 榆阳区鼓楼街道第一网格: the names from the county down, as a clerk writes a place. */
  place(code: number): string;
}

interface Kept {
  readonly key: string;
  readonly tree: Promise<RegionTree>;
}
const keptBy = new WeakMap<Database, Kept>();
const askedIn = new WeakMap<Ctx, Promise<RegionTree>>();

/** The tree as this request sees it. */
export function regionTree(ctx: Ctx): Promise<RegionTree> {
  const asked = askedIn.get(ctx) ?? currentTree(ctx);
  askedIn.set(ctx, asked);
  return asked;
}

/** After a change in this same request the next question reads the tree again. */
export function forgetTree(ctx: Ctx): void {
  askedIn.delete(ctx);
}

async function currentTree(ctx: Ctx): Promise<RegionTree> {
  const { version } = await ctx.db
    .selectFrom('region_version')
    .select('version')
    .where('id', '=', 1)
    .executeTakeFirstOrThrow();
  const today = civilDay(ctx.now);
  const { database } = ctx.platform;
  const kept = keptBy.get(database);
  const key = `${version} ${today}`;
  // Whoever comes while another request reads the tree waits for it, unless that request fails.
  const shared = kept?.key === key ? await kept.tree.catch(() => undefined) : undefined;
  if (shared) return shared;
  const tree = readTree(ctx, today);
  keptBy.set(database, { key, tree });
  return tree;
}

async function readTree(ctx: Ctx, today: string): Promise<RegionTree> {
  const rows = await ctx.db.selectFrom('region').selectAll().orderBy('code').execute();
  const aliases = await ctx.db
    .selectFrom('region_alias')
    .select(['code', 'alias'])
    .orderBy('alias')
    .execute();
  return treeOf(
    rows,
    Map.groupBy(aliases, (row) => row.code),
    today,
  );
}

const NONE: readonly never[] = [];

function treeOf(
  rows: readonly RegionRow[],
  aliases: ReadonlyMap<number, readonly { alias: string }[]>,
  today: string,
): RegionTree {
  const inForce = (row: RegionRow) => row.valid_to === null || row.valid_to > today;
  const parents = new Set(rows.filter(inForce).map((row) => row.parent));
  const nodes = new Map(
    rows.map((row): [number, RegionNode] => [
      row.code,
      {
        ...row,
        leaf: !parents.has(row.code),
        inForce: inForce(row),
        box: row.outline && boxOf(row.outline),
        aliases: aliases.get(row.code)?.map(({ alias }) => alias) ?? NONE,
      },
    ]),
  );
  const below = Map.groupBy(
    [...nodes.values()].filter((node) => node.inForce),
    (node) => node.parent,
  );
  const get = (code: number) => {
    const node = nodes.get(code);
    if (!node) throw regionProblems.unknown({ code });
    return node;
  };
  const path = (code: number) => lineage(get(code).code).map(get);
  return {
    root: below.get(null)?.[0],
    nodes,
    children: (code) => below.get(code) ?? NONE,
    find: (code) => nodes.get(code),
    get,
    path,
    place: (code) =>
      (path(code).length > 1 ? path(code).slice(1) : path(code)).map((node) => node.name).join(''),
  };
}
