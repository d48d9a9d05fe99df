// Small classes of voices and their limits: data, kept in memory until the installer or an editor changes them.
import { parse } from 'csv-parse/sync';
import type { Ctx } from '#kernel/context.ts';
import { voiceProblems } from './problems.ts';
import type { VoiceCategory } from './record.ts';

const kept = new WeakMap<object, { at: number; list: VoiceCategory[] }>();
const FRESH_MS = 5_000;

export async function listCategories(ctx: Ctx): Promise<VoiceCategory[]> {
  const key = ctx.platform.database;
  const known = kept.get(key);
  const now = ctx.platform.clock.now().getTime();
  // A clock that was set back has not made the list any fresher.
  if (known && Math.abs(now - known.at) < FRESH_MS) return known.list;
  const list = await ctx.db.selectFrom('voice_category').selectAll().orderBy('code').execute();
  kept.set(key, { at: now, list });
  return list;
}

export async function getCategory(ctx: Ctx, code: string): Promise<VoiceCategory> {
  const found = (await listCategories(ctx)).find((category) => category.code === code);
  if (!found) throw voiceProblems.categoryUnknown({ field: 'category', value: code });
  return found;
}

/** Installs the seed; an edited row stays as it was edited. */
export async function installCategories(ctx: Ctx, csv: string): Promise<void> {
  const rows: Record<string, string>[] = parse(csv, { columns: true, skip_empty_lines: true });
  for (const row of rows) {
    await ctx.db
      .insertInto('voice_category')
      .values({
        code: row.code ?? '',
        group_zh: row.group_zh ?? '',
        group_en: row.group_en ?? '',
        name_zh: row.name_zh ?? '',
        name_en: row.name_en ?? '',
        limit_amount: Number(row.limit_amount),
        limit_unit: unitOf(row.limit_unit),
        body: row.body ?? '',
        examples_zh: row.examples_zh ?? '',
      })
      .onConflict((conflict) => conflict.column('code').doNothing())
      .execute();
  }
}

const UNITS = ['WORK_HOUR', 'WORK_DAY', 'CALENDAR_DAY', 'HOUR'] as const;
function unitOf(text: string | undefined): (typeof UNITS)[number] {
  const unit = UNITS.find((known) => known === text);
  if (!unit) throw new Error(`voice categories: limit_unit is ${text}, one of ${UNITS.join(', ')} is needed`);
  return unit;
}
