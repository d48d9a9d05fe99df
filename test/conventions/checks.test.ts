// Each check of `npm run check` by itself: it finds what was planted in a small tree, and passes the tree without it.
import { describe, expect, it } from 'vitest';
import { checks } from '../../tools/checks/index.ts';
import { smallTree } from './support/small-tree.ts';

type Files = Readonly<Record<string, string>>;

/** Options of the compiler, each with the smallest file that it alone refuses. */
const types: readonly (readonly [option: string, text: string])[] = [
  ['strict', 'export const name: string = null;\n'],
  ['noUncheckedIndexedAccess', 'export const first = (all: string[]): string => all[0];\n'],
  ['exactOptionalPropertyTypes', 'export const desk: { org?: string } = { org: undefined };\n'],
  ['noImplicitOverride', 'class A {\n  go() {}\n}\nexport class B extends A {\n  go() {}\n}\n'],
  ['noImplicitReturns', 'export function sign(n: number) {\n  if (n > 0) return 1;\n}\n'],
  [
    'noFallthroughCasesInSwitch',
    'export let n = 0;\nswitch (Number(process.pid)) {\n  case 1:\n    n++;\n  default:\n    n++;\n}\n',
  ],
  ['noUnusedLocals', 'const nobody = 1;\nexport {};\n'],
  ['noUnusedParameters', 'export const go = (who: string) => 1;\n'],
  ['erasableSyntaxOnly', 'export enum Level {\n  City,\n}\n'],
  [
    'verbatimModuleSyntax',
    "import { PathLike } from 'node:fs';\nexport const of = (one: PathLike) => one;\n",
  ],
];

const manifest = (dependencies: Files = {}) =>
  JSON.stringify({
    name: 'house',
    version: '1.0.0',
    type: 'module',
    imports: { '#*': './src/*' },
    dependencies,
  });
const lock = (licence: string) =>
  JSON.stringify({ packages: { '': {}, 'node_modules/stray': { version: '1.0.0', license: licence } } });
const start = "import { open } from '#kernel/door.ts';\n\nopen();\n";
const door = 'export function open() {}\n';

interface Plant {
  readonly ours: readonly string[];
  readonly sound: Files;
  readonly planted: Files;
  readonly says: readonly (string | RegExp)[];
}

const plants: Readonly<Record<string, Plant>> = {
  types: {
    ours: ['tsconfig.json', 'node_modules'],
    sound: { 'package.json': manifest(), 'src/kernel/door.ts': door },
    planted: Object.fromEntries(types.map(([option, text]) => [`src/kernel/${option}.ts`, text])),
    says: types.map(([option]) => `src/kernel/${option}.ts(`),
  },
  'format and lint': {
    ours: ['biome.json', '.gitignore'],
    sound: { 'src/kernel/door.ts': door },
    planted: { 'src/kernel/quotes.ts': 'export const x = "double"\n' },
    says: ['src/kernel/quotes.ts'],
  },
  boundaries: {
    ours: ['node_modules'],
    sound: { 'package.json': manifest(), 'src/app/start.ts': start, 'src/kernel/door.ts': door },
    planted: { 'src/kernel/door.ts': "import '#app/start.ts';\n\nexport function open() {}\n" },
    says: ['kernel-knows-nobody: src/kernel/door.ts → src/app/start.ts'],
  },
  'nothing unused': {
    ours: ['knip.json', 'tsconfig.json', 'node_modules'],
    sound: {
      'package.json': manifest({ fastify: '5.12.8' }),
      'src/app/start.ts': `import 'fastify';\n${start}`,
      'src/kernel/door.ts': door,
    },
    planted: {
      'package.json': manifest({ fastify: '5.12.8', zod: '4.6.7' }),
      'src/kernel/door.ts': `${door}\nexport function slam() {}\n`,
      'src/kernel/cellar.ts': 'export const nobody = 1;\n',
      'tools/checks/attic.ts': 'export const nobody = 1;\n',
      'test/support/shed.ts': 'export const nobody = 1;\n',
    },
    says: [
      /Unused files \(3\)/,
      'src/kernel/cellar.ts',
      'tools/checks/attic.ts',
      'test/support/shed.ts',
      /Unused exports \(1\)\nslam .*src\/kernel\/door\.ts/,
      /Unused dependencies \(1\)\nzod /,
    ],
  },
  licences: {
    ours: [],
    sound: { 'package-lock.json': lock('MIT') },
    planted: { 'package-lock.json': lock('GPL-3.0') },
    says: ['stray: licence "GPL-3.0" is not on the list'],
  },
  'file ceilings': {
    ours: [],
    sound: { 'src/modules/voice/module.ts': 'x;\n' },
    planted: { 'src/modules/voice/module.ts': 'x;\n'.repeat(41) },
    says: ['src/modules/voice/module.ts: 41 lines'],
  },
};

/** These refuse to call a handful of files a product; beyond that they have nothing to say of a sound tree. */
const tooFew = /^(cruiser-blind: )?only \d+ (modules|packages|files) were (read|looked at|measured)$/;

describe('every check', () => {
  it('has something planted for it', () => {
    expect(Object.keys(plants).sort()).toEqual(checks.map(({ name }) => name).sort());
  });

  describe.each(checks.map((check) => [check.name, check] as const))('%s', (name, check) => {
    const { ours, sound, planted, says } = plants[name] ?? { ours: [], sound: {}, planted: {}, says: [''] };

    it('passes a sound tree, or says only that it is too small', async () => {
      const outcome = await check.run(smallTree(sound, ours));
      if (!outcome.ok) expect(outcome.says).toMatch(tooFew);
    });

    it('finds what was planted', async () => {
      const outcome = await check.run(smallTree({ ...sound, ...planted }, ours));
      expect(outcome.ok).toBe(false);
      for (const one of says) expect(outcome.says).toMatch(one);
    });

    it('does not take an empty tree for a sound one', async () => {
      expect(await check.run(smallTree({}, ours)).catch(() => ({ ok: false }))).toMatchObject({ ok: false });
    });
  });
});
