// Work that recurs: pg-boss keeps the timetable and gives each beat to one server; what a beat does is idempotent anyway.
import { PgBoss } from 'pg-boss';
import type { Platform } from './context.ts';
import type { Log } from './log.ts';
import type { Manifest } from './module.ts';
import { actAsSystem } from './request.ts';

const SCHEMA = 'liren_jobs';
const TIME_ZONE = 'Asia/Shanghai';
const LONGEST_RUN_S = 300;

export interface Jobs {
  close(): Promise<void>;
}
export interface KernelJob {
  readonly every: string;
  readonly run: () => Promise<void>;
}

/** Job names as the queue knows them: letters, digits, dots. */
export async function startJobs(
  ownerUrl: string,
  platform: Platform,
  manifests: readonly Manifest[],
  own: Readonly<Record<string, KernelJob>>,
  log: Log,
): Promise<Jobs> {
  const boss = new PgBoss({
    connectionString: ownerUrl,
    schema: SCHEMA,
    max: 3,
    application_name: 'liren-jobs',
  });
  boss.on('error', (error) => log.warn('jobs.failed', { error }));
  await boss.start();
  const jobs: Record<string, KernelJob> = { ...own };
  for (const manifest of manifests) {
    for (const [name, job] of Object.entries(manifest.jobs ?? {})) {
      jobs[name] = {
        every: job.every,
        run: async () => {
          while (await actAsSystem(platform, job.run));
        },
      };
    }
  }
  for (const [name, job] of Object.entries(jobs)) {
    // At most one beat waits. Not `singleton`: a beat whose server was killed stays "active" for minutes, and no other
    // would start meanwhile. Two at once are harmless, what they do is locked row by row.
    await boss.createQueue(name, { policy: 'short', retryLimit: 2, expireInSeconds: LONGEST_RUN_S });
    await boss.work(name, { pollingIntervalSeconds: 5 }, () => job.run());
    await boss.schedule(name, job.every, {}, { tz: TIME_ZONE });
  }
  return { close: () => boss.stop({ graceful: true, timeout: 5_000 }) };
}
