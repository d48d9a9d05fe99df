// The data a city starts with: its divisions, the working calendar, the categories of voices and what is said of
// each. Safe to run at every start.
import { readFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { loadDivisions } from '#engines/region/index.ts';
import { civilDay, installCalendar } from '#engines/schedule/index.ts';
import { repositoryRoot } from '#kernel/config.ts';
import type { Ctx } from '#kernel/context.ts';
import { installCategories, installExamples } from '#modules/voice/index.ts';

const data = (...path: string[]) => join(repositoryRoot, 'data', ...path);
export const DEFAULT_DIVISIONS = data('divisions', 'yulin.csv');

/** `divisions`: the CSV of a city; its `-aliases`, `-successors`, `-map` and `-cells` files are taken from beside it. */
export async function installCity(ctx: Ctx, divisions = DEFAULT_DIVISIONS) {
  const today = civilDay(ctx.now);
  const loaded = await loadDivisions(ctx, { ...(await divisionFiles(divisions)), today });
  await installCalendar(ctx, {
    days: await readFile(data('calendars', 'cn.csv'), 'utf8'),
    years: await readFile(data('calendars', 'cn-years.csv'), 'utf8'),
    hours: await readFile(data('calendars', 'office-hours.csv'), 'utf8'),
  });
  await installCategories(ctx, await readFile(data('voice', 'categories.csv'), 'utf8'));
  await installExamples(ctx, await readFile(data('voice', 'examples.csv'), 'utf8'));
  return loaded;
}

async function divisionFiles(csvPath: string) {
  const stem = basename(csvPath, '.csv');
  const beside = (part: string) =>
    readFile(join(dirname(csvPath), `${stem}-${part}.csv`), 'utf8').catch(() => undefined);
  const [aliases, successors, map, cells] = await Promise.all([
    beside('aliases'),
    beside('successors'),
    beside('map'),
    beside('cells'),
  ]);
  return {
    csv: await readFile(csvPath, 'utf8'),
    ...(aliases ? { aliases } : {}),
    ...(successors ? { successors } : {}),
    ...(map ? { map } : {}),
    ...(cells ? { cells } : {}),
  };
}
