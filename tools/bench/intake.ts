// Voice intake over HTTP against the same rows written by SQL alone, in turns within one run.
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import type { City } from './city.ts';
import { type Figure, median } from './figures.ts';
import { processorOf } from './processor.ts';
import { startLoad, type Window } from './windows.ts';

interface Measured extends Window {
  /** Of one voice, the load generator of HTTP left out: it stands for the residents' telephones. */
  readonly processorMs: number;
}
interface Pair {
  http: Measured;
  raw: Measured;
}

export interface IntakeOptions {
  readonly windows: number;
  readonly seconds: number;
  readonly connections: number;
}

export async function measureIntake(
  city: City,
  options: IntakeOptions,
  say: (line: string) => void,
): Promise<Figure[]> {
  const { home, ownerUrl, port } = city;
  const { connections, seconds } = options;
  const raw = await startLoad(new URL('intake-raw.ts', import.meta.url), { home, ownerUrl, connections });
  const http = await startLoad(new URL('intake-load.ts', import.meta.url), { port, ownerUrl, connections });
  const pairs: Pair[] = [];
  await http.window(Math.min(3, seconds));
  for (let i = 0; i < options.windows; i++) {
    // Before and after swap places, so that a machine that slows down favours neither.
    const order = i % 2 === 0 ? (['raw', 'http'] as const) : (['http', 'raw'] as const);
    const pair: Partial<Pair> = {};
    for (const kind of order) {
      const processor = () =>
        (kind === 'raw' ? processorOf(raw.pid) : city.processor()) + city.databaseProcessor();
      const work = async (): Promise<Measured> => {
        const before = processor();
        const window = await (kind === 'raw' ? raw : http).window(seconds);
        return { ...window, processorMs: (processor() - before) / window.done };
      };
      pair[kind] = kind === 'raw' ? await alone(city, work) : await work();
    }
    if (!pair.raw || !pair.http) continue;
    pairs.push({ raw: pair.raw, http: pair.http });
    say(
      `  intake ${i + 1}: http ${told(pair.http)}; raw ${told(pair.raw)}; ratio ${(pair.http.perSecond / pair.raw.perSecond).toFixed(3)}`,
    );
  }
  raw.close();
  http.close();
  return figuresOf(pairs);
}

/** Raw SQL has the machine to itself; what it put into the outbox is not left for the product to tell. */
async function alone(city: City, work: () => Promise<Measured>): Promise<Measured> {
  const client = new pg.Client({ connectionString: city.ownerUrl });
  await client.connect();
  await sleep(500);
  city.freeze();
  try {
    return await work();
  } finally {
    await client.query(
      'delete from liren.outbox where id in (select id from liren.outbox for update skip locked)',
    );
    city.thaw();
    await client.end();
    await sleep(500);
  }
}

const told = (window: Measured) =>
  `${window.perSecond.toFixed(0)}/s p50 ${window.p50.toFixed(1)} p95 ${window.p95.toFixed(1)} ms, processor ${window.processorMs.toFixed(2)} ms${window.errors > 0 ? ` ERRORS ${window.errors}: ${window.firstError}` : ''}`;

function figuresOf(pairs: readonly Pair[]): Figure[] {
  const of = (kind: 'http' | 'raw', key: 'perSecond' | 'p50' | 'p95' | 'errors' | 'processorMs') =>
    pairs.map((pair) => pair[kind][key]);
  const ratio = median(pairs.map(({ http, raw }) => http.perSecond / raw.perSecond));
  const errors = [...of('http', 'errors'), ...of('raw', 'errors')].reduce((sum, n) => sum + n, 0);
  const ms = (name: string, key: 'p50' | 'p95' | 'processorMs'): Figure => ({
    part: 'intake',
    name,
    value: median(of('http', key)),
    unit: 'ms',
    raw: { value: median(of('raw', key)), unit: 'ms', what: 'raw' },
  });
  return [
    {
      part: 'intake',
      name: 'voices taken in over HTTP, 16 connections',
      value: median(of('http', 'perSecond')),
      unit: '/s',
      raw: { value: median(of('raw', 'perSecond')), unit: '/s', what: 'same rows, prepared SQL' },
      ratio,
      bar: { least: 0.3 },
      judged: 'ratio',
      note: `windows: ${pairs.map(({ http, raw }) => (http.perSecond / raw.perSecond).toFixed(2)).join(' ')}`,
    },
    {
      ...ms('processor time of one voice, database included', 'processorMs'),
      ratio: median(pairs.map(({ http, raw }) => raw.processorMs / http.processorMs)),
    },
    ms('response time, median', 'p50'),
    ms('response time, 95th percentile', 'p95'),
    { part: 'intake', name: 'refused or failed', value: errors, unit: '', bar: { most: 0 }, judged: 'value' },
  ];
}
