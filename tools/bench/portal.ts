// What a resident's first visit costs on a weak phone: Lighthouse, mobile, simulated slow 4G, processor four times slower.
import { spawnSync } from 'node:child_process';
import { launch } from 'chrome-launcher';
import lighthouse, { type RunnerResult } from 'lighthouse';
import { type Figure, median } from './figures.ts';

const FLAGS = [
  '--headless=new',
  '--no-sandbox',
  '--disable-gpu',
  '--disable-background-networking',
  '--no-first-run',
  '--disable-component-update',
  '--disable-sync',
  '--disable-quic',
];
const BROWSERS = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome-stable',
  '/usr/bin/google-chrome',
];
const RUNS = 3;
const KB = 1024;

interface Visit {
  readonly lcp: number;
  readonly performance: number;
  readonly accessibility: number;
  readonly script: number;
}

export async function measurePortal(port: number, say: (line: string) => void): Promise<Figure[]> {
  const browser = [process.env.CHROME_PATH ?? '', ...BROWSERS].find(
    (path) => path && spawnSync(path, ['--version']).status === 0,
  );
  const figures: Figure[] = [];
  for (const path of ['/', '/report']) {
    if (!browser) {
      figures.push({
        part: 'portal',
        name: `${path} LCP (no browser found; set CHROME_PATH)`,
        value: null,
        unit: 's',
        bar: { most: 2.5 },
        judged: 'value',
      });
      continue;
    }
    const visits: Visit[] = [];
    for (let i = 0; i < RUNS; i++) visits.push(await visit(browser, `http://127.0.0.1:${port}${path}`));
    say(
      `  portal ${path}: ${visits.map((one) => `LCP ${(one.lcp / 1000).toFixed(2)} s, performance ${one.performance}, accessibility ${one.accessibility}`).join('; ')}`,
    );
    figures.push(...figuresOf(path, visits));
  }
  return figures;
}

async function visit(chromePath: string, url: string): Promise<Visit> {
  const chrome = await launch({ chromePath, chromeFlags: FLAGS });
  try {
    const result = await lighthouse(url, {
      port: chrome.port,
      logLevel: 'error',
      output: 'json',
      onlyCategories: ['performance', 'accessibility'],
    });
    if (!result) throw new Error(`Lighthouse said nothing about ${url}`);
    return readVisit(result);
  } finally {
    chrome.kill();
  }
}

function readVisit({ lhr }: RunnerResult): Visit {
  if (lhr.runtimeError) throw new Error(lhr.runtimeError.message);
  const details = lhr.audits['network-requests']?.details;
  const requests = details?.type === 'table' ? details.items : [];
  const script = requests
    .filter(({ resourceType }) => resourceType === 'Script')
    .reduce((sum, { transferSize }) => sum + Number(transferSize), 0);
  const score = (name: string) => Math.round((lhr.categories[name]?.score ?? 0) * 100);
  return {
    lcp: lhr.audits['largest-contentful-paint']?.numericValue ?? Number.NaN,
    performance: score('performance'),
    accessibility: score('accessibility'),
    script,
  };
}

function figuresOf(path: string, visits: readonly Visit[]): Figure[] {
  const of = (key: keyof Visit) => visits.map((one) => one[key]);
  const best = { value: Math.min(...of('lcp')) / 1000, unit: 's', what: 'best of three' };
  return [
    {
      part: 'portal',
      name: `${path} LCP, median of three`,
      value: median(of('lcp')) / 1000,
      unit: 's',
      raw: best,
      bar: { most: 2.5 },
      judged: 'value',
    },
    {
      part: 'portal',
      name: `${path} script transferred`,
      value: Math.max(...of('script')) / KB,
      unit: 'kB',
      bar: { most: 100 },
      judged: 'value',
    },
    { part: 'portal', name: `${path} performance, median`, value: median(of('performance')), unit: '/100' },
    {
      part: 'portal',
      name: `${path} accessibility, lowest`,
      value: Math.min(...of('accessibility')),
      unit: '/100',
    },
  ];
}
