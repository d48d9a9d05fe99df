// Work that recurs: pg-boss keeps the timetable and gives each beat to one server; what a beat does is idempotent anyway.
import { PgBoss } from 'pg-boss';
import type { Platform } from './context.ts';
import type { Log } from './log.ts';
import type { Manifest } from './module.ts';
import { actAsSystem } from './request.ts';

const SCHEMA = 'liren_jobs';
const TIME_ZONE = 'Asia/Shanghai';

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
  const boss = new PgBoss({ connectionString: ownerUrl, schema: SCHEMA, max: 3, application_name: 'liren-jobs' });
  boss.on('error', (error) => log.warn('jobs.failed', { error }));
  await boss.start();
  const jobs: Record<string, KernelJob> = { ...own };
  for (const manifest of manifests) {
    for (const [name, job] of Object.entries(manifest.jobs ?? {})) {
      jobs[name] = { every: job.every, run: () => actAsSystem(platform, job.run) };
    }
  }
  for (const [name, job] of Object.entries(jobs)) {
    await boss.createQueue(name, { policy: 'singleton', retryLimit: 2 });
    await boss.work(name, { pollingIntervalSeconds: 5 }, () => job.run());
    await boss.schedule(name, job.every, {}, { tz: TIME_ZONE });
  }
  return { close: () => boss.stop({ graceful: true, timeout: 5_000 }) };
}
