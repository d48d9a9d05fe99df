// Rows of the tree as they are stored; every writer goes through here, so that no server overlooks a change.
import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import type { Ctx } from '#kernel/context.ts';
import { levelOf, parentOf, subtree } from './code.ts';
import type { RegionRow } from './tables.ts';
import { forgetTree } from './tree.ts';

/** A region that has just come to be; the rest of the row is filled in by who knows it. */
export function newRegion(code: number, name: string, validFrom: string): RegionRow {
  return {
    code,
    level: levelOf(code),
    name,
    name_en: null,
    parent: parentOf(code) ?? null,
    ...subtree(code),
    lon: null,
    lat: null,
    outline: null,
    schematic: true,
    households: null,
    established: true,
    operating: true,
    valid_from: validFrom,
    valid_to: null,
  };
}

/** Waits for other writers; until this transaction ends nobody else changes the tree. */
export async function lockTree(ctx: Ctx): Promise<{ files: string }> {
  return ctx.db
    .selectFrom('region_version')
    .select('files')
    .where('id', '=', 1)
    .forUpdate()
    .executeTakeFirstOrThrow();
}

/** New codes are inserted, known ones brought to this state; one statement, whatever the number. */
export async function writeRegions(ctx: Ctx, rows: readonly RegionRow[]): Promise<void> {
  if (rows.length === 0) return;
  await sql`
    insert into region (code, level, name, name_en, parent, lo, hi, lon, lat, outline, schematic, households,
                        established, operating, valid_from, valid_to)
    select code, level, name, name_en, parent, lo, hi, lon, lat, nullif(outline, 'null'::jsonb), schematic, households,
           established, operating, valid_from, valid_to
      from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r
        (code bigint, level text, name text, name_en text, parent bigint, lo bigint, hi bigint,
         lon double precision, lat double precision, outline jsonb, schematic boolean, households integer,
         established boolean, operating boolean, valid_from date, valid_to date)
    on conflict (code) do update set
      name = excluded.name, lon = excluded.lon, lat = excluded.lat, outline = excluded.outline,
      schematic = excluded.schematic, households = excluded.households, established = excluded.established,
      operating = excluded.operating, valid_to = excluded.valid_to`.execute(ctx.db);
}

export interface AliasRow {
  readonly code: number;
  readonly alias: string;
  readonly kind: string;
  readonly valid_to: string | null;
}

/** How many were not known before. */
export async function writeAliases(ctx: Ctx, rows: readonly AliasRow[]): Promise<number> {
  if (rows.length === 0) return 0;
  const written = await sql`
    insert into region_alias (code, alias, kind, valid_to)
    select code, alias, kind, valid_to from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r
      (code bigint, alias text, kind text, valid_to date)
    on conflict (code, alias) do nothing`.execute(ctx.db);
  return Number(written.numAffectedRows ?? 0);
}

export interface SuccessorRow {
  readonly code: number;
  readonly successor: number;
  readonly since: string;
  readonly kind: string;
}

export async function writeSuccessors(ctx: Ctx, rows: readonly SuccessorRow[]): Promise<number> {
  if (rows.length === 0) return 0;
  const written = await sql`
    insert into region_successor (code, successor, since, kind)
    select code, successor, since, kind from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r
      (code bigint, successor bigint, since date, kind text)
    on conflict (code, successor) do nothing`.execute(ctx.db);
  return Number(written.numAffectedRows ?? 0);
}

/** A random version, not a counter: a tree that was seen by a transaction that failed must not pass for the next one. */
export async function treeChanged(ctx: Ctx, files?: string): Promise<void> {
  await ctx.db
    .updateTable('region_version')
    .set({ version: randomUUID(), ...(files === undefined ? {} : { files }) })
    .where('id', '=', 1)
    .execute();
  forgetTree(ctx);
}
