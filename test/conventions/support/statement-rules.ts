/**
 * What a statement must keep to so that the same code runs on a cluster distributed by county
 * (docs/decisions/0002-postgresql-everywhere.md): whoever asks a regional table says in which county, or asks about a
 * range of places wider than one; whoever joins two says that it is one county; whoever locks rows says where they lie.
 */
import { conjuncts, saidIn, wordsOf } from './statement-conditions.ts';
import { type Node, readStatement, type Scope, type Source } from './statement-reader.ts';

/** A statement as it was sent. */
export interface Sent {
  readonly text: string;
  readonly values?: readonly unknown[];
}

/** The sentences against a statement; none for one that speaks of no regional table. */
export function lintStatement({ text, values = [] }: Sent, regional: ReadonlySet<string>): string[] {
  if (!(text.match(/\w+/g) ?? []).some((word) => regional.has(word.toLowerCase()))) return [];
  const scopes = read(text);
  if (typeof scopes === 'string') return [`cannot be read: ${scopes}`];
  const found = new Set(scopes.flatMap(({ sources }) => sources.map(({ table }) => table)));
  return [
    ...[...named(text, regional)]
      .filter((table) => !found.has(table))
      .map((table) => `${table}: cannot be read`),
    ...scopes.flatMap((scope) =>
      scope.verb === 'insert' ? lintInsert(scope, regional) : lintAsked(scope, values, regional),
    ),
  ];
}

function read(text: string): Scope[] | string {
  try {
    return readStatement(text);
  } catch (error) {
    return String(error);
  }
}

/** Regional tables of a statement by a look at its text alone, to see that the reader has missed none. */
export function named(text: string, regional: ReadonlySet<string>): Set<string> {
  const said = text.matchAll(
    /\b(?:from|join|update|into|using|only|table|copy)\s+(?:"?liren"?\.)?"?(\w+)"?/gi,
  );
  return new Set(
    [...said].map(([, table = '']) => table.toLowerCase()).filter((table) => regional.has(table)),
  );
}

function lintInsert({ sources, columns, conflict }: Scope, regional: ReadonlySet<string>): string[] {
  const [table = ''] = sources.map((source) => source.table);
  if (!regional.has(table)) return [];
  return [
    ...(columns?.includes('county') ? [] : [`${table}: is written without saying its county`]),
    ...(conflict && !conflict.includes('county')
      ? [`${table}: a conflict is looked for in all counties`]
      : []),
  ];
}

function lintAsked(scope: Scope, values: readonly unknown[], regional: ReadonlySet<string>): string[] {
  const isRegional = ({ table }: Source) => regional.has(table);
  const asked = scope.sources.filter(isRegional);
  if (asked.length === 0) return [];
  const around = outerSources(scope).filter(isRegional);
  const { county, range, links } = saidIn(scope, values);
  // What stands around is judged where it stands.
  const outside = new Set(around.map(({ alias }) => alias));
  const known = reach(new Set([...county, ...range, ...outside]), links);
  const exact = reach(new Set([...county, ...outside]), links);
  const say = (sources: readonly Source[], what: string) => sources.map(({ table }) => `${table}: ${what}`);
  return [
    ...say(
      asked.filter(({ alias }) => !known.has(alias)),
      'is asked without its county',
    ),
    ...joined(scope, asked, around)
      .filter(([a, b]) => !reach(new Set([a.alias]), links).has(b.alias))
      .map(([a, b]) => `${a.table}: is joined to ${b.table} without the county`),
    ...say(
      scope.locks ? asked.filter(({ alias }) => !exact.has(alias)) : [],
      'is locked in several counties',
    ),
    ...say(scope.sets.includes('county') ? asked.slice(0, 1) : [], 'a row is moved to another county'),
  ];
}

function outerSources({ outer }: Scope): Source[] {
  return outer ? [...outer.sources, ...outerSources(outer)] : [];
}

/** Regional sources that one condition speaks of together, at least one of them the scope's own. */
function joined(
  { conditions }: Scope,
  asked: readonly Source[],
  around: readonly Source[],
): [Source, Source][] {
  return conditions.flatMap(({ nodes }) =>
    conjuncts(nodes).flatMap((conjunct: Node[]) => {
      const words = ` ${wordsOf(conjunct)}`;
      const met = [...asked, ...around].filter(({ alias }) => words.includes(` ${alias} . `));
      const [first, ...others] = met;
      return first && asked.includes(first) ? others.map((other): [Source, Source] => [first, other]) : [];
    }),
  );
}

/** Everything whose county follows from what is known. */
function reach(
  known: ReadonlySet<string>,
  links: readonly (readonly [string, string])[],
): ReadonlySet<string> {
  const found = new Set(known);
  for (let size = -1; size !== found.size; ) {
    size = found.size;
    for (const [a, b] of links) {
      if (found.has(a)) found.add(b);
      else if (found.has(b)) found.add(a);
    }
  }
  return found;
}
