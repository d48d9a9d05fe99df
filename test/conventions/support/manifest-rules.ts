/** What a manifest must keep to, apart from the test so that a planted violation shows that the rule can be broken. */
import type { Endpoint } from '#kernel/contract.ts';
import type { Table } from '#kernel/database/table.ts';
import type { Manifest } from '#kernel/module.ts';

export interface Column {
  readonly name: string;
  readonly type: string;
  readonly nullable: boolean;
  readonly given: boolean;
}
export interface MigratedTable {
  readonly comment: string;
  readonly columns: readonly Column[];
  readonly key: readonly string[];
}

/** How the migrated table differs from the declared one. */
export function differences(table: Table, real: MigratedTable | undefined): string[] {
  if (!real) return [`${table.name}: not migrated`];
  const found: string[] = [];
  const say = (what: string) => found.push(`${table.name}: ${what}`);
  const migrated = new Map(real.columns.map((column) => [column.name, column]));
  for (const [name, { sql, nullable, generated }] of Object.entries(table.columns)) {
    const column = migrated.get(name);
    if (!column) say(`${name} is declared and not migrated`);
    else if (column.type !== sql) say(`${name} is ${column.type}, declared ${sql}`);
    else if (column.nullable !== nullable)
      say(`${name} may ${column.nullable ? '' : 'not '}be null, declared otherwise`);
    // What an insert may leave out, the database must be able to fill.
    else if (generated && !column.given && !column.nullable)
      say(`${name} may be left out and nothing fills it`);
  }
  for (const { name } of real.columns)
    if (!(name in table.columns)) say(`${name} is migrated and not declared`);
  if (real.comment.split(':')[0] !== table.spread) say(`is ${table.spread}, its comment says otherwise`);
  if (table.spread === 'regional' && real.key[0] !== 'county') say('county is not first in its key');
  return found;
}

/** Endpoints that no rule of their own module's policy decides. */
export function withoutPolicy(manifests: readonly Manifest[]): string[] {
  return manifests.flatMap(({ name, policy, routes }) =>
    Object.entries<Endpoint>(routes?.api ?? {})
      .filter(([, { allow }]) => policy !== routes?.policy || !policy?.rules[allow])
      .map(([endpoint]) => `${name}.${endpoint}`),
  );
}
