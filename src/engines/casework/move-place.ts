// Where a matter lies, once somebody knows better: a community finds out in which of its cells it is.
import type { Ctx } from '#kernel/context.ts';
import { moveFiles } from '#kernel/files.ts';
import { caseworkProblems } from './problems.ts';
import type { CaseFile } from './tables.ts';

/**
 * All that is written about the case goes along, or those who have it now could not read it. Within its county: it is
 * the same case. What belongs to a module moves with `code` in the same transaction.
 */
export async function movePlace<File extends CaseFile>(ctx: Ctx, file: File, code: number): Promise<File> {
  const { county, id } = file;
  const moved = await ctx.db
    .updateTable('case_file')
    .set({ code })
    .where('county', '=', county)
    .where('id', '=', id)
    .where('version', '=', file.version)
    .executeTakeFirst();
  if (moved.numUpdatedRows !== 1n) throw caseworkProblems.changedMeanwhile({ number: file.number });
  for (const table of ['case_step', 'case_task', 'case_pause', 'case_escalation', 'case_number'] as const) {
    await ctx.db
      .updateTable(table)
      .set({ code })
      .where('county', '=', county)
      .where('case_id', '=', id)
      .execute();
  }
  await ctx.db
    .updateTable('case_key')
    .set({ code })
    .where('county', '=', county)
    .where('id', '=', id)
    .execute();
  await moveFiles(ctx, county, id, code);
  return { ...file, code };
}
