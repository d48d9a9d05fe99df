/**
 * What the tests need of the machine besides npm packages: a browser, Chinese fonts, PostgreSQL 15. On Debian
 * and Ubuntu, as root, they are installed; elsewhere what is missing is named, with the way to get it.
 */
import { type SpawnSyncReturns, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { delimiter, isAbsolute, join } from 'node:path';

export interface Machine {
  /** A Chrome or Chromium that really starts. */
  readonly browser: string | undefined;
  /** The folder of PostgreSQL 15's initdb and postgres. */
  readonly postgres15: string | undefined;
}

const postgres15 = '/usr/lib/postgresql/15/bin';

const browsers = [
  'chromium',
  'chromium-browser',
  'google-chrome-stable',
  'google-chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
];

export function prepareMachine(say: (line: string) => void): Machine {
  const wanted: string[] = [];
  if (!findBrowser()) wanted.push('chromium');
  if (!hasChineseFont()) wanted.push('fonts-noto-cjk');
  if (!hasPostgres15()) wanted.push('postgresql-15');

  if (wanted.length > 0 && canInstall()) installPackages(wanted, say);
  else if (wanted.length > 0) say(`not installing ${wanted.join(', ')}: that needs root on Debian or Ubuntu`);

  const browser = findBrowser();
  say(browser ? `browser: ${browser}` : 'no browser: install Chromium or Chrome, or set CHROME_PATH to one');
  if (!hasChineseFont())
    say('no Chinese font: pages will show boxes; install fonts-noto-cjk or Noto Sans CJK');
  const found = hasPostgres15() ? postgres15 : undefined;
  say(found ? `PostgreSQL 15: ${found}` : 'no PostgreSQL 15: the runs on it are skipped');
  return { browser, postgres15: found };
}

function findBrowser(): string | undefined {
  const named = process.env.CHROME_PATH;
  // One that was named and does not start is an error of the person who named it; do not look further.
  const candidates = named ? [named] : browsers;
  const found = candidates.find((candidate) => quiet(candidate, ['--version']).status === 0);
  return found && whole(found);
}

/** Playwright wants a path where a shell takes a name. */
function whole(program: string): string {
  if (isAbsolute(program)) return program;
  const folders = (process.env.PATH ?? '').split(delimiter);
  return folders.map((folder) => join(folder, program)).find((path) => existsSync(path)) ?? program;
}

function hasChineseFont(): boolean {
  if (process.platform !== 'linux') return true;
  return /cjk|han|hei|song/i.test(quiet('fc-list', [':lang=zh', 'family']).stdout ?? '');
}

function hasPostgres15(): boolean {
  return existsSync(`${postgres15}/initdb`) && existsSync(`${postgres15}/postgres`);
}

function canInstall(): boolean {
  if (process.platform !== 'linux' || process.getuid?.() !== 0 || !existsSync('/etc/os-release'))
    return false;
  const debian = /^ID(_LIKE)?=.*(debian|ubuntu)/m.test(readFileSync('/etc/os-release', 'utf8'));
  return debian && quiet('apt-get', ['--version']).status === 0;
}

function installPackages(wanted: readonly string[], say: (line: string) => void): void {
  say(`installing ${wanted.join(', ')} …`);
  const updated = apt(['update']);
  if (updated.status !== 0) say(`apt-get update failed: ${lastLines(updated)}`);
  for (const name of wanted) {
    if (!/Candidate: \d/.test(quiet('apt-cache', ['policy', name]).stdout ?? '')) {
      say(`${name}: this system's package sources do not have it`);
      continue;
    }
    if (name === 'postgresql-15') keepClusterAway();
    const installed = apt([
      'install',
      '-y',
      '--no-install-recommends',
      '-o',
      'Dpkg::Options::=--force-confold',
      name,
    ]);
    say(
      installed.status === 0
        ? `${name}: installed`
        : `${name}: could not be installed: ${lastLines(installed)}`,
    );
  }
}

/** Debian would create and start a server on port 5432; the tests start their own. */
function keepClusterAway(): void {
  const folder = '/etc/postgresql-common';
  const file = `${folder}/createcluster.conf`;
  if (existsSync(file)) return;
  mkdirSync(folder, { recursive: true });
  writeFileSync(file, 'create_main_cluster = false\n');
}

function apt(args: readonly string[]): SpawnSyncReturns<string> {
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive', LC_ALL: 'C' };
  return spawnSync('apt-get', ['-q', '-o', 'Acquire::Retries=3', '-o', 'DPkg::Lock::Timeout=120', ...args], {
    encoding: 'utf8',
    env,
    maxBuffer: 64 * 1024 * 1024,
    timeout: 900_000,
  });
}

function lastLines({ stdout, stderr, error }: SpawnSyncReturns<string>): string {
  return (error?.message ?? `${stdout}\n${stderr}`).trim().split('\n').slice(-3).join(' / ');
}

function quiet(command: string, args: readonly string[]): SpawnSyncReturns<string> {
  return spawnSync(command, args, {
    encoding: 'utf8',
    timeout: 30_000,
    env: { ...process.env, LC_ALL: 'C' },
  });
}
