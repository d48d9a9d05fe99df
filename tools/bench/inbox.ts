// The inbox over HTTP while the register grows: every view, order and clock filter, the first page and the twentieth, at
// each level that has an inbox.
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { loadCases, readPlaces } from './cases.ts';
import type { City } from './city.ts';
import { type Connection, encode, openConnection } from './connection.ts';
import { type Figure, percentile } from './figures.ts';
import { signIn } from './staff.ts';

const DESKS = ['street', 'community', 'county', 'city', 'department'] as const;
type DeskName = (typeof DESKS)[number];
const PAGES = 19;
const CLERKS = 2;

interface Sample {
  readonly desk: DeskName;
  readonly shape: string;
  readonly took: number[];
}
interface AtSize {
  readonly size: number;
  /** Of one page at the street's desk, database included: what a busy machine hardly distorts. */
  readonly processorMs: number;
  readonly samples: readonly Sample[];
  readonly rawP95: number;
}

export async function measureInbox(
  city: City,
  sizes: readonly number[],
  rounds: number,
  say: (line: string) => void,
): Promise<Figure[]> {
  const client = new pg.Client({ connectionString: city.ownerUrl });
  await client.connect();
  const cookies = new Map<DeskName, string>();
  for (const desk of DESKS) cookies.set(desk, await signIn(city.home, city.port, desk));
  const places = await readPlaces(client);
  const found: AtSize[] = [];
  let loaded = Number((await client.query('select count(*)::int as n from liren.case_file')).rows[0].n);
  // In a home that was kept, the smaller sizes are gone.
  for (const size of sizes.filter((one) => one >= loaded)) {
    const began = performance.now();
    if (size > loaded) await loadCases(client, places, loaded, size);
    await client.query('checkpoint');
    loaded = Math.max(size, loaded);
    say(`  ${size} cases stand (${((performance.now() - began) / 1000).toFixed(0)} s)`);
    await sleep(1000);
    const samples: Sample[] = [];
    let processorMs = Number.NaN;
    for (const [desk, cookie] of cookies) {
      const before = city.processor() + city.databaseProcessor();
      const taken = await measureDesk(city.port, desk, cookie, rounds);
      const pages = taken.reduce((sum, { took }) => sum + took.length, 0);
      if (desk === 'street') processorMs = (city.processor() + city.databaseProcessor() - before) / pages;
      samples.push(...taken);
    }
    found.push({ size, samples, processorMs, rawP95: await rawStreetPage(client, rounds * 20) });
    for (const desk of DESKS) say(`    ${summary(desk, samples)}`);
  }
  await client.end();
  return figuresOf(found);
}

async function measureDesk(port: number, desk: DeskName, cookie: string, rounds: number): Promise<Sample[]> {
  const ask = (path: string) =>
    encode({
      method: 'GET',
      path,
      headers: { cookie, 'x-forwarded-for': `10.${100 + DESKS.indexOf(desk)}.${at++ & 255}.1` },
    });
  let at = 0;
  const first = await openConnection(port);
  const shapes = await shapesOf(first, ask);
  first.close();
  const connections = await Promise.all(Array.from({ length: CLERKS }, () => openConnection(port)));
  const samples = shapes.map(({ shape, path }) => ({ desk, shape, path, took: [] as number[] }));
  const queue = Array.from({ length: rounds }, () => samples).flat();
  const clerk = async (connection: Connection) => {
    for (let sample = queue.shift(); sample; sample = queue.shift()) {
      const from = performance.now();
      const { status, body } = await connection.send(ask(sample.path));
      if (status !== 200) throw new Error(`${desk} ${sample.path}: ${status} ${body.slice(0, 200)}`);
      sample.took.push(performance.now() - from);
    }
  };
  await Promise.all(connections.map(clerk));
  for (const connection of connections) connection.close();
  return samples.map(({ desk, shape, took }) => ({ desk, shape, took }));
}

async function shapesOf(
  connection: Connection,
  ask: (path: string) => string,
): Promise<{ shape: string; path: string }[]> {
  const shapes = [{ shape: 'counts', path: '/api/inbox/counts' }];
  for (const view of ['mine', 'territory']) {
    for (const order of ['due', 'newest']) {
      const path = `/api/inbox?view=${view}&order=${order}`;
      for (const clock of ['', 'atRisk', 'overdue', 'paused']) {
        shapes.push({
          shape: `${view} ${order} ${clock || 'all'}`,
          path: clock ? `${path}&clock=${clock}` : path,
        });
      }
      const cursor = await cursorAfter(connection, path, ask);
      if (cursor) shapes.push({ shape: `${view} ${order} page 20`, path: `${path}&after=${cursor}` });
    }
  }
  return shapes;
}

/** Where the twentieth page begins, or the last one where there are fewer. */
async function cursorAfter(
  connection: Connection,
  path: string,
  ask: (path: string) => string,
): Promise<string | undefined> {
  let cursor: string | undefined;
  for (let page = 0; page < PAGES; page++) {
    const { body, status } = await connection.send(ask(cursor ? `${path}&after=${cursor}` : path));
    if (status !== 200) throw new Error(`${path}: ${status} ${body.slice(0, 200)}`);
    const { next } = JSON.parse(body) as { next: string | null };
    if (!next) break;
    cursor = next;
  }
  return cursor;
}

/** The plainest page there is: one street's newest fifty by one prepared statement, without product, HTTP or scope. */
async function rawStreetPage(client: pg.Client, times: number): Promise<number> {
  const took: number[] = [];
  for (let i = 0; i < times; i++) {
    const from = performance.now();
    await client.query({
      name: 'street-page',
      text: `select * from liren.case_file where county = $1 and code / 1000000 = $2 order by opened_at desc, id desc limit 51`,
      values: [610_802, 610_802_006],
    });
    took.push(performance.now() - from);
  }
  return percentile(took, 0.95);
}

const pages = (samples: readonly Sample[], desk: DeskName) =>
  samples.filter((one) => one.desk === desk && one.shape !== 'counts');

function summary(desk: DeskName, samples: readonly Sample[]): string {
  const all = pages(samples, desk).flatMap(({ took }) => took);
  const worst = [...pages(samples, desk)]
    .sort((a, b) => percentile(b.took, 0.95) - percentile(a.took, 0.95))
    .slice(0, 3);
  const counts = samples.find((one) => one.desk === desk && one.shape === 'counts')?.took ?? [];
  const told = worst.map(({ shape, took }) => `${shape} ${percentile(took, 0.95).toFixed(1)}`).join(', ');
  return `${desk.padEnd(10)} p50 ${percentile(all, 0.5).toFixed(1)} p95 ${percentile(all, 0.95).toFixed(1)} ms; counts p95 ${percentile(counts, 0.95).toFixed(1)} ms; slowest: ${told}`;
}

function figuresOf(found: readonly AtSize[]): Figure[] {
  const figures: Figure[] = [];
  const [smallest, largest] = [found[0], found.at(-1)];
  for (const { size, samples, rawP95, processorMs } of found) {
    figures.push({
      part: 'inbox',
      name: `processor time of a street's page, ${size} cases`,
      value: processorMs,
      unit: 'ms',
    });
    for (const desk of DESKS) {
      const p95 = percentile(
        pages(samples, desk).flatMap(({ took }) => took),
        0.95,
      );
      const raw = { value: rawP95, unit: 'ms', what: 'one prepared page' };
      const promised =
        desk === 'street' && size === largest?.size ? { bar: { most: 50 }, judged: 'value' as const } : {};
      figures.push({
        part: 'inbox',
        name: `page p95, ${desk}, ${size} cases`,
        value: p95,
        unit: 'ms',
        ...(desk === 'street' ? { raw } : {}),
        ...promised,
      });
    }
    const counts = samples.filter(({ shape }) => shape === 'counts').flatMap(({ took }) => took);
    figures.push({
      part: 'inbox',
      name: `counts p95, all desks, ${size} cases`,
      value: percentile(counts, 0.95),
      unit: 'ms',
    });
  }
  if (smallest && largest && smallest !== largest) {
    const p95 = (at: AtSize) =>
      percentile(
        pages(at.samples, 'street').flatMap(({ took }) => took),
        0.95,
      );
    figures.push({
      part: 'inbox',
      name: `street p95 at ${largest.size} against ${smallest.size}`,
      value: p95(largest) / p95(smallest),
      unit: '×',
      bar: { most: 2 },
      judged: 'value',
      note: 'flat: at most twice, where one promised page has a hundred times the register behind it',
    });
  }
  return figures;
}
