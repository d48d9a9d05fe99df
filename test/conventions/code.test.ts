import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { root, walk } from '../../tools/checks/files.ts';
import { assertions } from './support/code-rules.ts';

describe('type assertions', () => {
  it.each([
    ['const a = b as string;', 1],
    ['const a = b as unknown as string;', 2],
    ['const a = ["x"] as const;', 0],
    ['const a = { b } satisfies C; // as string', 0],
    ["import { a as b } from './c.ts';", 0],
  ])('%s has %i', (text, count) => {
    expect(assertions('x.ts', text)).toHaveLength(count);
  });

  it('stay inside the kernel', () => {
    const files = walk(join(root, 'src'), root).filter(
      (path) => /\.tsx?$/.test(path) && !/\.test\.tsx?$/.test(path) && !path.startsWith('src/kernel/'),
    );
    expect(files.length).toBeGreaterThan(0);
    expect(files.flatMap((path) => assertions(path, readFileSync(join(root, path), 'utf8')))).toEqual([]);
  });
});
