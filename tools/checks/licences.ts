/** Every package of the lock file, on every platform, has a licence we may ship. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './files.ts';

const allowed = new Set([
  'MIT',
  'Apache-2.0',
  'BSD-2-Clause',
  'BSD-3-Clause',
  'ISC',
  '0BSD',
  'BlueOak-1.0.0',
  'CC0-1.0',
  'Unlicense',
  'PostgreSQL',
  'Python-2.0',
]);

interface Exception {
  readonly packages: RegExp;
  readonly licence: string;
  /** Only while the lock file marks the package as a development dependency. */
  readonly devOnly: boolean;
  readonly reason: string;
}

/** Each is explained in docs/dependencies.md under "Licence exceptions". */
export const licenceExceptions: readonly Exception[] = [
  {
    packages: /^axe-core$/,
    licence: 'MPL-2.0',
    devOnly: true,
    reason: 'injected by the browser tests, never shipped; file-level copyleft touches only its own files',
  },
  {
    packages: /^lightningcss(-[\w-]+)?$/,
    licence: 'MPL-2.0',
    devOnly: true,
    reason: 'the CSS compiler inside Vite; runs at build time, its output is our CSS',
  },
  {
    packages: /^@img\/sharp-(libvips-[\w-]+|win32-[\w-]+|wasm32)$/,
    licence: 'LGPL-3.0-or-later',
    devOnly: false,
    reason: 'libvips, a separate shared library that sharp loads; anybody may replace it',
  },
];

interface LockedPackage {
  readonly license?: string;
  readonly dev?: boolean;
  readonly link?: boolean;
}

/** `(MIT OR CC0-1.0)` needs one allowed side, `MIT AND X` all of them. */
export function licenceAllowed(expression: string, permits: (licence: string) => boolean): boolean {
  const plain = expression.replace(/[()]/g, ' ').trim();
  return plain
    .split(/\s+OR\s+/)
    .some((side) => side.split(/\s+AND\s+/).every((licence) => permits(licence.trim())));
}

export function judgeLicence(name: string, expression: string | undefined, dev: boolean): string | undefined {
  if (!expression) return `${name}: no licence stated`;
  // Mixed AND/OR with brackets does not occur; refuse to guess if it ever does.
  if (/\([^)]*\)\s*(AND|OR)|(AND|OR)\s*\(/.test(expression)) return `${name}: cannot judge "${expression}"`;
  const exceptions = licenceExceptions.filter((one) => one.packages.test(name) && (dev || !one.devOnly));
  const ok = licenceAllowed(
    expression,
    (licence) => allowed.has(licence) || exceptions.some((one) => one.licence === licence),
  );
  return ok ? undefined : `${name}: licence "${expression}" is not on the list`;
}

export interface LicenceReport {
  readonly checked: number;
  readonly problems: string[];
}

export function checkLicences(base: string = root): LicenceReport {
  const lock = JSON.parse(readFileSync(join(base, 'package-lock.json'), 'utf8'));
  const packages: Record<string, LockedPackage> = lock.packages ?? {};
  const problems: string[] = [];
  let checked = 0;
  for (const [path, entry] of Object.entries(packages)) {
    if (path === '' || entry.link) continue;
    checked++;
    const name = path.slice(path.lastIndexOf('node_modules/') + 'node_modules/'.length);
    const problem = judgeLicence(name, entry.license ?? installedLicence(base, path), entry.dev === true);
    if (problem) problems.push(problem);
  }
  return { checked, problems };
}

/** Older packages leave the field out of the lock file. */
function installedLicence(base: string, path: string): string | undefined {
  const manifest = join(base, path, 'package.json');
  if (!existsSync(manifest)) return undefined;
  const { license } = JSON.parse(readFileSync(manifest, 'utf8'));
  return typeof license === 'string' ? license : undefined;
}
