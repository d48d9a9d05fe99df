// The rule by which statements are judged can be broken in all these ways; test/conventions/statements.test.ts applies it.
import { describe, expect, it } from 'vitest';
import { lintStatement } from './support/statement-rules.ts';

describe('the rule for statements', () => {
  const tables = new Set(['bed', 'room']);
  const lint = (text: string, ...values: unknown[]) => lintStatement({ text, values }, tables);

  it.each([
    'select * from "bed" where "county" = $1 and "id" = $2',
    'select * from bed where county = any($1::integer[]) and code = any($2)',
    'select * from bed where county in ($1, $2) for update',
    'select b.id from bed as b inner join room r on r.county = b.county and r.id = b.room where b.county = $1',
    'select 1 from bed b where b.county = $1 and exists (select 1 from room where room.county = b.county and room.id = b.room)',
    'select 1 from bed where (county = $1 and x = 1) or (county = $2 and y is distinct from $3)',
    'select 1 from bed where (true and false and bed.code between 1 and 2) or county = 610802',
    'select count(*) from bed where code between 610800000000000 and 610899999999999',
    'select 1 from bed where code >= 610800000000000 and code <= 610899999999999 and y = 1',
    'with b as (insert into bed (county, id) values ($1, $2) returning id) select * from person join b on true',
    'insert into liren.bed ("county", "id") select county, id from person on conflict (county, id) do nothing',
    'update bed set free = (select count(*) from room where county = $1) where county = $1 and id = $2',
    'delete from bed using room where bed.county = $1 and room.county = bed.county',
    "select 1 from bed left join room on room.county = bed.county and room.name = 'from bed' where bed.county = $1",
    'select * from person order by bed limit 1',
    'select extract(year from at), bed from person where bed = $1',
  ])('accepts %s', (text) => expect(lint(text)).toEqual([]));

  it.each([
    ['select * from bed where id = $1', 'bed: is asked without its county'],
    ['select * from "liren"."bed"', 'bed: is asked without its county'],
    ['select 1 from bed where county = $1 or id = $2', 'bed: is asked without its county'],
    ['select 1 from bed where not (county = $1)', 'bed: is asked without its county'],
    ['select 1 from bed where county <> $1', 'bed: is asked without its county'],
    ['select 1 from bed where (county, id) > ($1, $2)', 'bed: is asked without its county'],
    ['select 1 from person, bed where county = $1', 'bed: is asked without its county'],
    [
      'select 1 from bed where code between 610802000000000 and 610802999999999',
      'bed: is asked without its county',
    ],
    [
      'select 1 from bed where code >= 610800000000000 and code <= 610899999999999 and code <= 610800999999999',
      'bed: is asked without its county',
    ],
    ['select 1 from bed where code >= 610800000000000', 'bed: is asked without its county'],
    [
      'select 1 from person where exists (select 1 from bed where bed.owner = person.id)',
      'bed: is asked without its county',
    ],
    [
      'select (select count(*) from room where room.id = person.room) from person',
      'room: is asked without its county',
    ],
    ['select 1 from person union all select id from bed', 'bed: is asked without its county'],
    ['with b as (select * from bed) select * from b where county = $1', 'bed: is asked without its county'],
    ['update bed set x = 1 where id = $1', 'bed: is asked without its county'],
    ['delete from bed where id = $1 returning id', 'bed: is asked without its county'],
    [
      'insert into person (id) select id from bed where x = 1 on conflict do nothing',
      'bed: is asked without its county',
    ],
    [
      'select 1 from bed left join person on person.id = bed.owner and bed.county = $1 where true',
      'bed: is asked without its county',
    ],
    [
      'select 1 from bed b join room r on r.id = b.room where b.county = $1 and r.county = $1',
      'bed: is joined to room without the county',
    ],
    [
      'select 1 from bed where county = $1 and exists (select 1 from room where room.county = $1 and room.id = bed.room)',
      'room: is joined to bed without the county',
    ],
    [
      'select 1 from bed where code between 610800000000000 and 610899999999999 for update skip locked',
      'bed: is locked in several counties',
    ],
    ['update bed set county = $2 where county = $1', 'bed: a row is moved to another county'],
    ['insert into bed (id) values ($1)', 'bed: is written without saying its county'],
    ['insert into bed values ($1)', 'bed: is written without saying its county'],
    [
      'insert into bed (county, id) values ($1, $2) on conflict (id) do nothing',
      'bed: a conflict is looked for in all counties',
    ],
    ['copy bed to stdout', 'bed: cannot be read'],
    ['lock table bed', 'bed: cannot be read'],
  ])('refuses %s', (text, problem) => expect(lint(text)).toEqual([problem]));

  it.each([
    'select 1 from bed join room using (county, id)',
    'select 1 from (bed join room on true)',
    'select 1 from bed natural join room',
    'select 1 from bed right join room on true',
    'select 1 from bed where (county = $1',
  ])('passes nothing it cannot read: %s', (text) => {
    expect(lint(text)).toEqual([expect.stringContaining('cannot be read')]);
  });

  it('knows by what was sent whether a range lies in one county', () => {
    const text = 'select 1 from bed where code between $1::bigint and $2::bigint';
    expect(lint(text, 610_800_000_000_000, 610_899_999_999_999)).toEqual([]);
    expect(lint(text, 610_802_000_000_000, 610_802_999_999_999)).toHaveLength(1);
  });
});
