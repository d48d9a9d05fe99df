/**
 * `npm test`: prepares the machine, checks the code, builds it, and runs every test. The last line is the
 * result, for people and for machines: `N passed, N failed`.
 *
 *   npm test -- --only checks            a part: checks, build, conventions, unit, start, crash, e2e, pg15
 *   npm test -- --only unit voice        the unit tests whose path contains "voice"
 */
import { existsSync, globSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { root } from './checks/files.ts';
import { checks, runChecks } from './checks/index.ts';
import { type Machine, prepareMachine } from './test/machine.ts';
import { Tally } from './test/tally.ts';
import { runProgram, runVitest } from './test/vitest.ts';

const parts = ['checks', 'build', 'conventions', 'unit', 'start', 'crash', 'e2e', 'pg15'] as const;
type Part = (typeof parts)[number];

const tally = new Tally();
const say = (line: string) => console.log(line);
const seconds = (since: number) => (performance.now() - since) / 1000;

async function main(): Promise<void> {
  const { values, positionals } = parseArgs({
    options: { only: { type: 'string', multiple: true } },
    allowPositionals: true,
  });
  const wished = values.only?.flatMap((value) => value.split(',')) ?? [...parts];
  const unknown = wished.filter((name) => !parts.some((part) => part === name));
  if (unknown.length > 0) return refuse(`unknown part ${unknown.join(', ')}; there are ${parts.join(', ')}`);
  const wanted = parts.filter((part) => wished.includes(part));

  const machine = prepare(wanted);
  for (const part of wanted) {
    say(`\n== ${part}`);
    await run(part, machine, positionals);
  }
  say('');
  for (const line of tally.table()) say(line);
  say(`\n${tally.lastLine()}`);
  process.exitCode = tally.succeeded() ? 0 : 1;
}

function prepare(wanted: readonly Part[]): Machine {
  const needed = wanted.some((part) => part === 'e2e' || part === 'pg15');
  if (!needed) return { browser: undefined, postgres15: undefined };
  say('== machine');
  const started = performance.now();
  const machine = prepareMachine(say);
  tally.add({ name: 'machine', seconds: seconds(started), passed: 0, failed: 0, skipped: 0 });
  return machine;
}

async function run(part: Part, machine: Machine, filters: readonly string[]): Promise<void> {
  switch (part) {
    case 'checks':
      return await runChecks(checks, (check, outcome, took) => {
        say(`${outcome.ok ? 'ok    ' : 'FAILED'} ${check.name} (${took.toFixed(1)} s): ${outcome.says}`);
        const [passed, failed] = outcome.ok ? [1, 0] : [0, 1];
        tally.add({ name: check.name, seconds: took, passed, failed, skipped: 0 });
      });
    case 'build':
      return await build();
    case 'conventions':
    case 'unit':
    case 'start':
    case 'crash':
      return await test(part, part, filters);
    case 'e2e':
      return await endToEnd(machine, filters);
    case 'pg15':
      return await onPostgres15(machine, filters);
  }
}

async function build(): Promise<void> {
  const started = performance.now();
  // The npm that called us; without one, the npm on the path.
  const npm = process.env.npm_execpath;
  const code = npm
    ? await runProgram(process.execPath, [npm, 'run', '--silent', 'build'])
    : await runProgram('npm', ['run', '--silent', 'build']);
  const [passed, failed] = code === 0 ? [1, 0] : [0, 1];
  tally.add({ name: 'build', seconds: seconds(started), passed, failed, skipped: 0 });
}

async function endToEnd({ browser }: Machine, filters: readonly string[]): Promise<void> {
  if (!browser) return fail('e2e', 'no browser to run the errands in; see above');
  if (!existsSync(join(root, 'dist'))) await build();
  await test('e2e', 'e2e', filters, { CHROME_PATH: browser });
}

/** What depends on the server's locking and recovery must hold on the oldest PostgreSQL we support too. */
async function onPostgres15({ postgres15 }: Machine, filters: readonly string[]): Promise<void> {
  const env = { LIREN_TEST_POSTGRES_BIN: postgres15 };
  const runs = [
    { name: 'crash on PostgreSQL 15', project: 'crash', files: 'test/crash/*.test.ts', only: filters },
    {
      name: 'concurrency on PostgreSQL 15',
      project: 'unit',
      files: 'src/**/*.concurrency.test.ts',
      only: ['.concurrency.test.ts'],
    },
  ];
  for (const { name, project, files, only } of runs) {
    if (!postgres15) skip(name, 'PostgreSQL 15 is not on this machine');
    else if (globSync(files, { cwd: root }).length === 0) skip(name, `there is no ${files}`);
    else await test(name, project, only, env);
  }
}

async function test(
  name: string,
  project: string,
  filters: readonly string[],
  env: Readonly<Record<string, string | undefined>> = {},
): Promise<void> {
  const started = performance.now();
  const report = name.toLowerCase().replaceAll(' ', '-');
  const { files, trouble, ...count } = await runVitest({ project, filters, env, report });
  if (trouble) say(`FAILED ${name}: ${trouble}`);
  tally.add({ name, seconds: seconds(started), ...count }, files);
}

function fail(name: string, reason: string): void {
  say(`FAILED ${name}: ${reason}`);
  tally.add({ name, seconds: 0, passed: 0, failed: 1, skipped: 0 });
}

function skip(name: string, reason: string): void {
  say(`skipped ${name}: ${reason}`);
  tally.add({ name, seconds: 0, passed: 0, failed: 0, skipped: 1 });
}

function refuse(reason: string): void {
  console.error(reason);
  process.exitCode = 2;
}

await main().catch((error: unknown) => {
  console.error(error);
  tally.add({ name: 'the test program', seconds: 0, passed: 0, failed: 1, skipped: 0 });
  say(`\n${tally.lastLine()}`);
  process.exitCode = 1;
});
