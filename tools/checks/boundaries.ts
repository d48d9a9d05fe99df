/**
 * Runs dependency-cruiser with the rules of `.dependency-cruiser.mjs` and adds two things it cannot say:
 * that it really read the tree, and that no chain of value imports leads from a page to the server.
 */
import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { root, walk } from './files.ts';

interface Dependency {
  readonly resolved: string;
  readonly dependencyTypes: readonly string[];
  readonly typeOnly?: boolean;
}

interface CruisedModule {
  readonly source: string;
  readonly dependencies: readonly Dependency[];
}

interface Violation {
  readonly from: string;
  readonly to: string;
  readonly rule: { readonly name: string };
  readonly cycle?: readonly { readonly name: string }[];
}

interface Cruise {
  readonly modules: readonly CruisedModule[];
  readonly summary: { readonly violations: readonly Violation[] };
}

export interface BoundaryReport {
  /** How many of our own ts and tsx files the cruiser read, and how many there are. */
  readonly read: number;
  readonly expected: number;
  readonly problems: string[];
  /** The names of the rules that were broken. */
  readonly rules: string[];
}

const folders = ['src', 'tools', 'test'];
const page = /^src\/web\/|^src\/(modules|engines)\/[^/]+\/web\//;
const serverOnly =
  /(^|node_modules\/)(pg|fastify|@fastify\/[^/]+|kysely|pg-boss|sharp|@node-rs\/argon2)(\/|$)/;
/** The build replaces a module's contract by its addresses, so nothing behind it reaches the browser. */
const stripped = /^src\/(modules|engines)\/[^/]+\/contract\.ts$/;
const testFile = /(\.(test|e2e)\.tsx?$|^test\/)/;

export async function checkBoundaries(base: string = root): Promise<BoundaryReport> {
  const here = folders.filter((folder) => existsSync(join(base, folder)));
  const expected = here
    .flatMap((folder) => walk(join(base, folder), base))
    .filter((path) => /(?<!\.d)\.tsx?$/.test(path));
  const cruise = await runCruiser(base, here);
  const read = cruise.modules.filter(({ source }) => expected.includes(source)).length;

  const problems = cruise.summary.violations.map(describe);
  const rules = cruise.summary.violations.map((violation) => violation.rule.name);
  for (const chain of serverChains(cruise.modules)) {
    problems.push(`page-reaches-server: ${chain.join(' → ')}`);
    rules.push('page-reaches-server');
  }
  if (read !== expected.length) {
    problems.push(`cruiser-blind: read ${read} of ${expected.length} ts and tsx files`);
    rules.push('cruiser-blind');
  }
  return { read, expected: expected.length, problems, rules: [...new Set(rules)] };
}

function describe({ rule, from, to, cycle }: Violation): string {
  const ring = cycle?.map(({ name }) => name).join(' → ');
  return `${rule.name}: ${from} → ${ring ?? to}`;
}

/** The shortest chain of value imports from each page to Node or to a server package; types are erased. */
function serverChains(modules: readonly CruisedModule[]): string[][] {
  const values = new Map(modules.map((module) => [module.source, module.dependencies.filter(isValue)]));
  const chains: string[][] = [];
  for (const { source } of modules) {
    if (!page.test(source) || testFile.test(source)) continue;
    const chain = shortestChain(source, values);
    // Report a chain once, at the page that leaves the browser, not again at every page above it.
    if (chain && !page.test(chain[1] ?? '')) chains.push(chain);
  }
  return chains;
}

function shortestChain(start: string, values: Map<string, Dependency[]>): string[] | undefined {
  const queue: string[][] = [[start]];
  const seen = new Set([start]);
  for (const path of queue) {
    if (stripped.test(path.at(-1) ?? '')) continue;
    for (const { resolved, dependencyTypes } of values.get(path.at(-1) ?? '') ?? []) {
      const next = [...path, resolved];
      if (dependencyTypes.includes('core') || serverOnly.test(resolved)) return next;
      if (seen.has(resolved) || resolved.includes('node_modules/')) continue;
      seen.add(resolved);
      queue.push(next);
    }
  }
  return undefined;
}

function isValue({ dependencyTypes }: Dependency): boolean {
  return !dependencyTypes.includes('type-only');
}

function runCruiser(base: string, here: readonly string[]): Promise<Cruise> {
  if (here.length === 0) return Promise.resolve({ modules: [], summary: { violations: [] } });
  const program = join(root, 'node_modules', 'dependency-cruiser', 'bin', 'dependency-cruiser.mjs');
  const config = join(root, '.dependency-cruiser.mjs');
  const args = [program, ...here, '--config', config, '--output-type', 'json'];
  return new Promise((resolve, reject) => {
    execFile(process.execPath, args, { cwd: base, maxBuffer: 256 * 1024 * 1024 }, (error, stdout, stderr) => {
      try {
        resolve(JSON.parse(stdout));
      } catch {
        reject(
          new Error(`dependency-cruiser gave no answer: ${error?.message ?? ''} ${stderr.slice(0, 2000)}`),
        );
      }
    });
  });
}
