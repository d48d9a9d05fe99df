/** How long a file may be. The ceilings keep a module readable in one sitting; over one, split by use-case. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root, walk } from './files.ts';

/** First match wins. */
const ceilings: readonly [pattern: RegExp, lines: number][] = [
  [/\.(test|e2e)\.tsx?$/, 400],
  [/\/messages\/[\w.-]+\.ts$/, 400],
  [/^src\/modules\/[^/]+\/module\.ts$/, 40],
  [/^src\/modules\/[^/]+\/record\.ts$/, 80],
  [/^src\/modules\/[^/]+\/flow\.ts$/, 80],
  [/^src\/modules\/[^/]+\/policy\.ts$/, 60],
  [/^src\/modules\/[^/]+\/problems\.ts$/, 30],
  [/^src\/modules\/[^/]+\/contract\.ts$/, 150],
  [/^src\/modules\/[^/]+\/routes\.ts$/, 60],
  [/^src\/modules\/[^/]+\/index\.ts$/, 15],
  [/^src\/modules\/[^/]+\/queries\.ts$/, 200],
  [/^src\/kernel\/contract\.ts$/, 300],
  [/^src\/.*\.tsx$/, 200],
  [/^(src|tools)\/.*\.ts$/, 250],
  [/^test\/.*\.ts$/, 250],
];

export function ceilingOf(path: string): number | undefined {
  return ceilings.find(([pattern]) => pattern.test(path))?.[1];
}

export function countLines(text: string): number {
  if (text === '') return 0;
  return text.split('\n').length - (text.endsWith('\n') ? 1 : 0);
}

export interface CeilingReport {
  readonly checked: number;
  readonly problems: string[];
}

export function checkCeilings(base: string = root): CeilingReport {
  const paths = ['src', 'tools', 'test'].flatMap((folder) => walk(join(base, folder), base));
  const problems: string[] = [];
  let checked = 0;
  for (const path of paths) {
    const ceiling = ceilingOf(path);
    if (ceiling === undefined) continue;
    checked++;
    const lines = countLines(readFileSync(join(base, path), 'utf8'));
    if (lines > ceiling) problems.push(`${path}: ${lines} lines, the ceiling is ${ceiling}`);
  }
  return { checked, problems };
}
