// Who may do what, as a table. Each word answers three ways: for one row, as SQL for lists and counts, and "could it
// ever be true for this actor" before any row is read. A shared test demands that row and SQL agree.
import { type RawBuilder, type SqlBool, sql } from 'kysely';
import type { Actor } from './context.ts';
import { kernelProblems } from './problem.ts';

export interface Rule<Row> {
  test(actor: Actor, row: Row): boolean;
  where(actor: Actor, table: string): RawBuilder<SqlBool>;
  possible(actor: Actor): boolean;
  /** The capability words this rule relies on, for the printed matrix. */
  readonly words: readonly string[];
  readonly text: string;
}

declare const granted: unique symbol;
/** A row on which one action has been allowed: the only key to a data-changing function. */
export type Granted<Row, Action extends string> = Row & { readonly [granted]: Action };

const YES = sql<SqlBool>`true`;
const NO = sql<SqlBool>`false`;
const constant = (value: boolean) => (value ? YES : NO);

/** The vocabulary, typed by the row it speaks about. */
export function rulesFor<Row>() {
  type Key = keyof Row & string;
  const ofActor = (text: string, words: readonly string[], holds: (actor: Actor) => boolean): Rule<Row> => ({
    test: holds,
    where: (actor) => constant(holds(actor)),
    possible: holds,
    words,
    text,
  });
  return {
    anyone: ofActor('anyone', [], () => true),
    signedIn: ofActor('signed in', [], (actor) => actor.account !== null),
    /** The actor's role has been given this capability. */
    may: (word: string) => ofActor(`may ${word}`, [word], (actor) => actor.may.has(word)),
    kind: (...kinds: Actor['kind'][]) =>
      ofActor(`is ${kinds.join('/')}`, [], (actor) => kinds.includes(actor.kind)),
    withoutOrg: ofActor('acts for a region', [], (actor) => actor.org === null),
    /** The row lies in the actor's territory. */
    within: (key: Key): Rule<Row> => ({
      test: (actor, row) => {
        const code = Number(row[key]);
        return actor.scope !== null && code >= actor.scope.lo && code <= actor.scope.hi;
      },
      where: (actor, table) =>
        actor.scope
          ? sql<SqlBool>`${sql.ref(`${table}.${key}`)} between ${actor.scope.lo} and ${actor.scope.hi}`
          : NO,
      possible: (actor) => actor.scope !== null,
      words: [],
      text: `${key} within the territory`,
    }),
    /** The row is one of the actor's own subjects. */
    own: (key: Key): Rule<Row> => ({
      test: (actor, row) => actor.scope?.only?.includes(String(row[key])) ?? false,
      where: (actor, table) => {
        const only = actor.scope?.only;
        return only && only.length > 0
          ? sql<SqlBool>`${sql.ref(`${table}.${key}`)} = any(${[...only]}::uuid[])`
          : NO;
      },
      possible: (actor) => actor.scope?.only !== null && actor.scope?.only !== undefined,
      words: [],
      text: `${key} is the actor's own`,
    }),
    /** A column equals a fact about the actor (null equals null). */
    same: (key: Key, fact: 'code' | 'org' | 'account' | 'post'): Rule<Row> => ({
      test: (actor, row) => (row[key] ?? null) === actor[fact],
      where: (actor, table) =>
        sql<SqlBool>`${sql.ref(`${table}.${key}`)} is not distinct from ${actor[fact]}`,
      possible: () => true,
      words: [],
      text: `${key} is the actor's ${fact}`,
    }),
    inState: <K extends Key>(key: K, ...states: (Row[K] & string)[]): Rule<Row> => ({
      test: (_, row) => states.some((state) => state === row[key]),
      where: (_, table) => sql<SqlBool>`${sql.ref(`${table}.${key}`)} = any(${[...states]}::text[])`,
      possible: () => true,
      words: [],
      text: `${key} is ${states.join('/')}`,
    }),
    /** Membership in a text[] column by an actor's fact. */
    listed: (key: Key, fact: 'org'): Rule<Row> => ({
      test: (actor, row) => {
        const list: unknown = row[key];
        return actor[fact] !== null && Array.isArray(list) && list.includes(actor[fact]);
      },
      where: (actor, table) =>
        actor[fact] === null
          ? NO
          : sql<SqlBool>`${sql.ref(`${table}.${key}`)} @> array[${actor[fact]}]::text[]`,
      possible: (actor) => actor[fact] !== null,
      words: [],
      text: `${key} lists the actor's ${fact}`,
    }),
    allOf: (...rules: Rule<Row>[]): Rule<Row> => ({
      test: (actor, row) => rules.every((rule) => rule.test(actor, row)),
      where: (actor, table) =>
        sql<SqlBool>`(${sql.join(
          rules.map((rule) => rule.where(actor, table)),
          sql` and `,
        )})`,
      possible: (actor) => rules.every((rule) => rule.possible(actor)),
      words: rules.flatMap((rule) => rule.words),
      text: rules.map((rule) => rule.text).join(', '),
    }),
    anyOf: (...rules: Rule<Row>[]): Rule<Row> => ({
      test: (actor, row) => rules.some((rule) => rule.test(actor, row)),
      where: (actor, table) =>
        sql<SqlBool>`(${sql.join(
          rules.map((rule) => rule.where(actor, table)),
          sql` or `,
        )})`,
      possible: (actor) => rules.some((rule) => rule.possible(actor)),
      words: rules.flatMap((rule) => rule.words),
      text: rules.map((rule) => `(${rule.text})`).join(' or '),
    }),
    not: (rule: Rule<Row>): Rule<Row> => ({
      test: (actor, row) => !rule.test(actor, row),
      where: (actor, table) => sql<SqlBool>`not coalesce(${rule.where(actor, table)}, false)`,
      possible: () => true,
      words: rule.words,
      text: `not (${rule.text})`,
    }),
  };
}

export interface Policy<Row, Action extends string> {
  readonly name: string;
  readonly rules: Readonly<Record<Action, Rule<Row>>>;
  /** Refuses before any row is read: 401 for nobody, 403 for somebody without the capability. */
  admit(actor: Actor, action: Action): void;
  /** The only way to a granted row. A row the actor may not even read is "not found", never "forbidden". */
  grant<A extends Action, R extends Row>(actor: Actor, action: A, row: R | undefined): Granted<R, A>;
  /** The same rule as SQL, for lists, counts, exports and streams. */
  where(actor: Actor, action: Action, table: string): RawBuilder<SqlBool>;
  /** What the page may offer on this row. */
  abilities(actor: Actor, row: Row): Record<Action, boolean>;
}
// biome-ignore lint/suspicious/noExplicitAny: the manifest list holds policies of every row type
export type AnyPolicy = Policy<any, any>;

let firstWall = true;
/** Drills only: with the first wall down every policy says yes to every row, and row security alone must keep out the foreign ones. */
export function setFirstWallForDrill(up: boolean): void {
  firstWall = up;
}

export function definePolicy<Row>(name: string) {
  return <Action extends string>(
    rules: Readonly<Record<Action | 'read', Rule<Row>>>,
  ): Policy<Row, Action | 'read'> => ({
    name,
    rules,
    admit(actor, action) {
      if (rules[action].possible(actor)) return;
      throw actor.kind === 'anonymous'
        ? kernelProblems.unauthenticated()
        : kernelProblems.forbidden({ action: `${name}.${action}` });
    },
    grant(actor, action, row) {
      if (row === undefined) throw kernelProblems.notFound({ what: name });
      if (!firstWall) return row as never;
      const may = rules[action].test(actor, row);
      if (!may && !rules.read.test(actor, row)) throw kernelProblems.notFound({ what: name });
      if (!may) throw kernelProblems.forbidden({ action: `${name}.${action}` });
      return row as never;
    },
    where: (actor, action, table) => (firstWall ? rules[action].where(actor, table) : YES),
    abilities(actor, row) {
      const can: Record<string, boolean> = {};
      for (const action of Object.keys(rules)) can[action] = rules[action as Action].test(actor, row);
      return can as Record<Action | 'read', boolean>;
    },
  });
}
