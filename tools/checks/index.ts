/** The checks about the code as a whole. Each counts as one test in `npm test`. */
import { execFile } from 'node:child_process';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { checkBoundaries } from './boundaries.ts';
import { checkCeilings } from './ceilings.ts';
import { root } from './files.ts';
import { checkLicences } from './licences.ts';

export interface Outcome {
  readonly ok: boolean;
  /** One line when it passed, everything there is to know when it did not. */
  readonly says: string;
}

export interface Check {
  readonly name: string;
  readonly run: () => Promise<Outcome>;
}

const bin = (...path: string[]) => join(root, 'node_modules', ...path);

export const checks: readonly Check[] = [
  {
    name: 'types',
    run: () =>
      program(bin('@typescript', 'native-preview', 'bin', 'tsgo'), ['--noEmit', '--pretty', 'false']),
  },
  {
    name: 'format and lint',
    run: () =>
      program(
        bin('@biomejs', 'biome', 'bin', 'biome'),
        ['ci', '--colors=off', '--reporter=summary', '.'],
        /Checked [1-9]\d* files/,
      ),
  },
  {
    name: 'boundaries',
    run: async () => {
      const { read, expected, problems } = await checkBoundaries();
      if (read < 20) problems.push(`cruiser-blind: only ${read} modules were read`);
      return judged(problems, `${read} of ${expected} modules read`);
    },
  },
  {
    name: 'nothing unused',
    run: () => program(bin('knip', 'bin', 'knip.js'), ['--no-progress', '--no-config-hints']),
  },
  {
    name: 'licences',
    run: async () => {
      const { checked, problems } = checkLicences();
      if (checked < 100) problems.push(`only ${checked} packages were looked at`);
      return judged(problems, `${checked} packages`);
    },
  },
  {
    name: 'file ceilings',
    run: async () => {
      const { checked, problems } = checkCeilings();
      if (checked < 20) problems.push(`only ${checked} files were measured`);
      return judged(problems, `${checked} files`);
    },
  },
];

function judged(problems: readonly string[], summary: string): Outcome {
  return problems.length === 0 ? { ok: true, says: summary } : { ok: false, says: problems.join('\n') };
}

/** `proof` must appear in the output: a program that looked at nothing must not pass. */
function program(script: string, args: readonly string[], proof?: RegExp): Promise<Outcome> {
  const env = { ...process.env, NO_COLOR: '1', FORCE_COLOR: '0' };
  return new Promise((resolve) => {
    execFile(
      process.execPath,
      [script, ...args],
      { cwd: root, env, maxBuffer: 64 * 1024 * 1024, timeout: 600_000 },
      (error, stdout, stderr) => {
        const said = `${stdout}\n${stderr}`.trim();
        if (error) resolve({ ok: false, says: said || error.message });
        else if (proof && !proof.test(said)) resolve({ ok: false, says: `nothing was checked: ${said}` });
        else resolve({ ok: true, says: said.split('\n').at(-1)?.trim() ?? '' });
      },
    );
  });
}

/** Runs the checks a few at a time and tells each as it ends. */
export async function runChecks(
  wanted: readonly Check[],
  told: (check: Check, outcome: Outcome, seconds: number) => void,
): Promise<void> {
  const waiting = [...wanted];
  const lane = async () => {
    for (let check = waiting.shift(); check; check = waiting.shift()) {
      const started = performance.now();
      const outcome = await check.run().catch((error: unknown) => ({ ok: false, says: String(error) }));
      told(check, outcome, (performance.now() - started) / 1000);
    }
  };
  await Promise.all(Array.from({ length: Math.min(2, availableParallelism()) }, lane));
}
