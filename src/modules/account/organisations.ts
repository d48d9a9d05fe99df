// Departments and utilities. Their names are public; which of them a desk may give a case to depends on where it stands.
import { type SqlBool, sql } from 'kysely';
import { countyOf, liesIn, lineage, subtree } from '#engines/region/index.ts';
import type { Ctx } from '#kernel/context.ts';
import type { OrganisationRow } from './record.ts';

/** Those of the region itself and of every region above it. */
export function organisationsAbove(ctx: Ctx, code: number): Promise<OrganisationRow[]> {
  return ctx.db
    .selectFrom('organisation')
    .selectAll()
    .where(standsOn(lineage(code)))
    .orderBy('code', 'desc')
    .orderBy('name')
    .execute();
}

function standsOn(line: readonly number[]) {
  const counties = [...new Set(line.map(countyOf))];
  return sql<SqlBool>`(county = any(${counties}::integer[]) and code = any(${[...line]}::bigint[]))`;
}

export async function findOrganisation(
  ctx: Ctx,
  county: number,
  id: string,
): Promise<OrganisationRow | undefined> {
  return ctx.db
    .selectFrom('organisation')
    .selectAll()
    .where('county', '=', county)
    .where('id', '=', id)
    .executeTakeFirst();
}

export async function organisationName(ctx: Ctx, county: number, id: string): Promise<string | undefined> {
  return (await findOrganisation(ctx, county, id))?.name;
}

/** For the desk's pickers: what stands above the region, the desk's own unless it names one, and what lies in it. */
export async function organisationsForDesk(ctx: Ctx, named: number | undefined) {
  const within = named ?? ctx.actor.code;
  if (within === null) return [];
  const rows = await ctx.db
    .selectFrom('organisation')
    .selectAll()
    .where((e) => e.or([standsOn(lineage(within)), liesIn('organisation', subtree(within))]))
    .orderBy('code')
    .orderBy('name')
    .execute();
  return rows.map(({ name_en, ...row }) => ({ ...row, nameEn: name_en }));
}

export type NewOrganisation = Pick<OrganisationRow, 'id' | 'code' | 'name' | 'kind'> & {
  readonly name_en: string;
};

/** Used by seeds; running it again changes nothing. */
export async function addOrganisations(ctx: Ctx, list: readonly NewOrganisation[]): Promise<void> {
  if (list.length === 0) return;
  const rows = list.map((one) => ({ ...one, county: countyOf(one.code) }));
  await ctx.db
    .insertInto('organisation')
    .values(rows)
    .onConflict((c) => c.columns(['county', 'id']).doNothing())
    .execute();
}
