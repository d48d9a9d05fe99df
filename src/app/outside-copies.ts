// Every server keeps its own copy of all seals, whoever of them made one: a copy that lacks another server's seals would
// not notice that exactly these were cut off.
import { reconcileOutsideSeals } from '#kernel/audit/outside-seals.ts';
import type { Database } from '#kernel/database/database.ts';
import type { Log } from '#kernel/log.ts';

const BEAT_MS = 60_000;

/** Reconciles now and once a minute; says once of each seal that the database contradicts it. */
export async function keepOutsideCopies(
  database: Database,
  path: string,
  log: Log,
  every = BEAT_MS,
): Promise<{ close(): Promise<void> }> {
  const told = new Set<number>();
  const once = async () => {
    const { contradicted } = await reconcileOutsideSeals(database, path);
    const news = contradicted.filter((no) => !told.has(no));
    for (const no of news) told.add(no);
    if (news.length > 0) log.error('audit.contradicted', { seals: news });
  };
  await once();
  let running = Promise.resolve();
  const beat = setInterval(() => {
    running = running.then(once).catch((error: unknown) => log.warn('audit.copies-failed', { error }));
  }, every);
  return {
    close: async () => {
      clearInterval(beat);
      await running;
    },
  };
}
