import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { root, walk } from '../../tools/checks/files.ts';
import { lintRecordDignity, lintSchemaDignity, recordsOf } from './support/dignity-rules.ts';

const schema = (sql: string) => lintSchemaDignity([{ path: 'x.sql', sql }]);
const record = (text: string) => lintRecordDignity([{ path: 'record.ts', text }]);

describe('the rule that no person is scored', () => {
  it.each([
    'create table liren.person (id uuid, risk int)',
    'create table liren.resident_profile (id uuid, danger_level text)',
    'create table liren.volunteer (id uuid, star_level int)',
    'create table liren.kin (id uuid, phone_hash bytea, credit int)',
    'create table liren.kin (id uuid, birth_date date, social_credit_score int)',
    'create table liren.appraisal (county int, person_id uuid, score int)',
    "create table liren.file (id uuid, rank int); comment on table liren.file is 'regional: one row for each resident'",
    "create table liren.file (id uuid, rank int); comment on table liren.file is 'regional: 重点人员'",
    'create table liren.person (id uuid); alter table liren.person add column watchlist boolean',
  ])('refuses %s', (sql) => {
    expect(schema(sql)).toHaveLength(1);
  });

  it.each([
    'create table liren.person (id uuid, name text, started_at timestamptz, starting_place text)',
    'create table liren.facility (id uuid, risk text, inspector_name text)',
    'create table liren.award (id uuid, person_id uuid, rank int)',
    'create table liren.ledger_line (id uuid, debit bigint, credit bigint)',
    'create table liren.indicator_value (id uuid, score int)',
    'create table liren.person (id uuid, risk int); alter table liren.person drop column risk',
  ])('accepts %s', (sql) => {
    expect(schema(sql)).toEqual([]);
  });

  it('reads the fields of a record', () => {
    const text = `export const Resident = record('resident', { name: text(), dangerLevel: choice(['a']) });`;
    expect(recordsOf({ path: 'record.ts', text })[0]?.fields).toEqual(['name', 'dangerLevel']);
    expect(record(text)).toHaveLength(1);
    expect(record(`record('home', { fields: { birthDate: date(), riskOf: int() } })`)).toHaveLength(1);
    expect(record(`record('facility', { name: text(), risk: choice(['low']) })`)).toEqual([]);
  });
});

describe('our product', () => {
  const sources = walk(join(root, 'src'), root);
  const read = (path: string) => readFileSync(join(root, path), 'utf8');

  it('has no table that judges a person', () => {
    const files = sources.filter((path) => path.endsWith('.sql')).map((path) => ({ path, sql: read(path) }));
    expect(files.length).toBeGreaterThan(0);
    expect(lintSchemaDignity(files)).toEqual([]);
  });

  it('has no record that judges a person', () => {
    const files = sources
      .filter((path) => /^src\/(modules|engines)\/.*\.ts$/.test(path) && !path.includes('.test.'))
      .map((path) => ({ path, text: read(path) }));
    const declared = files.filter(({ path }) => /\/(record|tables)\.ts$/.test(path));
    expect(declared.length).toBeGreaterThan(3);
    for (const file of declared) expect(recordsOf(file), file.path).not.toEqual([]);
    expect(lintRecordDignity(files)).toEqual([]);
  });
});
