/** What the conditions of a statement say about where its rows lie. */
import { type Node, type Scope, split } from './statement-reader.ts';

export interface Said {
  /** Sources whose county is named. */
  readonly county: ReadonlySet<string>;
  /** Sources of which a range of places is asked for that lies in several counties. */
  readonly range: ReadonlySet<string>;
  /** Pairs of sources that lie in one county, whichever it is. */
  readonly links: readonly (readonly [string, string])[];
}

const VALUE = String.raw`(?:\$\d+|\d+)(?: :: \w+(?: \[ \])?)?`;
const COLUMN = String.raw`(?:(\w+) \. )?`;
const COUNTY = new RegExp(
  String.raw`^${COLUMN}county (?:= ${VALUE}|= any \( ${VALUE} \)|in \( ${VALUE}(?: , ${VALUE})* \))$`,
);
const BETWEEN = new RegExp(`^${COLUMN}(code|county) between (${VALUE}) and (${VALUE})$`);
const END = new RegExp(`^${COLUMN}code (>=|<=) (${VALUE})$`);
const LINK = new RegExp(`^${COLUMN}county = ${COLUMN}county$`);
const COUNTY_WIDTH = 1_000_000_000;

export function saidIn(scope: Scope, values: readonly unknown[]): Said {
  return all(
    scope.conditions.map(({ nodes, only }) => {
      const said = saidBy(nodes, scope, values);
      return only === undefined ? said : about(only, said);
    }),
  );
}

/** Said by all of several conditions joined by `and`; by each branch alike of those joined by `or`. */
function saidBy(nodes: readonly Node[], scope: Scope, values: readonly unknown[]): Said {
  const branches = split(unwrapped(nodes), 'or').map((branch) => saidByAll(branch, scope, values));
  const [first, ...others] = branches;
  if (!first || others.length === 0) return first ?? all([]);
  const everywhere = (sets: readonly ReadonlySet<string>[]) =>
    sets.reduce<ReadonlySet<string>>((common, one) => common.intersection(one), sets[0] ?? new Set());
  const county = everywhere(branches.map((said) => said.county));
  const known = everywhere(branches.map((said) => new Set([...said.county, ...said.range])));
  return { county, range: known, links: [] };
}

function saidByAll(nodes: readonly Node[], scope: Scope, values: readonly unknown[]): Said {
  const said: Said[] = [];
  const ranges = new Map<string, { lo: number; hi: number }>();
  const narrow = (alias: string, lo: number, hi: number) => {
    const known = ranges.get(alias) ?? { lo: Number.NEGATIVE_INFINITY, hi: Number.POSITIVE_INFINITY };
    ranges.set(alias, { lo: Math.max(known.lo, lo), hi: Math.min(known.hi, hi) });
  };
  for (const conjunct of conjuncts(nodes)) {
    const [only] = conjunct;
    if (conjunct.length === 1 && Array.isArray(only)) {
      said.push(saidBy(only, scope, values));
      continue;
    }
    const words = wordsOf(conjunct);
    const aliasOf = (written: string | undefined) => written ?? onlySource(scope);
    const county = COUNTY.exec(words);
    if (county) said.push({ ...all([]), county: new Set([aliasOf(county[1])]) });
    // Nothing is read where the answer is no.
    if (words === 'false')
      said.push({ ...all([]), county: new Set(scope.sources.map(({ alias }) => alias)) });
    const link = LINK.exec(words);
    if (link) said.push({ ...all([]), links: [[aliasOf(link[1]), aliasOf(link[2])]] });
    const between = BETWEEN.exec(words);
    const width = between?.[2] === 'county' ? COUNTY_WIDTH : 1;
    if (between)
      narrow(aliasOf(between[1]), numberIn(between[3], values) * width, numberIn(between[4], values) * width);
    const end = END.exec(words);
    if (end?.[2] === '>=') narrow(aliasOf(end[1]), numberIn(end[3], values), Number.POSITIVE_INFINITY);
    if (end?.[2] === '<=') narrow(aliasOf(end[1]), Number.NEGATIVE_INFINITY, numberIn(end[3], values));
  }
  // A range within one county is no substitute for saying which: only the column itself finds the right node.
  const wide = [...ranges].filter(
    ([, { lo, hi }]) =>
      Number.isFinite(lo) &&
      Number.isFinite(hi) &&
      Math.floor(lo / COUNTY_WIDTH) !== Math.floor(hi / COUNTY_WIDTH),
  );
  return all([...said, { ...all([]), range: new Set(wide.map(([alias]) => alias)) }]);
}

/** `$3 :: bigint` with what was sent for it. */
function numberIn(written: string | undefined, values: readonly unknown[]): number {
  const [word = ''] = (written ?? '').split(' ');
  return Number(word.startsWith('$') ? values[Number(word.slice(1)) - 1] : word);
}

function all(said: readonly Said[]): Said {
  return {
    county: new Set(said.flatMap(({ county }) => [...county])),
    range: new Set(said.flatMap(({ range }) => [...range])),
    links: said.flatMap(({ links }) => links),
  };
}

function about(only: string, { county, range, links }: Said): Said {
  const kept = (aliases: ReadonlySet<string>) => new Set([...aliases].filter((alias) => alias === only));
  return { county: kept(county), range: kept(range), links: links.filter((link) => link.includes(only)) };
}

/** A column without a table's name belongs to the only source there is. */
function onlySource({ sources }: Scope): string {
  const [only, ...others] = sources;
  return only && others.length === 0 ? only.alias : '';
}

function unwrapped(nodes: readonly Node[]): readonly Node[] {
  const [only] = nodes;
  return nodes.length === 1 && Array.isArray(only) ? unwrapped(only) : nodes;
}

/** All conditions joined by `and`: split at each that is not the second half of a `between`. */
export function conjuncts(nodes: readonly Node[]): Node[][] {
  const parts: Node[][] = [[]];
  let between = false;
  for (const node of unwrapped(nodes)) {
    if (node === 'and' && !between) parts.push([]);
    else parts.at(-1)?.push(node);
    if (node === 'between') between = true;
    else if (node === 'and') between = false;
  }
  return parts;
}

export function wordsOf(nodes: readonly Node[]): string {
  return nodes
    .map((node) => (typeof node === 'string' ? node.replaceAll('"', '') : `( ${wordsOf(node)} )`))
    .join(' ');
}
