/**
 * `npm run bench`: the figures this product promises, measured in one run, the raw figure beside each. Exit code 1 when
 * a bar is missed.
 *
 *   npm run bench                                  all parts, up to one million cases
 *   npm run bench -- intake inbox --cases 100000   some parts, smaller
 *   npm run bench -- --home DIR --keep             in a directory that stays, to measure it again
 */
import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { cpus, loadavg, tmpdir, totalmem } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import pg from 'pg';
import { repositoryRoot } from '#kernel/config.ts';
import { type City, startCity } from './city.ts';
import { measureDueDates, measureSealing } from './engine.ts';
import { type Figure, isMet, tableOf } from './figures.ts';
import { measureInbox } from './inbox.ts';
import { measureIntake } from './intake.ts';
import { measureMemory } from './memory.ts';
import { measurePortal } from './portal.ts';
import { measureStarts } from './starts.ts';

// The inbox first: it is measured while the register grows, and taking in voices fills it.
const PARTS = ['inbox', 'intake', 'memory', 'starts', 'audit', 'schedule', 'portal'] as const;
type Part = (typeof PARTS)[number];

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    cases: { type: 'string', default: '1000000' },
    rounds: { type: 'string', default: '10' },
    windows: { type: 'string', default: '5' },
    seconds: { type: 'string', default: '8' },
    connections: { type: 'string', default: '16' },
    home: { type: 'string' },
    keep: { type: 'boolean', default: false },
    profile: { type: 'string' },
  },
});
const say = (line: string) => console.log(line);
const load = () =>
  loadavg()
    .map((n) => n.toFixed(1))
    .join(' ');
const number = (name: 'cases' | 'rounds' | 'windows' | 'seconds' | 'connections') => {
  const value = Number(values[name]);
  if (!Number.isSafeInteger(value) || value < 1) throw new Error(`--${name} must be a whole number`);
  return value;
};

async function main(): Promise<void> {
  const unknown = positionals.filter((name) => !PARTS.some((part) => part === name));
  if (unknown.length > 0)
    throw new Error(`unknown part ${unknown.join(', ')}; there are ${PARTS.join(', ')}`);
  const wanted = PARTS.filter((part) => positionals.length === 0 || positionals.includes(part));
  const home = values.home ?? mkdtempSync(join(tmpdir(), 'liren-bench-'));
  mkdirSync(home, { recursive: true });
  // As root the database runs as another user, who must be able to walk through.
  chmodSync(home, 0o711);
  const before = load();
  const figures: Figure[] = [];
  let city = await startCity(home, values.profile ? ['--cpu-prof', `--cpu-prof-dir=${values.profile}`] : []);
  let machine = '';
  try {
    machine = await machineLine(city, before);
    say(machine);
    say(`first start of this home: ${(city.startedInMs / 1000).toFixed(1)} s`);
    for (const part of wanted) {
      say(`== ${part}`);
      const found = await run(part, city);
      city = found.city ?? city;
      figures.push(...found.figures);
    }
  } finally {
    await city.stop();
    if (!values.keep && !values.home) rmSync(home, { recursive: true, force: true });
  }
  tell(machine, figures);
}

async function run(part: Part, city: City): Promise<{ figures: Figure[]; city?: City }> {
  const [connections, seconds] = [number('connections'), number('seconds')];
  switch (part) {
    case 'intake':
      return {
        figures: await measureIntake(city, { connections, seconds, windows: number('windows') }, say),
      };
    case 'inbox': {
      const most = number('cases');
      const sizes = [10_000, 100_000, 1_000_000].filter((size) => size < most);
      return { figures: await measureInbox(city, [...sizes, most], number('rounds'), say) };
    }
    case 'memory':
      return { figures: await measureMemory(city, seconds * 4, connections) };
    case 'starts':
      return measureStarts(city, 3);
    case 'audit':
      return { figures: await measureSealing(city) };
    case 'schedule':
      return { figures: measureDueDates() };
    case 'portal':
      return { figures: await measurePortal(city.port, say) };
  }
}

async function machineLine(city: City, before: string): Promise<string> {
  const client = new pg.Client({ connectionString: city.ownerUrl });
  await client.connect();
  const { rows } = await client.query<{ server_version: string }>('show server_version');
  await client.end();
  const gigabytes = Math.round(totalmem() / 2 ** 30);
  return `${cpus().length} cores, ${gigabytes} GB, load before ${before}; Node ${process.version}, PostgreSQL ${rows[0]?.server_version}`;
}

function tell(machine: string, figures: readonly Figure[]): void {
  const missed = figures.filter((figure) => isMet(figure) === false);
  say(`\n${machine}; load after ${load()}\n\n${tableOf(figures)}\n`);
  for (const { part, name, note } of figures) if (note) say(`${part}: ${name}: ${note}`);
  const file = join(repositoryRoot, 'var', 'bench.json');
  mkdirSync(join(repositoryRoot, 'var'), { recursive: true });
  writeFileSync(
    file,
    `${JSON.stringify({ at: new Date().toISOString(), machine, loadAfter: load(), figures }, null, 2)}\n`,
  );
  say(`\n${missed.length === 0 ? 'every bar is met' : `${missed.length} missed`}; ${file}`);
  process.exitCode = missed.length === 0 ? 0 : 1;
}

await main();
