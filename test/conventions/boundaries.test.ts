import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { describe, expect, it } from 'vitest';
import { checkBoundaries } from '../../tools/checks/boundaries.ts';
import { root } from '../../tools/checks/files.ts';
import { smallTree } from './support/small-tree.ts';

/** A small house that keeps every rule. */
const house: Readonly<Record<string, string>> = {
  'src/kernel/contract.ts':
    "import type { Problem } from './problem.ts'; export const endpoint = (p?: Problem) => p;",
  'src/kernel/problem.ts': 'export interface Problem { code: string } export const problem = 1;',
  'src/kernel/messages.ts': 'export const fill = 1;',
  'src/kernel/http.ts': "import 'fastify'; export const serve = 1;",
  'src/kernel/http/reply.ts': "import '@fastify/cookie'; import '../http.ts'; export const reply = 1;",
  'src/kernel/database/pool.ts':
    "import 'pg'; import { readFileSync } from 'node:fs'; export const pool = readFileSync;",
  'src/kernel/context.ts': "import type { pool } from './database/pool.ts'; export type Ctx = typeof pool;",
  'src/engines/region/index.ts':
    "import { pool } from '#kernel/database/pool.ts'; export const regions = pool;",
  'src/engines/region/inner/tree.ts': "import '../index.ts'; export const tree = 1;",
  'src/engines/registry/record.ts':
    "import type { Ctx } from '#kernel/context.ts'; export const record = (c?: Ctx) => c;",
  'src/modules/grid/index.ts': "export { walk } from './walk.ts';",
  'src/modules/grid/walk.ts':
    "import { regions } from '#engines/region/index.ts'; export const walk = regions;",
  'src/modules/grid/contract.ts':
    "import { endpoint } from '#kernel/contract.ts'; import { Cell } from './record.ts'; export const gridApi = [endpoint, Cell];",
  'src/modules/grid/record.ts': "import { pool } from '#kernel/database/pool.ts'; export const Cell = pool;",
  'src/modules/voice/contract.ts':
    "import { endpoint } from '#kernel/contract.ts'; import { Voice } from './record.ts'; export const voiceApi = [endpoint, Voice];",
  'src/modules/voice/record.ts':
    "import { record } from '#engines/registry/record.ts'; export const Voice = record;",
  'src/modules/voice/report.ts': "import { walk } from '#modules/grid/index.ts'; export const report = walk;",
  'src/modules/voice/module.ts': "import './report.ts'; import './contract.ts'; export default 1;",
  'src/modules/voice/web/index.tsx':
    "import { voiceApi } from '../contract.ts'; import { gridApi } from '#modules/grid/contract.ts'; " +
    "import { fill } from '#kernel/messages.ts'; import type { Problem } from '#kernel/problem.ts'; " +
    "import { Table } from '#web/ui/Table.tsx'; export const page = (p: Problem) => [voiceApi, gridApi, fill, Table, p];",
  'src/web/ui/Table.tsx': "import 'react'; export const Table = 1;",
  'src/web/desk/main.tsx': "import { page } from '#modules/voice/web/index.tsx'; export const desk = page;",
  'src/web/portal/main.tsx': "import { Table } from '#web/ui/Table.tsx'; export const portal = Table;",
  'src/app/modules.ts': "import voice from '#modules/voice/module.ts'; export const modules = [voice];",
  'src/app/server.ts':
    "import { modules } from './modules.ts'; import '#kernel/http/reply.ts'; export const s = modules;",
  'src/modules/voice/voice.test.ts':
    "import 'pg'; import 'fastify'; import './report.ts'; import '../../../test/support/app.ts';",
  'test/support/app.ts': "import { modules } from '#app/modules.ts'; export const app = modules;",
};

const kernel = 'src/kernel/stray.ts';
const page = 'src/modules/voice/web/stray.tsx';

/** Each rule with the files that break it. */
const planted: readonly [rule: string, files: Record<string, string>][] = [
  [
    'kernel-knows-nobody',
    { [kernel]: "import type { tree } from '#engines/region/inner/tree.ts'; export type T = typeof tree;" },
  ],
  ['kernel-knows-nobody', { [kernel]: "export const load = () => import('../modules/grid/walk.ts');" }],
  [
    'engines-know-no-modules',
    { 'src/engines/region/stray.ts': "import { walk } from '#modules/grid/index.ts'; walk;" },
  ],
  ['engines-know-no-modules', { 'src/engines/region/stray.ts': "import '#app/modules.ts';" }],
  ['modules-know-no-app', { 'src/modules/grid/stray.ts': "import '#app/server.ts';" }],
  ['module-private', { 'src/modules/voice/stray.ts': "import { walk } from '../grid/walk.ts'; walk;" }],
  [
    'module-private',
    {
      'src/modules/voice/stray.ts':
        "import type { walk } from '#modules/grid/walk.ts'; export type W = typeof walk;",
    },
  ],
  [
    'module-private',
    { 'src/modules/voice/stray.ts': "import { gridApi } from '#modules/grid/contract.ts'; gridApi;" },
  ],
  ['engine-private', { 'src/modules/voice/stray.ts': "import '#engines/region/inner/tree.ts';" }],
  ['engine-private-to-engines', { 'src/engines/registry/stray.ts': "import '../region/inner/tree.ts';" }],
  [
    'page-of-another-module',
    {
      [page]: "import '#modules/grid/web/Walk.tsx';",
      'src/modules/grid/web/Walk.tsx': 'export const walk = 1;',
    },
  ],
  ['page-touches-contract-only', { [page]: "import '../report.ts';" }],
  ['page-touches-contract-only', { 'src/web/desk/stray.tsx': "import '#engines/region/index.ts';" }],
  ['page-touches-kernel-contract-only', { [page]: "import '#kernel/context.ts';" }],
  ['page-touches-problem-types-only', { [page]: "import { problem } from '#kernel/problem.ts'; problem;" }],
  ['page-touches-no-app', { 'src/web/desk/stray.tsx': "import '#app/modules.ts';" }],
  [
    'server-never-reaches-pages',
    { 'src/modules/voice/stray.ts': "import { page } from './web/index.tsx'; page;" },
  ],
  ['server-never-reaches-pages', { 'src/app/stray.ts': "import '#web/ui/Table.tsx';" }],
  ['faces-apart', { 'src/web/portal/stray.tsx': "import '../desk/main.tsx';" }],
  ['module-page-knows-no-face', { [page]: "import '#web/portal/main.tsx';" }],
  ['ui-knows-nobody', { 'src/web/ui/Stray.tsx': "import '#modules/voice/contract.ts';" }],
  ['only-http-knows-fastify', { 'src/app/stray.ts': "import 'fastify';" }],
  [
    'only-http-knows-fastify',
    {
      'src/kernel/http-extra.ts':
        "import type { FastifyInstance } from 'fastify'; export type F = FastifyInstance;",
    },
  ],
  ['only-http-knows-fastify', { 'src/app/stray.ts': "import '@fastify/static';" }],
  ['only-database-knows-pg', { 'src/modules/voice/stray.ts': "import pg from 'pg'; pg;" }],
  ['only-database-knows-pg', { 'src/app/stray.ts': "import type { Pool } from 'pg'; export type P = Pool;" }],
  ['product-knows-no-tests', { 'src/app/stray.ts': "import '../../test/support/app.ts';" }],
  ['no-cycles', { [kernel]: "import './stray-too.ts';", 'src/kernel/stray-too.ts': "import './stray.ts';" }],
  ['no-orphans', { [kernel]: 'export const nobody = 1;' }],
  ['no-unresolvable', { [kernel]: "import './nowhere.ts';" }],
  ['no-undeclared-package', { [kernel]: "import 'acorn';" }],
  [
    'page-reaches-server',
    {
      [page]: "import '../record.ts';",
      'src/modules/voice/record.ts':
        "import { pool } from '#kernel/database/pool.ts'; export const Voice = pool;",
    },
  ],
];

function build(extra: Record<string, string>): string {
  const dependencies = { fastify: '*', '@fastify/cookie': '*', '@fastify/static': '*', pg: '*', react: '*' };
  const manifest = { name: 'house', type: 'module', imports: { '#*': './src/*' }, dependencies };
  return smallTree({ ...house, ...extra, 'package.json': JSON.stringify(manifest) }, ['node_modules']);
}

describe('the arrow app / web → modules → engines → kernel', () => {
  it('is kept by the small house', async () => {
    const report = await checkBoundaries(build({}));
    expect(report.problems).toEqual([]);
    expect(report.read).toBe(Object.keys(house).length);
  });

  it.concurrent.each(planted)('%s notices its violation (%#)', async (rule, files) => {
    const { rules } = await checkBoundaries(build(files));
    expect(rules).toContain(rule);
  });

  it('has a planted violation for every rule', async () => {
    const file = pathToFileURL(join(root, '.dependency-cruiser.mjs')).href;
    const { default: config }: { default: { forbidden: { name: string }[] } } = await import(file);
    const covered = new Set(planted.map(([rule]) => rule));
    expect(config.forbidden.length).toBeGreaterThan(10);
    expect(config.forbidden.map(({ name }) => name).filter((name) => !covered.has(name))).toEqual([]);
  });

  it('does not mistake an empty tree for a clean one', async () => {
    expect((await checkBoundaries(smallTree({}))).read).toBe(0);
  });

  it('is kept by our tree, and all of it was read', async () => {
    const { read, expected, problems } = await checkBoundaries();
    expect(expected).toBeGreaterThan(20);
    expect(read).toBe(expected);
    expect(problems).toEqual([]);
  });
});
