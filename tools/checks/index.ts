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
  /** `base`: the tree to look at. Ours, unless a test has planted something in another. */
  readonly run: (base: string) => Promise<Outcome>;
}

const bin = (...path: string[]) => join(root, 'node_modules', ...path);

export const checks: readonly Check[] = [
  {
    name: 'types',
    run: (base) =>
      program(
        base,
        bin('@typescript', 'native-preview', 'bin', 'tsgo'),
        ['--noEmit', '--pretty', 'false', '--diagnostics'],
        /Files: +[1-9]\d*/,
      ),
  },
  {
    name: 'format and lint',
    run: (base) =>
      program(
        base,
        bin('@biomejs', 'biome', 'bin', 'biome'),
        ['ci', '--colors=off', '--reporter=summary', '.'],
        /Checked [1-9]\d* files/,
      ),
  },
  {
    name: 'boundaries',
    run: async (base) => {
      const { read, expected, problems } = await checkBoundaries(base);
      if (read < 20) problems.push(`cruiser-blind: only ${read} modules were read`);
      return judged(problems, `${read} of ${expected} modules read`);
    },
  },
  {
    name: 'nothing unused',
    run: (base) => program(base, bin('knip', 'bin', 'knip.js'), ['--no-progress', '--no-config-hints']),
  },
  {
    name: 'licences',
    run: async (base) => {
      const { checked, problems } = checkLicences(base);
      if (checked < 100) problems.push(`only ${checked} packages were looked at`);
      return judged(problems, `${checked} packages`);
    },
  },
  {
    name: 'file ceilings',
    run: async (base) => {
      const { checked, problems } = checkCeilings(base);
      if (checked < 20) problems.push(`only ${checked} files were measured`);
      return judged(problems, `${checked} files`);
    },
  },
];

function judged(problems: readonly string[], summary: string): Outcome {
  return problems.length === 0 ? { ok: true, says: summary } : { ok: false, says: problems.join('\n') };
}

/** `proof` must appear in the output: a program that looked at nothing must not pass. */
function program(base: string, script: string, args: readonly string[], proof?: RegExp): Promise<Outcome> {
  const env = { ...process.env, NO_COLOR: '1', FORCE_COLOR: '0' };
  return new Promise((resolve) => {
    execFile(
      process.execPath,
      [script, ...args],
      { cwd: base, env, maxBuffer: 64 * 1024 * 1024, timeout: 600_000 },
      (error, stdout, stderr) => {
        const said = `${stdout}\n${stderr}`.trim();
        if (error) resolve({ ok: false, says: said || error.message });
        else if (proof && !proof.test(said)) resolve({ ok: false, says: `nothing was checked: ${said}` });
        else resolve({ ok: true, says: proof?.exec(said)?.[0].replace(/ +/, ' ') ?? '' });
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
      const outcome = await check.run(root).catch((error: unknown) => ({ ok: false, says: String(error) }));
      told(check, outcome, (performance.now() - started) / 1000);
    }
  };
  await Promise.all(Array.from({ length: Math.min(2, availableParallelism()) }, lane));
}
