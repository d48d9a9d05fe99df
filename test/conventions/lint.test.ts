import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { root } from '../../tools/checks/files.ts';
import { smallTree } from './support/small-tree.ts';

/** A rule and the smallest file that breaks it; a rule that was misspelt or moved would find nothing. */
const planted: readonly [rule: string, path: string, text: string][] = [
  ['noExplicitAny', 'src/kernel/any.ts', 'export const id = (x: any) => x;\n'],
  ['noNonNullAssertion', 'src/kernel/bang.ts', 'export const id = (x?: string) => x!;\n'],
  [
    'noFloatingPromises',
    'src/kernel/floating.ts',
    'async function save() {}\nexport function go() {\n  save();\n}\n',
  ],
  ['useImportType', 'src/kernel/import.ts', "import { URL } from 'node:url';\nexport type Place = URL;\n"],
  ['noEnum', 'src/kernel/enum.ts', 'export enum Level {\n  City,\n}\n'],
  ['noDefaultExport', 'src/kernel/default.ts', 'export default 1;\n'],
  ['useImportExtensions', 'src/kernel/extension.ts', "import './enum';\n"],
  ['noConsole', 'src/kernel/console.ts', "console.log('x');\n"],
  ['noUnusedVariables', 'src/kernel/unused.ts', 'const x = 1;\nexport {};\n'],
  ['useFilenamingConvention', 'src/kernel/BadName.ts', 'export const x = 1;\n'],
  [
    'organizeImports',
    'src/kernel/order.ts',
    "import b from 'node:path';\nimport a from 'node:fs';\nexport const x = [a, b];\n",
  ],
  ['noFocusedTests', 'src/kernel/only.test.ts', "import { it } from 'vitest';\nit.only('x', () => {});\n"],
  ['format', 'src/kernel/format.ts', 'export const x = "double"\n'],
];

const welcome: readonly [path: string, text: string][] = [
  ['src/modules/voice/module.ts', 'export default 1;\n'],
  ['src/modules/voice/messages/zh-CN.ts', 'export const zhCN = {} as const;\n'],
  ['src/modules/voice/web/VoicePage.tsx', 'export default function VoicePage() {\n  return null;\n}\n'],
  ['tools/report.ts', "console.log('x');\n"],
];

interface Diagnostic {
  readonly category: string;
  readonly location: { readonly path: string | { readonly file: string } };
}

let found: string[] = [];
beforeAll(() => {
  const files = Object.fromEntries([...planted.map(([, ...file]) => file), ...welcome]);
  // The paths of its exceptions are relative to the file.
  found = run(smallTree(files, ['biome.json']));
});

/** `noEnum src/kernel/enum.ts` */
function run(folder: string): string[] {
  const biome = join(root, 'node_modules', '@biomejs', 'biome', 'bin', 'biome');
  const options = ['ci', '--colors=off', '--reporter=json', '--max-diagnostics=none', '--vcs-enabled=false'];
  let said = '';
  try {
    said = execFileSync(process.execPath, [biome, ...options, '.'], {
      cwd: folder,
      encoding: 'utf8',
      stdio: 'pipe',
    });
  } catch (error) {
    if (error instanceof Error && 'stdout' in error) said = String(error.stdout);
  }
  const report: { diagnostics: Diagnostic[] } = JSON.parse(said);
  return report.diagnostics.map(({ category, location: { path } }) => {
    const file = typeof path === 'string' ? path : path.file;
    return `${category.split('/').at(-1)} ${file.replace(`${folder}/`, '')}`;
  });
}

describe('format and lint', () => {
  it.each(planted)('%s is noticed in %s', (rule, path) => {
    expect(found).toContain(`${rule} ${path}`);
  });

  it.each(welcome)('%s is welcome', (path) => {
    expect(found.filter((line) => line.endsWith(path))).toEqual([]);
  });
});
