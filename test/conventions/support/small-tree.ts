// A small tree of files beside ours, in which a rule finds what was planted.
import { copyFileSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll } from 'vitest';
import { root } from '../../../tools/checks/files.ts';

const trees: string[] = [];
afterAll(() => {
  for (const tree of trees.splice(0)) rmSync(tree, { recursive: true });
});

/** `ours`: files of our root that stand in it as they are. Gone when the test file ends. */
export function smallTree(files: Readonly<Record<string, string>>, ours: readonly string[] = []): string {
  const tree = mkdtempSync(join(tmpdir(), 'liren-tree-'));
  trees.push(tree);
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(tree, path)), { recursive: true });
    writeFileSync(join(tree, path), text);
  }
  for (const path of ours) {
    if (path === 'node_modules') symlinkSync(join(root, path), join(tree, path), 'dir');
    else copyFileSync(join(root, path), join(tree, path));
  }
  return tree;
}
