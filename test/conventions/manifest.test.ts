// What the manifests promise, compared with what is really there: the migrated tables, the handlers, the words, and the
// two ways in which a rule answers.

import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { modulesOf } from '#app/modules.ts';
import { type Endpoint, endpoint } from '#kernel/contract.ts';
import { col, table } from '#kernel/database/table.ts';
import { openApi } from '#kernel/http/openapi.ts';
import type { ExplainedProblem } from '#kernel/http/problem-words.ts';
import { findSentence, type MessageTree } from '#kernel/messages.ts';
import { ROLES, roles } from '#modules/account/index.ts';
import { kindOf } from '../../src/web/ui/problem.ts';
import { root, walk } from '../../tools/checks/files.ts';
import { TEMPLATE } from '../support/template.ts';
import { differences, type MigratedTable, withoutPolicy } from './support/manifest-rules.ts';
import { isTree } from './support/message-rules.ts';

const manifests = modulesOf({});
const declared = manifests.flatMap(({ name, tables = [] }) =>
  tables.map((table) => ({ module: name, table })),
);

describe('the migrated schema', () => {
  let client: pg.Client;
  const catalog = new Map<string, MigratedTable>();
  beforeAll(async () => {
    const url = new URL(inject('serverUrl'));
    url.pathname = `/${TEMPLATE}`;
    client = new pg.Client({ connectionString: url.toString() });
    await client.connect();
    const { rows } = await client.query<MigratedTable & { table: string }>(`
      select c.relname as table, coalesce(obj_description(c.oid, 'pg_class'), '') as comment,
        (select json_agg(json_build_object('name', a.attname, 'type', format_type(a.atttypid, a.atttypmod), 'nullable', not a.attnotnull,
            'given', a.attidentity <> '' or a.atthasdef) order by a.attnum)
           from pg_attribute a where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped) as columns,
        (select json_agg(a.attname order by k.n) from pg_index i cross join unnest(i.indkey::int2[]) with ordinality as k(attnum, n)
           join pg_attribute a on a.attrelid = c.oid and a.attnum = k.attnum where i.indrelid = c.oid and i.indisprimary) as key
      from pg_class c where c.relnamespace = 'liren'::regnamespace and c.relkind in ('r', 'p', 'v', 'm')`);
    for (const { table, ...rest } of rows) catalog.set(table, rest);
  });
  afterAll(() => client?.end());

  it('holds every declared table and no other, except its own list of migrations', () => {
    expect([...catalog.keys()].sort()).toEqual(
      [...declared.map(({ table }) => table.name), 'migration'].sort(),
    );
  });

  it('is declared by one module each', () => {
    const names = declared.map(({ table }) => table.name);
    expect(names.filter((name, i) => names.indexOf(name) !== i)).toEqual([]);
  });

  it.each(declared.map(({ module, table }) => [`${module}: ${table.name}`, table] as const))(
    '%s is written as it is declared',
    (_, table) => expect(differences(table, catalog.get(table.name))).toEqual([]),
  );

  it('that differed in any way would be noticed', () => {
    const bed = table('bed', 'regional', {
      county: col.int(),
      id: col.uuid(),
      note: col.maybe(col.text()),
      at: col.given(col.instant()),
    });
    const column = (name: string, type: string, nullable = false, given = false) => ({
      name,
      type,
      nullable,
      given,
    });
    const columns = [
      column('county', 'integer'),
      column('id', 'uuid'),
      column('note', 'text', true),
      column('at', 'timestamp with time zone', false, true),
    ];
    const real = { comment: 'regional: beds', columns, key: ['county', 'id'] };
    expect(differences(bed, real)).toEqual([]);
    const spoilt = (name: string, change: object) => ({
      ...real,
      columns: columns.map((one) => (one.name === name ? { ...one, ...change } : one)),
    });
    expect(differences(bed, undefined)).toEqual(['bed: not migrated']);
    expect(differences(bed, { ...real, columns: columns.slice(1) })).toHaveLength(1);
    expect(differences(bed, { ...real, columns: [...columns, column('stray', 'text')] })).toHaveLength(1);
    expect(differences(bed, spoilt('id', { type: 'text' }))).toHaveLength(1);
    expect(differences(bed, spoilt('note', { nullable: false }))).toHaveLength(1);
    expect(differences(bed, spoilt('at', { given: false }))).toHaveLength(1);
    expect(differences(bed, { ...real, comment: 'side: beds' })).toHaveLength(1);
    expect(differences(bed, { ...real, key: ['id', 'county'] })).toHaveLength(1);
  });
});

describe('every endpoint', () => {
  const mounted = manifests.flatMap((manifest) =>
    Object.entries<Endpoint>(manifest.routes?.api ?? {}).map(([name, endpoint]) => ({
      manifest,
      name,
      endpoint,
    })),
  );

  it('of a module that declares an API is mounted, and none is mounted that is not declared', () => {
    for (const { name, api, routes } of manifests) {
      expect(routes?.api, name).toBe(api);
      expect(Object.keys(routes?.handlers ?? {}).sort(), name).toEqual(Object.keys(api ?? {}).sort());
    }
    expect(mounted.length).toBeGreaterThan(50);
  });

  it('is allowed by a rule of its module’s own policy', () => {
    expect(withoutPolicy(manifests)).toEqual([]);
  });

  it('that no rule decides, or the rule of another module, would be noticed', () => {
    const [first, second] = manifests.filter(({ routes }) => routes);
    if (!first?.routes || !second?.routes) throw new Error('two modules with endpoints are needed');
    const stray = { stray: endpoint('GET /api/stray', { allow: 'nobodyWroteThis' }) };
    expect(withoutPolicy([{ ...first, routes: { ...first.routes, api: stray } }])).toEqual([
      `${first.name}.stray`,
    ]);
    expect(withoutPolicy([{ ...first, routes: { ...first.routes, policy: second.routes.policy } }])).toEqual(
      Object.keys(first.routes.api).map((name) => `${first.name}.${name}`),
    );
  });

  it('has an address of its own', () => {
    const addresses = mounted.map(
      ({ endpoint }) => `${endpoint.method} ${endpoint.path.replace(/:\w+/g, ':x')}`,
    );
    expect(addresses.filter((address, i) => addresses.indexOf(address) !== i)).toEqual([]);
  });

  it('has its parameters in its address, and no body where there is none to read', () => {
    for (const { manifest, name, endpoint } of mounted) {
      const named = [...endpoint.path.matchAll(/:(\w+)/g)].map(([, key]) => key).sort();
      const shape =
        endpoint.params && 'shape' in endpoint.params
          ? Object.keys(endpoint.params.shape as object).sort()
          : [];
      expect(shape, `${manifest.name}.${name}`).toEqual(named);
      if (endpoint.method === 'GET') expect(endpoint.body, `${manifest.name}.${name}`).toBeUndefined();
    }
  });

  it('says what it does, in one line of each language', () => {
    for (const { name, api, apiWords } of manifests) {
      for (const words of Object.values(apiWords ?? {})) {
        expect(Object.keys(words).sort(), name).toEqual(Object.keys(api ?? {}).sort());
        expect(new Set(Object.values(words)).size, name).toBe(Object.keys(words).length);
      }
      expect(Object.keys(apiWords ?? {}), name).toEqual(api ? ['zh-CN', 'en'] : []);
    }
  });

  it('says in the OpenAPI document how to get in: openly, by a session, or as the reporter', () => {
    const document = openApi(manifests);
    const security = (path: string, method: string) =>
      (document.paths as Record<string, Record<string, { security: unknown }>>)[path]?.[method]?.security;
    expect(security('/api/voices', 'post')).toEqual([{}]);
    expect(security('/api/inbox', 'get')).toEqual([{ session: [] }]);
    expect(security('/api/track', 'get')).toEqual([{ reporter: [] }, { session: [] }]);
  });

  it('names no problem that no module declares, and every problem has its meaning in both languages', () => {
    const document = openApi(manifests, 'https://liren.example');
    expect(document.servers).toEqual([{ url: 'https://liren.example' }]);
    const listed = document as unknown as {
      'x-problems': ExplainedProblem[];
      tags: { 'x-problems': ExplainedProblem[] }[];
    };
    const explained = [...listed['x-problems'], ...listed.tags.flatMap((tag) => tag['x-problems'])];
    const codes = new Set(explained.map(({ code }) => code));
    expect(codes).toEqual(new Set(manifests.flatMap(({ problems = {} }) => Object.keys(problems))));
    for (const { code, zh, en } of explained) {
      expect(zh, code).toMatch(/\p{Script=Han}/u);
      expect(en, code).toMatch(/^[A-Z“{][^\p{Script=Han}]+ /u);
    }
    const named = mounted.flatMap(({ endpoint }) => endpoint.problems ?? []);
    expect(named.length).toBeGreaterThan(10);
    expect(named.filter((code) => !codes.has(code))).toEqual([]);
  });

  it('is printed in the OpenAPI document, complete and as JSON', () => {
    const document = openApi(manifests);
    const printed: unknown = JSON.parse(JSON.stringify(document));
    expect(printed).toStrictEqual(document);
    expect(document.openapi).toBe('3.1.0');
    const paths = document.paths as Record<
      string,
      Record<string, { operationId: string; parameters: { name: string; in: string }[] }>
    >;
    const operations = Object.entries(paths).flatMap(([path, methods]) =>
      Object.entries(methods).map(([method, operation]) => ({ path, method, operation })),
    );
    expect(operations.map(({ operation }) => operation.operationId).sort()).toEqual(
      mounted.map(({ manifest, name }) => `${manifest.name}.${name}`).sort(),
    );
    for (const { path, operation } of operations) {
      const named = [...path.matchAll(/\{(\w+)\}/g)].map(([, key]) => key).sort();
      expect(
        operation.parameters
          .filter((one) => one.in === 'path')
          .map(({ name }) => name)
          .sort(),
        path,
      ).toEqual(named);
    }
  });
});

describe('every capability', () => {
  it('that a rule asks for is given to some role, and none is given that no rule asks for', () => {
    const asked = new Set(
      manifests.flatMap(({ policy }) => Object.values(policy?.rules ?? {}).flatMap(({ words }) => words)),
    );
    const givenOut = new Set(ROLES.flatMap((role) => roles[role].may));
    expect([...asked].filter((word) => !givenOut.has(word))).toEqual([]);
    expect([...givenOut].filter((word) => !asked.has(word))).toEqual([]);
  });
});

describe('every failure that is declared', () => {
  it('has a sentence in both languages', async () => {
    const missing: string[] = [];
    for (const { name, problems = {} } of manifests) {
      const trees = await wordsOf(name);
      for (const [code, status] of Object.entries(problems)) {
        if (name === 'kernel') {
          expect(kindOf({ code, status, slots: {} }), code).toBeTruthy();
          continue;
        }
        const key = code.slice(name.length + 1);
        for (const language of ['zh-CN', 'en'] as const) {
          const found = trees[language].some(
            (tree) => findSentence(tree, `problem.${key}`) ?? findSentence(tree, `problem.${code}`),
          );
          if (!found) missing.push(`${language} ${code}`);
        }
      }
    }
    expect(missing).toEqual([]);
  });
});

async function wordsOf(module: string): Promise<Record<'zh-CN' | 'en', MessageTree[]>> {
  const files = walk(join(root, 'src'), root).filter((path) =>
    new RegExp(`/${module}/messages/[^/]+\\.ts$`).test(path),
  );
  const trees: Record<'zh-CN' | 'en', MessageTree[]> = { 'zh-CN': [], en: [] };
  for (const path of files) {
    const exported: Record<string, unknown> = await import(pathToFileURL(join(root, path)).href);
    const language = path.endsWith('zh-CN.ts') ? 'zh-CN' : 'en';
    trees[language].push(
      ...Object.values(exported)
        .filter(isTree)
        .map((tree) => tree as unknown as MessageTree),
    );
  }
  return trees;
}
