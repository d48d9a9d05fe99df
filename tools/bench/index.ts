/**
 * `npm run bench`: the figures this product promises, measured in one run, the raw figure beside each.
 *
 *   npm run bench                                  all parts, one million cases
 *   npm run bench -- intake inbox --cases 100000   some parts, smaller
 */
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { cpus, loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { type City, startCity } from './city.ts';
import { type Figure, tableOf } from './figures.ts';
import { measureInbox } from './inbox.ts';
import { measureIntake } from './intake.ts';

const say = (line: string) => console.log(line);

const { values } = parseArgs({
  allowPositionals: true,
  options: {
    windows: { type: 'string', default: '5' },
    seconds: { type: 'string', default: '8' },
    connections: { type: 'string', default: '16' },
    home: { type: 'string' },
    keep: { type: 'boolean', default: false },
    profile: { type: 'string' },
  },
});
const home = values.home ?? mkdtempSync(join(tmpdir(), 'liren-bench-'));
chmodSync(home, 0o711);
const figures: Figure[] = [];
const profile = values.profile ? ['--cpu-prof', `--cpu-prof-dir=${values.profile}`] : [];
const city: City = await startCity(home, profile);
say(`started in ${city.startedInMs.toFixed(0)} ms; load ${loadavg().map((n) => n.toFixed(1)).join(' ')}; ${cpus().length} cores`);
try {
  if (process.argv.includes('inbox')) figures.push(...(await measureInbox(city, (process.env.SIZES ?? '10000').split(',').map(Number), 10, say)));
  if (process.argv.includes('intake')) figures.push(...(await measureIntake(city, { windows: Number(values.windows), seconds: Number(values.seconds), connections: Number(values.connections) }, say)));
  say(`memory ${JSON.stringify(city.memory())} load ${loadavg()}`);
} finally {
  await city.stop();
  if (!values.keep) rmSync(home, { recursive: true, force: true });
}
say(tableOf(figures));
writeFileSync(join(tmpdir(), 'bench.json'), JSON.stringify(figures, null, 2));
