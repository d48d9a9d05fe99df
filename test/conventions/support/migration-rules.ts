/**
 * What every migration must respect so that the same schema runs on one PostgreSQL 15 and on a cluster
 * distributed by county (docs/decisions/0002-postgresql-everywhere.md). Each rule answers with sentences.
 */
import { type Catalogue, kindOf, type MigrationFile, readCatalogue, type Table, withoutText } from './sql.ts';

export function lintMigrations(files: readonly MigrationFile[]): string[] {
  const catalogue = readCatalogue(files);
  return [
    ...catalogue.statements.flatMap(({ file, text }) =>
      lintStatement(text).map((line) => `${file}: ${line}`),
    ),
    ...[...catalogue.tables.values()].flatMap((table) =>
      lintTable(table, catalogue).map((line) => `${table.file}: ${table.name} ${line}`),
    ),
  ];
}

const forbidden: readonly [pattern: RegExp, sentence: string][] = [
  [/^create (or replace )?(constraint )?trigger\b/i, 'no triggers: a distributed table refuses them'],
  [
    /\bon delete set (null|default)\b/i,
    'no ON DELETE SET NULL or DEFAULT: it would change the county of a key',
  ],
  [/\bon update (cascade|set)\b/i, 'no ON UPDATE: the county of a row never changes'],
  [/\buuidv7 ?\(/i, 'no uuidv7(): PostgreSQL 15 has none, ids are made by client or server'],
  [/\bpublic\./i, 'nothing in schema public'],
  [/\bset_config ?\(/i, 'no set_config(): it does not reach distributed workers'],
  [/^drop schema\b/i, 'no drop schema: it takes the metadata of a distributed database with it'],
  [/\b(json_table|any_value) ?\(/i, 'newer than PostgreSQL 15'],
  [/\bset search_path\b(?!.* as )/i, 'no search_path: name the schema'],
];

const object =
  /^create (?:or replace )?(?:unlogged |temp |temporary |materialized |recursive )*(table|view|function|procedure|type|domain|sequence|aggregate|operator) (?:if not exists )?([\w."]+)/i;

function lintStatement(text: string): string[] {
  const plain = withoutText(text);
  // A function's own `set search_path` clause is wanted; only a bare statement is not.
  const bare = plain.replace(/^(create (or replace )?(function|procedure)\b.*)$/i, (all) =>
    all.replace(/\bset search_path\b/gi, ''),
  );
  const problems = forbidden.filter(([pattern]) => pattern.test(bare)).map(([, sentence]) => sentence);
  const [, what, name] = object.exec(plain) ?? [];
  if (what && name && !/^liren(_[a-z]+)*\./i.test(name)) {
    problems.push(`${what.toLowerCase()} ${name} is not in schema liren`);
  }
  if (/^create extension\b/i.test(plain) && !/\bschema (?!public\b)\w+/i.test(plain)) {
    problems.push('create extension names no schema, so it would land in public');
  }
  return problems.map((sentence) => `${sentence} — ${plain.slice(0, 60)}`);
}

function lintTable(table: Table, { tables }: Catalogue): string[] {
  const kind = kindOf(table);
  if (!kind) {
    return ["has no comment '<kind>: what it holds' with kind reference, regional, side or local"];
  }
  const problems = kind === 'regional' ? lintRegional(table) : [];
  for (const { columns, target, targetColumns, inline } of table.foreignKeys) {
    const where = `(${columns.join(', ')}) → ${target}`;
    const other = tables.get(target);
    const otherKind = other && kindOf(other);
    if (!other) problems.push(`has a foreign key ${where} to a table that no migration creates`);
    if (kind === 'regional' && inline) {
      problems.push(`declares the foreign key ${where} at creation; add it by alter table afterwards`);
    }
    if (kind === 'regional' && otherKind === 'regional') {
      const bothCarry = columns[0] === 'county' && targetColumns[0] === 'county';
      if (!bothCarry)
        problems.push(`has a foreign key ${where} that does not carry county first on both sides`);
    } else if (otherKind === 'regional') {
      problems.push(`is ${kind} and may not point at the regional table ${target}`);
    }
    if (kind !== 'local' && otherKind === 'local')
      problems.push(`may not point at the local table ${target}`);
    if (kind === 'regional' && otherKind === 'side')
      problems.push(`may not point at the side table ${target}`);
  }
  return problems;
}

function lintRegional(table: Table): string[] {
  const problems: string[] = [];
  const column = (name: string) => table.columns.find((one) => one.name === name)?.rest;
  if (!/^(int|integer|int4)\b.*\bnot null\b/.test(column('county') ?? ''))
    problems.push('lacks `county int not null`');
  if (!/^(bigint|int8)\b.*\bnot null\b/.test(column('code') ?? ''))
    problems.push('lacks `code bigint not null`');
  const tied = table.checks.some((check) => /county ?= ?\(?code ?\/ ?1000000000\b/.test(check));
  if (!tied) problems.push('lacks `check (county = code / 1000000000)`');
  if (table.keys.length === 0) problems.push('has no primary key');
  for (const key of table.keys) {
    if (key[0] !== 'county') problems.push(`has the key (${key.join(', ')}) without county first`);
  }
  for (const exclusion of table.exclusions) {
    if (!/\(county with =/.test(exclusion))
      problems.push('has an exclusion that does not start with `county with =`');
  }
  for (const { name, rest } of table.columns) {
    if (/^(small|big)?serial\b/.test(rest) || /\bas identity\b/.test(withoutText(rest))) {
      problems.push(`numbers its rows by the sequence column ${name}; use uuid`);
    }
  }
  const { enabled, forced, policies } = table.rowSecurity;
  if (!enabled) problems.push('does not enable row level security');
  if (!forced) problems.push('does not force row level security');
  if (policies === 0) problems.push('has no policy');
  return problems;
}
