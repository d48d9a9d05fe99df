// Hears what the product says to its database, and from where in the source: Kysely knows the place when it compiles a
// statement, the driver when it sends it.
import { PostgresQueryCompiler } from 'kysely';
import { listen } from '../../tools/bench/listen.ts';
import { root } from '../../tools/checks/files.ts';

export interface Place {
  readonly path: string;
  readonly line: number;
}

export interface Heard {
  readonly text: string;
  readonly values: readonly unknown[];
  /** What led to it, the place nearest to the database first. */
  readonly chains: readonly (readonly Place[])[];
}

export interface Ear {
  readonly heard: Heard[];
  stop(): void;
}

/** `who`: whose statements count, by the file nearest to the database. */
export function hear(who = /^src\//): Ear {
  const heard: Heard[] = [];
  const compiled = new Map<string, Place[][]>();
  const compiler = PostgresQueryCompiler.prototype;
  const compile = compiler.compileQuery;
  compiler.compileQuery = function (...given) {
    const query = compile.apply(this, given);
    note(compiled, query.sql, placesNow());
    return query;
  };
  const silence = listen(({ text, values }) => {
    // What no file of ours has sent is the product's own doing.
    const chains = (compiled.get(text) ?? [placesNow()]).filter(([first]) => who.test(first?.path ?? 'src/'));
    if (chains.length > 0) heard.push({ text, values, chains });
  });
  return {
    heard,
    stop: () => {
      silence();
      compiler.compileQuery = compile;
    },
  };
}

function note(compiled: Map<string, Place[][]>, text: string, places: Place[]): void {
  const known = compiled.get(text) ?? [];
  const isSame = (other: readonly Place[]) => JSON.stringify(other) === JSON.stringify(places);
  if (!known.some(isSame)) compiled.set(text, [...known, places]);
}

const FRAME = /[( ](?:file:\/\/)?(\/[^\s()]*):(\d+):\d+\)?$/;
/** The driver through which every transaction of the product sends. */
const WIRES = /^src\/kernel\/database\/|^test\/support\/statements|^tools\/bench\/listen/;

function placesNow(): Place[] {
  const limit = Error.stackTraceLimit;
  Error.stackTraceLimit = 60;
  const { stack = '' } = new Error();
  Error.stackTraceLimit = limit;
  return stack.split('\n').flatMap((frame) => {
    const [, path = '', line] = FRAME.exec(frame) ?? [];
    if (!path.startsWith(`${root}/`) || path.includes('/node_modules/')) return [];
    const place = { path: path.slice(root.length + 1), line: Number(line) };
    return WIRES.test(place.path) ? [] : [place];
  });
}
