/** Where the source makes statements on regional tables, and which of these places a run has reached. */
import ts from 'typescript';
import type { Heard, Place } from '../../support/statements.ts';
import { named } from './statement-rules.ts';

/** A function or constant at the top of a file. */
export interface Maker {
  readonly path: string;
  readonly name: string;
  readonly from: number;
  readonly to: number;
  /** The regional tables it speaks of itself. */
  readonly tables: ReadonlySet<string>;
  /** Every name it uses: a fragment made in one function is sent by another. */
  readonly uses: ReadonlySet<string>;
}

const BUILDS =
  /^(selectFrom|updateTable|insertInto|deleteFrom|mergeInto|using|from|into|(inner|left|right|full|cross)(Lateral)?Join)$/;

export function makersOf(path: string, text: string, regional: ReadonlySet<string>): Maker[] {
  const source = ts.createSourceFile(path, text, ts.ScriptTarget.Latest, true);
  const line = (at: number) => source.getLineAndCharacterOfPosition(at).line + 1;
  return source.statements.map((statement) => {
    const tables = new Set<string>();
    const uses = new Set<string>();
    const visit = (node: ts.Node): void => {
      for (const table of spokenOf(node, regional)) tables.add(table);
      if (ts.isIdentifier(node)) uses.add(node.text);
      ts.forEachChild(node, visit);
    };
    visit(statement);
    return {
      path,
      name: nameOf(statement),
      from: line(statement.getStart()),
      to: line(statement.end),
      tables,
      uses,
    };
  });
}

function spokenOf(node: ts.Node, regional: ReadonlySet<string>): Iterable<string> {
  if (ts.isTaggedTemplateExpression(node)) return named(node.template.getText(), regional);
  if (!ts.isCallExpression(node) || !ts.isPropertyAccessExpression(node.expression)) return [];
  const { text: verb } = node.expression.name;
  const texts = node.arguments.flatMap((one) =>
    ts.isArrayLiteralExpression(one) ? [...one.elements] : [one],
  );
  if (verb === 'query') return texts.flatMap((one) => [...named(one.getText(), regional)]);
  if (!BUILDS.test(verb)) return [];
  return texts
    .flatMap((one) => (ts.isStringLiteralLike(one) ? [one.text.split(' ')[0] ?? ''] : []))
    .filter((table) => regional.has(table));
}

function nameOf(statement: ts.Statement): string {
  if (ts.isVariableStatement(statement)) {
    const [first] = statement.declarationList.declarations;
    return first?.name.getText() ?? '';
  }
  const named = ts.isFunctionDeclaration(statement) || ts.isClassDeclaration(statement);
  return (
    (named && statement.name?.text) ||
    `line ${statement.getSourceFile().getLineAndCharacterOfPosition(statement.getStart()).line + 1}`
  );
}

export const labelOf = ({ path, name }: Maker) => `${path} ${name}`;

export function makerAt(makers: readonly Maker[], { path, line }: Place): Maker | undefined {
  return makers.find((one) => one.path === path && one.from <= line && line <= one.to);
}

/** Makers of statements on regional tables that a run has not reached, each with the table nobody heard it speak of. */
export function unheard(
  makers: readonly Maker[],
  heard: readonly Heard[],
  regional: ReadonlySet<string>,
): string[] {
  const reached = new Set<string>();
  for (const { text, chains } of heard) {
    const tables = named(text, regional);
    for (const place of tables.size > 0 ? chains.flat() : []) {
      const maker = makerAt(makers, place);
      for (const table of tables) if (maker) reached.add(`${labelOf(maker)}: ${table}`);
    }
  }
  const isReached = (maker: Maker, table: string) => reached.has(`${labelOf(maker)}: ${table}`);
  return makers.flatMap((maker) =>
    [...maker.tables]
      .filter(
        (table) =>
          !isReached(maker, table) &&
          !makers.some(
            (other) => other.path === maker.path && other.uses.has(maker.name) && isReached(other, table),
          ),
      )
      .map((table) => `${labelOf(maker)}: ${table}`),
  );
}
