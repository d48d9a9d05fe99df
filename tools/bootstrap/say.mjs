// Words for the person at the keyboard: Chinese first, English below.
import path from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../..');
export const modules = path.join(root, 'node_modules');
export const windows = process.platform === 'win32';

export function give(zh, en) {
  process.stderr.write(`${zh}\n${en}\n`);
}

export function fail(zh, en) {
  give(zh, en);
  process.exit(1);
}
