/** Runs one vitest project and counts by its own report, so that a run of nothing cannot look like success. */
import { spawn } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join, relative } from 'node:path';
import { root } from '../checks/files.ts';
import type { Count, SlowFile } from './tally.ts';

export interface VitestRun extends Count {
  readonly files: SlowFile[];
  /** Why the run failed beyond its failed tests. */
  readonly trouble: string | undefined;
}

export interface VitestWish {
  readonly project: string;
  /** Parts of file names, as vitest takes them. */
  readonly filters: readonly string[];
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly report: string;
}

interface Report {
  readonly numPassedTests: number;
  readonly numFailedTests: number;
  readonly numPendingTests: number;
  readonly numTodoTests: number;
  readonly testResults: readonly {
    readonly name: string;
    readonly status: string;
    readonly startTime: number;
    readonly endTime: number;
    readonly assertionResults: readonly { readonly status: string }[];
  }[];
}

const vitest = join(root, 'node_modules', 'vitest', 'vitest.mjs');
const reportFolder = join(root, 'node_modules', '.cache', 'liren-test');

export async function runVitest({ project, filters, env, report }: VitestWish): Promise<VitestRun> {
  mkdirSync(reportFolder, { recursive: true });
  const file = join(reportFolder, `${report}.json`);
  // Yesterday's report must not answer for today's run.
  rmSync(file, { force: true });
  const code = await runProgram(
    process.execPath,
    [
      vitest,
      'run',
      '--project',
      project,
      '--reporter=dot',
      '--reporter=json',
      `--outputFile.json=${file}`,
      ...filters,
    ],
    env,
  );
  return readReport(file, code);
}

export function readReport(file: string, code: number): VitestRun {
  let report: Report;
  try {
    report = JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    return { passed: 0, failed: 1, skipped: 0, files: [], trouble: `vitest left no report (exit ${code})` };
  }
  const files = report.testResults.map(({ name, startTime, endTime }) => ({
    path: relative(root, name),
    seconds: Math.max(0, endTime - startTime) / 1000,
  }));
  // A file that could not be loaded, or whose set-up failed, has no failed test of its own.
  const broken = report.testResults.filter(
    ({ status, assertionResults }) =>
      status === 'failed' && !assertionResults.some((result) => result.status === 'failed'),
  );
  const passed = report.numPassedTests;
  const failed = report.numFailedTests + broken.length;
  const skipped = report.numPendingTests + report.numTodoTests;
  if (passed + failed === 0) return { passed, failed: 1, skipped, files, trouble: 'vitest ran no test' };
  if (code !== 0 && failed === 0) {
    return {
      passed,
      failed: 1,
      skipped,
      files,
      trouble: `vitest ended with ${code} although no test failed`,
    };
  }
  const lost = broken.map(({ name }) => relative(root, name));
  return {
    passed,
    failed,
    skipped,
    files,
    trouble: lost.length > 0 ? `could not run ${lost.join(', ')}` : undefined,
  };
}

/** Runs a program with our output, and ends it when we are told to end. */
export function runProgram(
  command: string,
  args: readonly string[],
  env: Readonly<Record<string, string | undefined>> = {},
  minutes = 30,
): Promise<number> {
  const plain = process.stdout.isTTY ? {} : { NO_COLOR: '1', FORCE_COLOR: '0' };
  return new Promise((resolve) => {
    const child = spawn(command, [...args], {
      cwd: root,
      stdio: 'inherit',
      env: { ...process.env, ...plain, ...env },
      timeout: minutes * 60_000,
      killSignal: 'SIGKILL',
    });
    const stop = () => child.kill('SIGTERM');
    process.once('SIGTERM', stop);
    child.once('error', () => resolve(127));
    child.once('close', (code) => {
      process.off('SIGTERM', stop);
      resolve(code ?? 1);
    });
  });
}
