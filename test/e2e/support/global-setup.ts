// One complete city for all errands: its own PostgreSQL, the whole of 榆林市, the demo's people, the built pages.
import { chmodSync, mkdtempSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { serve } from '#app/server.ts';
import { webBuildState } from '#app/start/web-build.ts';
import { readConfig } from '#kernel/config.ts';
import { freeLoopbackPort } from '#kernel/embedded-postgres/free-port.ts';
import { startEmbeddedPostgres } from '#kernel/embedded-postgres/launcher.ts';
import { createLog } from '#kernel/log.ts';
import { openSessions } from './sessions.ts';

declare module 'vitest' {
  export interface ProvidedContext {
    cityUrl: string;
    /** Data directory of the city: keys, demo sign-ins, and the sessions these tests keep. */
    cityHome: string;
    /** Past all walls, for whoever tampers. */
    cityDatabase: string;
  }
}

export default async function setup(project: TestProject) {
  const build = await webBuildState();
  if (build === 'missing' || build === 'impossible')
    throw new Error('there are no pages in dist/web: npm run build');
  if (build === 'old') console.warn('dist/web is older than its sources; npm run build makes it new');
  const home = mkdtempSync(join(tmpdir(), 'liren-e2e-'));
  // As root the database runs as another user, who must be able to walk through.
  chmodSync(home, 0o711);
  const log = createLog('error');
  const postgres = await startEmbeddedPostgres({ dataDir: join(home, 'pg'), log });
  // Chosen beforehand: the city writes its own address into the links it hands out.
  const port = await freeLoopbackPort();
  const config = readConfig({ LIREN_HOME: home, PORT: String(port) });
  const server = await serve({ config, ownerUrl: postgres.url, log }).catch(async (error: unknown) => {
    await postgres.stop();
    throw error;
  });
  const database = new URL(postgres.url);
  database.pathname = '/liren';
  await openSessions(server.url, home, database.toString());
  project.provide('cityUrl', server.url);
  project.provide('cityHome', home);
  project.provide('cityDatabase', database.toString());
  return async () => {
    await server.close();
    await postgres.stop();
    await rm(home, { recursive: true, force: true });
  };
}
