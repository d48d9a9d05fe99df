/**
 * The test projects. `unit`, `conventions` and `e2e` run two workers wide; `start` and `crash` start servers and
 * kill them, so their files take turns.
 */
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

const databaseSetup = fileURLToPath(new URL('./test/support/global-setup.ts', import.meta.url));
// Starts a database on first use only, so that a run of pure unit tests stays quick.
const globalSetup = existsSync(databaseSetup) ? [databaseSetup] : [];

export default defineConfig({
  test: {
    // An `.only` that slipped in would silently skip the rest.
    allowOnly: false,
    passWithNoTests: false,
    maxWorkers: 2,
    pool: 'forks',
    restoreMocks: true,
    unstubEnvs: true,
    projects: [
      {
        extends: true,
        test: {
          name: 'unit',
          include: ['src/**/*.test.{ts,tsx}', 'tools/**/*.test.ts', 'test/territory/*.test.ts'],
          globalSetup,
          testTimeout: 30_000,
          hookTimeout: 120_000,
        },
      },
      {
        extends: true,
        test: {
          name: 'conventions',
          include: ['test/conventions/*.test.ts'],
          // The manifests are compared with the schema that the migrations really make.
          globalSetup,
          testTimeout: 60_000,
          hookTimeout: 120_000,
        },
      },
      {
        extends: true,
        test: {
          name: 'e2e',
          include: ['test/e2e/**/*.e2e.ts'],
          // One city for all errands, as it would be: a complete server on its own database.
          globalSetup: ['test/e2e/support/global-setup.ts'],
          // A worker keeps its browser from file to file; what was left in a window is wiped (support/windows.ts).
          isolate: false,
          // Tried again in CI only, as are the kills: a browser that starves on a shared machine misses what people see
          // within two or three seconds. Twice is a defect. Nothing else may pass at a second try: the other projects
          // measure their own time, wait for what happens, or judge the quickest of several attempts.
          retry: process.env.CI ? 1 : 0,
          sequence: { groupOrder: 1 },
          testTimeout: 180_000,
          hookTimeout: 300_000,
        },
      },
      {
        extends: true,
        test: {
          name: 'start',
          include: ['test/start/*.test.ts'],
          // Pages are built once, before anything is measured against the clock.
          globalSetup: ['test/start/support/global-setup.ts'],
          fileParallelism: false,
          sequence: { groupOrder: 3 },
          testTimeout: 90_000,
          hookTimeout: 120_000,
        },
      },
      {
        extends: true,
        test: {
          name: 'crash',
          include: ['test/crash/*.test.ts'],
          // Each of twenty recoveries has its five seconds by the clock on the wall; in CI that is shared with others.
          retry: process.env.CI ? 1 : 0,
          fileParallelism: false,
          sequence: { groupOrder: 2 },
          globalSetup,
          testTimeout: 300_000,
          hookTimeout: 300_000,
        },
      },
    ],
  },
});
