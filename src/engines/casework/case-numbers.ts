// Number to case and back. A number tells nothing of the case: whoever supervises may know it without reading the case.
import type { Ctx } from '#kernel/context.ts';
import { inFours } from './messages/number.ts';

/** The numbers of those of these ids that are cases, as they are read. */
export async function numbersOf(ctx: Ctx, ids: readonly string[]): Promise<ReadonlyMap<string, string>> {
  if (ids.length === 0) return new Map();
  const rows = await ctx.db
    .selectFrom('case_number')
    .select(['number', 'case_id'])
    .where((e) => e('case_id', '=', e.fn.any(e.val([...ids]))))
    .execute();
  return new Map(rows.map((row) => [row.case_id, inFours(row.number)]));
}

export async function caseOfNumber(ctx: Ctx, number: string): Promise<string | undefined> {
  const row = await ctx.db
    .selectFrom('case_number')
    .select('case_id')
    .where('number', '=', number.replaceAll(/[\s-]/g, ''))
    .executeTakeFirst();
  return row?.case_id;
}
