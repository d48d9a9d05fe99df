import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { root, walk } from '../../tools/checks/files.ts';
import { lintMigrations } from './support/migration-rules.ts';
import { items, readCatalogue, statements } from './support/sql.ts';

const good = `
create table liren.person (
  county int not null,
  id uuid not null,
  code bigint not null,
  name text not null default 'a;b -- c',
  primary key (county, id),
  unique (county, name),
  check (county = code / 1000000000)
);
comment on table liren.person is 'regional: who lives here';
alter table liren.person enable row level security;
alter table liren.person force row level security;
create policy person_place on liren.person using (code between 1 and 2);

create table liren.home (
  county integer not null, id uuid not null, code bigint not null, keeper uuid,
  constraint home_key primary key (county, id),
  constraint home_place check (county = code / 1000000000)
);
comment on table liren.home is 'regional: where they live';
alter table liren.home enable row level security, force row level security;
create policy home_place on liren.home using (code between 1 and 2);
alter table liren.home add constraint home_keeper
  foreign key (county, keeper) references liren.person (county, id) on delete cascade;

create table liren.topic (id text primary key, parent text references liren.topic (id));
comment on table liren.topic is 'reference: what a voice is about';
`;

function lint(sql: string): string {
  return lintMigrations([{ path: 'x.sql', sql }]).join('\n');
}

/** The good schema with one thing spoilt; the test fails if there was nothing to spoil. */
function spoilt(from: string | RegExp, to: string): string {
  const sql = good.replace(from, to);
  expect(sql).not.toBe(good);
  return lint(sql);
}

describe('the migration reader', () => {
  it('is not deceived by quotes, dollar quotes and comments', () => {
    const sql = `select ';'; -- create trigger x;\n/* ; */ do $x$ begin; end $x$; select 'it''s'`;
    expect(statements(sql)).toEqual(["select ';'", 'do $x$ begin; end $x$', "select 'it''s'"]);
    expect(items("a numeric(1, 2), b text default ',', check (a in (1, 2))")).toHaveLength(3);
  });

  it('is not deceived by what follows the brackets', () => {
    const sql = 'create table liren.log (at date, primary key (at)) partition by range (at) with (x = 1)';
    expect(readCatalogue([{ path: 'x.sql', sql }]).tables.get('liren.log')).toMatchObject({
      columns: [{ name: 'at', rest: 'date' }],
      keys: [['at']],
    });
  });

  it('sees columns added and dropped later', () => {
    const later = 'alter table liren.topic add column score int; alter table liren.topic drop column parent;';
    const { tables } = readCatalogue([{ path: 'x.sql', sql: good + later }]);
    expect(tables.get('liren.topic')?.columns.map(({ name }) => name)).toEqual(['id', 'score']);
  });
});

describe('the migration rules', () => {
  it('accept a good schema', () => {
    expect(lint(good)).toBe('');
  });

  it.each([
    ['no comment', /comment on table liren\.person[^;]+;/, '', 'has no comment'],
    ['an unknown kind', "'reference: what", "'global: what", 'has no comment'],
    ['no county', 'county int not null,', '', 'lacks `county int not null`'],
    ['a nullable county', 'county int not null', 'county int', 'lacks `county int not null`'],
    ['a narrow code', 'code bigint not null', 'code int not null', 'lacks `code bigint not null`'],
    ['no tie', ',\n  check (county = code / 1000000000)', '', 'lacks `check (county'],
    ['a primary key without county', 'primary key (county, id),', 'primary key (id),', 'the key (id)'],
    ['county second', 'primary key (county, id),', 'primary key (id, county),', 'the key (id, county)'],
    ['a column key', 'id uuid not null,', 'id uuid not null unique,', 'the key (id)'],
    ['a unique without county', 'unique (county, name)', 'unique (name)', 'the key (name)'],
    ['an identity', 'id uuid not null,', 'id bigint generated always as identity,', 'sequence column id'],
    ['a serial', 'id uuid not null,', 'id bigserial not null,', 'sequence column id'],
    ['no row security', 'alter table liren.person enable row level security;', '', 'does not enable'],
    ['unforced row security', 'alter table liren.person force row level security;', '', 'does not force'],
    ['no policy', /create policy person_place[^;]+;/, '', 'has no policy'],
    [
      'a key without county',
      '(county, keeper) references liren.person (county, id)',
      '(keeper) references liren.person (id)',
      'does not carry county',
    ],
    [
      'an inline key',
      'keeper uuid,',
      'keeper uuid, foreign key (county, keeper) references liren.person (county, id),',
      'at creation',
    ],
    [
      'an inline reference',
      'keeper uuid,',
      'keeper uuid, topic text references liren.topic (id),',
      'at creation',
    ],
    ['set null', 'on delete cascade', 'on delete set null', 'no ON DELETE SET NULL'],
    ['a missing target', 'references liren.topic', 'references liren.subject', 'that no migration creates'],
    [
      'reference to regional',
      'references liren.topic (id)',
      'references liren.person (id)',
      'may not point at the regional',
    ],
  ])('refuse %s', (_, from, to, sentence) => {
    expect(spoilt(from, to)).toContain(sentence);
  });

  it.each([
    ['create trigger t before insert on liren.person for each row execute function liren.f()', 'no triggers'],
    ['create or replace constraint trigger t after insert on liren.person', 'no triggers'],
    ['create unique index on liren.person (name)', 'the key (name)'],
    ['create unique index person_one on liren.person using btree (name, county)', 'the key (name, county)'],
    ['alter table liren.person add constraint x unique (name)', 'the key (name)'],
    ['alter table liren.person add column no bigserial', 'sequence column no'],
    ['alter table liren.person disable row level security', 'does not enable'],
    ['alter table liren.topic alter column id set default uuidv7()', 'no uuidv7()'],
    ['create table stray (id int)', 'is not in schema liren'],
    ['create view public.all_people as select 1', 'nothing in schema public'],
    [
      'create or replace function stray() returns int language sql as $$ select 1 $$',
      'is not in schema liren',
    ],
    ['create extension if not exists pg_trgm', 'names no schema'],
    ['set search_path to liren', 'no search_path'],
    [
      "create table liren.queue (id int); comment on table liren.queue is 'local: x'; " +
        'alter table liren.person add foreign key (id) references liren.queue (id)',
      'may not point at the local',
    ],
    [
      "create table liren.login (id int); comment on table liren.login is 'side: x'; " +
        'alter table liren.person add foreign key (id) references liren.login (id)',
      'may not point at the side',
    ],
    ['alter table liren.person add constraint x exclude using gist (name with =)', 'has an exclusion'],
  ])('refuse %s', (statement, sentence) => {
    expect(lint(`${good};\n${statement};`)).toContain(sentence);
  });

  it('let words in texts and comments pass', () => {
    const sql = `${good} -- create trigger x\n insert into liren.topic values ('uuidv7()', 'public.x');`;
    expect(lint(sql)).toBe('');
  });
});

describe('our migrations', () => {
  const files = walk(join(root, 'src'), root)
    .filter((path) => /\/migrations\/[^/]+\.sql$/.test(path))
    .map((path) => ({ path, sql: readFileSync(join(root, path), 'utf8') }));

  it('are read: each create table is in the catalogue', () => {
    const { tables, statements: all } = readCatalogue(files);
    const created = all.filter(
      ({ text }) => /^create (unlogged )?table\b/i.test(text) && !/\bpartition of\b/i.test(text),
    );
    expect(files.length).toBeGreaterThan(0);
    expect(tables.size).toBe(created.length);
    for (const table of tables.values()) expect(table.columns.length, table.name).toBeGreaterThan(0);
  });

  it('follow the rules', () => {
    expect(lintMigrations(files)).toEqual([]);
  });

  it('are numbered and named', () => {
    const misnamed = files
      .filter(({ path }) => !/\/\d{4}-[a-z0-9-]+\.sql$/.test(path))
      .map(({ path }) => path);
    expect(misnamed).toEqual([]);
  });
});
