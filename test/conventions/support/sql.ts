/**
 * Reads migrations just far enough to judge them: statements, and the catalogue they build. Text in quotes,
 * dollar quotes and comments never counts as SQL; a statement the reader does not know is left alone.
 */

/** Splits at semicolons outside quotes; comments become blanks, so that they cannot hide or fake a clause. */
export function statements(sql: string): string[] {
  const token =
    /--[^\n]*|\/\*[\s\S]*?\*\/|'(?:[^']|'')*'|"(?:[^"]|"")*"|\$(\w*)\$[\s\S]*?\$\1\$|;|[^;'"$/-]+|[\s\S]/g;
  const found: string[] = [];
  let current = '';
  for (const [piece] of sql.matchAll(token)) {
    if (piece.startsWith('--') || piece.startsWith('/*')) current += ' ';
    else if (piece === ';') {
      found.push(current.trim());
      current = '';
    } else current += piece;
  }
  found.push(current.trim());
  return found.filter(Boolean);
}

/** Quoted text emptied, so that a word inside a comment or a default is not taken for a clause. */
export function withoutText(statement: string): string {
  return statement.replace(/'(?:[^']|'')*'/g, "''").replace(/\s+/g, ' ');
}

/** Splits a list at its top-level commas. */
export function items(list: string): string[] {
  const found: string[] = [];
  let depth = 0;
  let current = '';
  for (const [piece] of list.matchAll(/'(?:[^']|'')*'|[\s\S]/g)) {
    if (piece === '(') depth++;
    if (piece === ')') depth--;
    if (piece === ',' && depth === 0) {
      found.push(current.trim());
      current = '';
    } else current += piece;
  }
  found.push(current.trim());
  return found.filter(Boolean).map((item) => item.replace(/\s+/g, ' '));
}

/** What stands before the bracket that closes the one already open. */
function bracketed(text: string): string {
  let depth = 1;
  for (const found of text.matchAll(/'(?:[^']|'')*'|[()]/g)) {
    if (found[0] === '(') depth++;
    if (found[0] === ')') depth--;
    if (depth === 0) return text.slice(0, found.index);
  }
  return text;
}

export interface Column {
  readonly name: string;
  /** Type and clauses, lower case. */
  readonly rest: string;
}

export interface ForeignKey {
  readonly columns: string[];
  readonly target: string;
  readonly targetColumns: string[];
  readonly inline: boolean;
}

export interface Table {
  readonly name: string;
  readonly file: string;
  comment: string | undefined;
  readonly columns: Column[];
  /** Primary key and unique keys as column lists, constraints and unique indexes alike. */
  readonly keys: string[][];
  readonly foreignKeys: ForeignKey[];
  readonly checks: string[];
  /** `exclude using gist (county with =, …)` */
  readonly exclusions: string[];
  rowSecurity: { enabled: boolean; forced: boolean; policies: number };
}

export type Kind = 'reference' | 'regional' | 'side' | 'local';

/** The first word of a table's comment says how the table is spread over a distributed database. */
export function kindOf(table: Table): Kind | undefined {
  const kind = /^(reference|regional|side|local): \S/.exec(table.comment ?? '')?.[1];
  return kind as Kind | undefined;
}

export interface MigrationFile {
  readonly path: string;
  readonly sql: string;
}

export interface Catalogue {
  readonly tables: Map<string, Table>;
  readonly statements: { readonly file: string; readonly text: string }[];
}

const names = (list: string) => items(list).map((name) => name.toLowerCase().split(' ')[0] ?? '');

export function readCatalogue(files: readonly MigrationFile[]): Catalogue {
  const catalogue: Catalogue = { tables: new Map(), statements: [] };
  for (const { path, sql } of files) {
    for (const text of statements(sql)) {
      catalogue.statements.push({ file: path, text });
      readStatement(catalogue, path, text.replace(/\s+/g, ' '));
    }
  }
  return catalogue;
}

function readStatement({ tables }: Catalogue, file: string, text: string): void {
  const created = /^create (?:unlogged )?table (?:if not exists )?([\w.]+) ?\(/i.exec(text);
  if (created?.[1]) {
    const table = emptyTable(created[1].toLowerCase(), file);
    for (const item of items(bracketed(text.slice(created[0].length)))) readItem(table, item, true);
    tables.set(table.name, table);
    return;
  }
  const dropped = /^drop table (?:if exists )?([\w.]+)/i.exec(text);
  if (dropped?.[1]) tables.delete(dropped[1].toLowerCase());

  const commented = /^comment on table ([\w.]+) is '((?:[^']|'')*)'$/i.exec(text);
  const target = tables.get(commented?.[1]?.toLowerCase() ?? '');
  if (target) target.comment = commented?.[2];

  const indexed =
    /^create unique index (?:concurrently )?(?:if not exists )?[\w.]* ?on (?:only )?([\w.]+)(?: using \w+)? ?\(([^)]*)\)/i.exec(
      text,
    );
  tables.get(indexed?.[1]?.toLowerCase() ?? '')?.keys.push(names(indexed?.[2] ?? ''));

  const policy = /^create policy (?:\w+|"[^"]+") on ([\w.]+)/i.exec(text);
  const guarded = tables.get(policy?.[1]?.toLowerCase() ?? '');
  if (guarded) guarded.rowSecurity.policies++;

  const altered = /^alter table (?:if exists )?(?:only )?([\w.]+) (.*)$/i.exec(text);
  const table = tables.get(altered?.[1]?.toLowerCase() ?? '');
  if (table) for (const action of items(altered?.[2] ?? '')) readAction(table, action);
}

function readAction(table: Table, action: string): void {
  const lower = action.toLowerCase();
  if (lower === 'enable row level security') table.rowSecurity.enabled = true;
  if (lower === 'force row level security') table.rowSecurity.forced = true;
  if (lower === 'disable row level security') table.rowSecurity.enabled = false;
  if (lower === 'no force row level security') table.rowSecurity.forced = false;
  const dropped = /^drop (?:column )?(?:if exists )?(\w+)/.exec(lower)?.[1];
  if (dropped && dropped !== 'constraint') {
    const at = table.columns.findIndex(({ name }) => name === dropped);
    if (at >= 0) table.columns.splice(at, 1);
  }
  const added = /^add (?:column )?(?:if not exists )?(.*)$/i.exec(action)?.[1];
  if (added) readItem(table, added, false);
}

/** One entry between the brackets of `create table`, or after `add` in `alter table`. */
function readItem(table: Table, item: string, inline: boolean): void {
  const lower = item.toLowerCase().replace(/^constraint \w+ /, '');
  const key = /^(?:primary key|unique(?: nulls (?:not )?distinct)?) ?\(([^)]*)\)/.exec(lower)?.[1];
  const foreign = /^foreign key ?\(([^)]*)\) references ([\w.]+)(?: ?\(([^)]*)\))?/.exec(lower);
  if (key !== undefined) table.keys.push(names(key));
  else if (foreign) {
    table.foreignKeys.push({
      columns: names(foreign[1] ?? ''),
      target: foreign[2] ?? '',
      targetColumns: names(foreign[3] ?? ''),
      inline,
    });
  } else if (/^check ?\(/.test(lower)) table.checks.push(lower);
  else if (/^exclude /.test(lower)) table.exclusions.push(lower);
  else readColumn(table, lower, inline);
}

function readColumn(table: Table, item: string, inline: boolean): void {
  const [, name, rest] = /^"?([\w]+)"? (.*)$/.exec(item) ?? [];
  if (!name || rest === undefined) return;
  table.columns.push({ name, rest });
  const clauses = withoutText(rest);
  if (/\b(primary key|unique)\b/.test(clauses)) table.keys.push([name]);
  const check = /\bcheck ?\(.*$/.exec(clauses)?.[0];
  if (check) table.checks.push(check);
  const target = /\breferences ([\w.]+)(?: ?\(([^)]*)\))?/.exec(clauses);
  if (target?.[1]) {
    table.foreignKeys.push({
      columns: [name],
      target: target[1],
      targetColumns: names(target[2] ?? ''),
      inline,
    });
  }
}

function emptyTable(name: string, file: string): Table {
  return {
    name,
    file,
    comment: undefined,
    columns: [],
    keys: [],
    foreignKeys: [],
    checks: [],
    exclusions: [],
    rowSecurity: { enabled: false, forced: false, policies: 0 },
  };
}
