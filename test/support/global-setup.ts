// One PostgreSQL for the run, and in it one template: migrated, with the whole of 榆林市 and the demo staff. Each test
// file takes a copy of the template, which costs a fifth of a second.
import { chmodSync, mkdtempSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { startEmbeddedPostgres } from '#kernel/embedded-postgres/launcher.ts';
import { createLog } from '#kernel/log.ts';
import { buildTemplate } from './template.ts';

declare module 'vitest' {
  export interface ProvidedContext {
    serverUrl: string;
  }
}

export default async function setup(project: TestProject) {
  const home = mkdtempSync(join(tmpdir(), 'liren-test-'));
  // As root the database runs as another user, who must be able to walk through.
  chmodSync(home, 0o711);
  const binaries = process.env.LIREN_TEST_POSTGRES_BIN;
  const postgres = await startEmbeddedPostgres({
    dataDir: join(home, 'pg'),
    log: createLog('error'),
    ...(binaries ? { binaries } : {}),
  });
  await buildTemplate(postgres.url);
  project.provide('serverUrl', postgres.url);
  return async () => {
    await postgres.stop();
    await rm(home, { recursive: true, force: true });
  };
}
