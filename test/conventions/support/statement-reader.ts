/**
 * Reads a statement just far enough to judge it: which tables each select, update, delete and insert in it speaks of, and
 * under which conditions. What it cannot read it says; nothing passes because it was not understood.
 */

/** A word, a sign, or what stands between two brackets. */
export type Node = string | Node[];

export interface Source {
  readonly table: string;
  readonly alias: string;
}

/** `only`: the condition of an outer join, which narrows the joined source and no other. */
export interface Condition {
  readonly nodes: Node[];
  readonly only?: string;
}

/** One select, update, delete or insert with what it draws on itself. */
export interface Scope {
  readonly verb: string;
  readonly sources: Source[];
  readonly conditions: Condition[];
  readonly outer: Scope | undefined;
  /** Columns of an insert, and those its conflict is found by. */
  columns: string[] | undefined;
  conflict: string[] | undefined;
  /** Columns that an update sets. */
  readonly sets: string[];
  /** `for update`, `for share` */
  locks: boolean;
}

const TOKEN =
  /\s+|--[^\n]*|'(?:[^']|'')*'|"(?:[^"]|"")*"|\$\d+|::|[A-Za-z_]\w*|\d+(?:\.\d+)?|<=|>=|<>|!=|@>|\|\||[^\s]/g;
const OPENS = /^(select|with|insert|update|delete|values)$/;
const JOINS = /^(inner|left|right|full|cross|natural|outer|join|lateral)$/;
const CLAUSES =
  /^(select|from|where|group|having|window|order|limit|offset|fetch|for|returning|set|values|using|insert|update|delete)$/;

export function readStatement(text: string): Scope[] {
  const scopes: Scope[] = [];
  const rest = tree(text.match(TOKEN)?.filter((token) => !/^(\s|--)/.test(token)) ?? []);
  for (const statement of split(rest, ';')) readQuery(statement, undefined, scopes);
  return scopes;
}

function tree(tokens: readonly string[]): Node[] {
  const stack: Node[][] = [[]];
  for (const token of tokens) {
    const top = stack.at(-1) ?? [];
    if (token === '(') {
      const group: Node[] = [];
      top.push(group);
      stack.push(group);
    } else if (token === ')') stack.pop();
    else top.push(/^["']/.test(token) ? token : token.toLowerCase());
  }
  if (stack.length !== 1) throw new Error(`brackets do not match: ${tokens.join(' ').slice(0, 80)}`);
  return stack[0] ?? [];
}

export function split(nodes: readonly Node[], at: string): Node[][] {
  const parts: Node[][] = [[]];
  for (const node of nodes) {
    if (node === at) parts.push([]);
    else parts.at(-1)?.push(node);
  }
  return parts;
}

const bare = (node: Node | undefined) => (typeof node === 'string' ? node.replaceAll('"', '') : '');
const isName = (node: Node | undefined) => typeof node === 'string' && /^("|[a-z_])/.test(node);
export const isQuery = (node: Node): node is Node[] => Array.isArray(node) && OPENS.test(bare(node[0]));

function readQuery(nodes: readonly Node[], outer: Scope | undefined, scopes: Scope[]): void {
  const rest = readWith(nodes, outer, scopes);
  const at = rest.findIndex((node) =>
    /^(union|intersect|except)$/.test(typeof node === 'string' ? node : ''),
  );
  if (at >= 0) {
    readQuery(rest.slice(0, at), outer, scopes);
    readQuery(rest.slice(at + (rest[at + 1] === 'all' ? 2 : 1)), outer, scopes);
  } else if (rest.length === 1 && Array.isArray(rest[0])) readQuery(rest[0], outer, scopes);
  else if (OPENS.test(bare(rest[0]))) readVerb(rest, outer, scopes);
}

/** Reads `with a as (…), b as (…)` and answers what follows. */
function readWith(nodes: readonly Node[], outer: Scope | undefined, scopes: Scope[]): readonly Node[] {
  if (nodes[0] !== 'with') return nodes;
  let at = nodes[1] === 'recursive' ? 2 : 1;
  for (;;) {
    const body = nodes.findIndex((node, i) => i > at && isQuery(node));
    if (body < 0) throw new Error('with … as (…) cannot be read');
    readQuery(nodes[body] as Node[], outer, scopes);
    if (nodes[body + 1] !== ',') return nodes.slice(body + 1);
    at = body + 2;
  }
}

function readVerb(nodes: readonly Node[], outer: Scope | undefined, scopes: Scope[]): void {
  const scope: Scope = {
    verb: bare(nodes[0]),
    sources: [],
    conditions: [],
    outer,
    columns: undefined,
    conflict: undefined,
    sets: [],
    locks: false,
  };
  scopes.push(scope);
  for (const [keyword, clause] of clausesOf(withoutFeed(nodes, scope, scopes))) {
    if (keyword === 'where') scope.conditions.push({ nodes: clause });
    else if (keyword === 'from' || keyword === 'using') readSources(clause, scope, scopes);
    else if (keyword === 'update') readSources(clause, scope, scopes);
    else if (keyword === 'set') scope.sets.push(...namesIn(clause));
    else if (keyword === 'for') scope.locks = true;
    else if (keyword === 'insert') readTarget(clause, scope);
    else if (keyword === 'conflict' && Array.isArray(clause[0])) scope.conflict = namesIn(clause[0]);
    if (keyword !== 'from' && keyword !== 'using') readInside(clause, scope, scopes);
  }
}

/** `insert … select …` is read in two: what is written, and what it is fed from. */
function withoutFeed(nodes: readonly Node[], scope: Scope, scopes: Scope[]): readonly Node[] {
  const from = scope.verb === 'insert' ? nodes.indexOf('select') : -1;
  if (from < 0) return nodes;
  const to = nodes.findIndex(
    (node, i) => i > from && (node === 'returning' || (node === 'on' && nodes[i + 1] === 'conflict')),
  );
  const end = to < 0 ? nodes.length : to;
  readQuery(nodes.slice(from, end), scope.outer, scopes);
  return [...nodes.slice(0, from), ...nodes.slice(end)];
}

/** `is distinct from` and the `on` of a join begin no clause; `on conflict` does. */
function clausesOf(nodes: readonly Node[]): [keyword: string, clause: Node[]][] {
  const clauses: [string, Node[]][] = [];
  for (const [i, node] of nodes.entries()) {
    const conflict = node === 'conflict' && nodes[i - 1] === 'on';
    const begins = typeof node === 'string' && CLAUSES.test(node) && nodes[i - 1] !== 'distinct';
    // `for update`, `do update set`
    const inside = node === 'update' && i > 0;
    if (conflict || (begins && !inside)) clauses.push([bare(node), []]);
    else clauses.at(-1)?.[1].push(node);
  }
  return clauses;
}

function namesIn(group: readonly Node[]): string[] {
  return split(group, ',').map((one) => bare(one[0]));
}

function readTarget(clause: readonly Node[], scope: Scope): void {
  const [, ...rest] = clause;
  const { name, length } = nameAt(rest);
  scope.sources.push({ table: name, alias: name });
  const columns = rest.slice(length).find((node) => Array.isArray(node));
  if (Array.isArray(columns)) scope.columns = namesIn(columns);
}

/** `liren.post` and `"liren"."post"` are `post`. */
function nameAt(nodes: readonly Node[]): { name: string; length: number } {
  return nodes[1] === '.' ? { name: bare(nodes[2]), length: 3 } : { name: bare(nodes[0]), length: 1 };
}

function readSources(clause: readonly Node[], scope: Scope, scopes: Scope[]): void {
  let join = '';
  let rest = clause;
  while (rest.length > 0) {
    const [first] = rest;
    if (first === ',' || (typeof first === 'string' && JOINS.test(first))) {
      join = first === ',' ? '' : `${join} ${bare(first)}`;
      if (/right|full|natural/.test(join)) throw new Error(`a${join} join cannot be read`);
      rest = rest.slice(1);
      continue;
    }
    const { alias, length } = readSource(rest, scope, scopes);
    rest = rest.slice(length);
    if (rest[0] === 'on') {
      const end = rest.findIndex(
        (node, i) => i > 0 && typeof node === 'string' && (node === ',' || JOINS.test(node)),
      );
      const nodes = rest.slice(1, end < 0 ? rest.length : end);
      scope.conditions.push(/left/.test(join) ? { nodes, only: alias } : { nodes });
      readInside(nodes, scope, scopes);
      rest = rest.slice(nodes.length + 1);
    }
    join = '';
  }
}

/** One table, sub-select or function with its alias, and how many nodes that took. */
function readSource(nodes: readonly Node[], scope: Scope, scopes: Scope[]) {
  const [first] = nodes;
  let length = 1;
  let table = '';
  if (Array.isArray(first)) {
    if (!isQuery(first)) throw new Error('a bracket around a join, or a join by using (…), cannot be read');
    readQuery(first, scope, scopes);
  } else if (isName(first)) {
    const read = nameAt(first === 'only' ? nodes.slice(1) : nodes);
    table = read.name;
    length = read.length + (first === 'only' ? 1 : 0);
    const call = nodes[length];
    if (Array.isArray(call)) {
      readInside(call, scope, scopes);
      table = '';
      length += 1;
    }
  } else throw new Error(`${bare(first)} cannot be read as a table`);
  if (nodes[length] === 'with') length += 2;
  let alias = table;
  if (nodes[length] === 'as') length += 1;
  const next = nodes[length];
  if (isName(next) && !JOINS.test(bare(next)) && next !== 'on' && next !== 'using') {
    alias = bare(next);
    length += 1;
    if (Array.isArray(nodes[length])) length += 1;
  }
  scope.sources.push({ table, alias });
  return { alias, length };
}

/** Sub-selects in conditions, in lists of columns and in the arguments of functions. */
function readInside(nodes: readonly Node[], scope: Scope, scopes: Scope[]): void {
  for (const node of nodes) {
    if (isQuery(node)) readQuery(node, scope, scopes);
    else if (Array.isArray(node)) readInside(node, scope, scopes);
  }
}
