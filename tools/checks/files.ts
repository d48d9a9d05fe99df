/** The files of the tree, as the checks see them: sorted, relative to the root, with forward slashes. */
import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { join, relative, sep } from 'node:path';

export const root = join(import.meta.dirname, '..', '..');

const skipped = new Set(['node_modules', '.git', 'dist', 'var', 'coverage', '.cache', 'test-results']);

export function walk(folder: string, base: string = folder): string[] {
  if (!existsSync(folder)) return [];
  const found: string[] = [];
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    if (skipped.has(entry.name)) continue;
    const path = join(folder, entry.name);
    if (entry.isDirectory()) found.push(...walk(path, base));
    else if (entry.isFile()) found.push(relative(base, path).split(sep).join('/'));
  }
  return found.sort();
}

/** What git keeps or would keep; in an unpacked archive without git, everything. */
export function trackedFiles(base: string = root): string[] {
  try {
    const list = execFileSync('git', ['ls-files', '-z', '--cached', '--others', '--exclude-standard'], {
      cwd: base,
      encoding: 'utf8',
      maxBuffer: 64 * 1024 * 1024,
      stdio: ['ignore', 'pipe', 'ignore'],
    });
    // A file deleted but not yet committed is still listed.
    return [...new Set(list.split('\0'))].filter((path) => path && existsSync(join(base, path))).sort();
  } catch {
    return walk(base);
  }
}
