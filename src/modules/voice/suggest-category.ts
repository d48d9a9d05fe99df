// What a text probably speaks of, from the examples this city has collected. The text is neither kept nor noted.
import { createHash } from 'node:crypto';
import { parse } from 'csv-parse/sync';
import type { Ctx } from '#kernel/context.ts';
import { listCategories } from './categories.ts';
import { learn, type Model, type Suggestion, suggest } from './suggest.ts';

const kept = new WeakMap<object, { at: number; model: Promise<Model> }>();
/** Learning takes a tenth of a second; examples are changed by the installer and rarely by hand. */
const FRESH_MS = 600_000;
const MOST = 3;

/** The three likeliest of today's categories. */
export async function suggestCategory(ctx: Ctx, text: string): Promise<Suggestion[]> {
  const known = new Set((await listCategories(ctx)).map(({ code }) => code));
  return suggest(await modelOf(ctx), text)
    .filter(({ category }) => known.has(category))
    .slice(0, MOST);
}

function modelOf(ctx: Ctx): Promise<Model> {
  const key = ctx.platform.database;
  const now = ctx.platform.clock.now().getTime();
  const last = kept.get(key);
  if (last && Math.abs(now - last.at) < FRESH_MS) return last.model;
  const model = readModel(ctx);
  kept.set(key, { at: now, model });
  // A failed reading is no model: whoever comes next reads again.
  model.catch(() => kept.delete(key));
  return model;
}

async function readModel(ctx: Ctx): Promise<Model> {
  const examples = await ctx.db.selectFrom('voice_example').select(['category', 'text']).execute();
  // A new category has its names before it has examples; the English ones serve whoever writes English.
  const named = (await listCategories(ctx)).flatMap(({ code, name_zh, name_en, examples_zh }) =>
    [name_zh, name_en, ...examples_zh.split(/\s+/)].map((text) => ({ category: code, text })),
  );
  return learn([...examples, ...named]);
}

/** Installs what is new in the seed; what the city added stays. */
export async function installExamples(ctx: Ctx, csv: string): Promise<void> {
  const rows: { category: string; text: string }[] = parse(csv, { columns: true, skip_empty_lines: true });
  const present = await ctx.db.selectFrom('voice_example').select('id').execute();
  const known = new Set(present.map(({ id }) => id));
  const categories = new Set((await listCategories(ctx)).map(({ code }) => code));
  const fresh = rows
    .map(({ category, text }) => ({ id: idOf(text), category, text }))
    .filter(({ id, category }) => categories.has(category) && !known.has(id));
  if (fresh.length === 0) return;
  await ctx.db
    .insertInto('voice_example')
    .values(fresh)
    .onConflict((conflict) => conflict.column('id').doNothing())
    .execute();
}

const idOf = (text: string) => createHash('sha256').update(text).digest('hex').slice(0, 32);
