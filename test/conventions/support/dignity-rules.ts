/**
 * No person is scored (docs/guarantees.md). Nothing that describes a natural person may carry a score, a
 * risk, a credit, a rank, a star or a danger level. Pay grade belongs to the post, a prize to the award.
 */
import ts from 'typescript';
import { type MigrationFile, readCatalogue } from './sql.ts';

/** Compared with whole words of an identifier: `dangerLevel`, `danger_level` and `danger` all hit `danger`. */
const judging = new Set(
  [
    'score scores scoring scored rating ratings rank ranks ranking star stars tier',
    'risk risks risky danger dangerous threat hazardous suspicion suspicious suspect',
    'credit credits creditworthiness trustworthiness loyalty reliability',
    'blacklist blacklisted redlist watchlist watchlisted greylist undesirable troublemaker',
  ].flatMap((line) => line.split(' ')),
);

const personal = new Set(
  [
    'person persons people resident residents citizen citizens villager villagers individual inhabitant',
    'member members householder voter voters volunteer volunteers worker workers official officials',
    'applicant applicants patient patients elder elders child children minor minors carer carers owner owners user users',
    'candidate candidates representative representatives staff',
  ].flatMap((line) => line.split(' ')),
);
const personalChinese = /居民|村民|人员|个人|自然人|老人|儿童|患者|志愿者|党员|业主|选民/;

/** A column that only a natural person has, or that makes the row say something about one. */
const personalColumn =
  /^(id_?number|id_?card.*|identity_?(no|number).*|phone.*|mobile.*|birth.*|born.*|gender|sex|ethnicity|nationality|surname|given_?name|marital.*|(person|resident|citizen|villager|people|volunteer|voter|member|worker)_?id)$/;

/** What a jury or a contract says, kept apart from the person it is about. */
const ownPlace = /(^|_)(award|prize|honou?r|pay_grade|grade_scale|contract|post)(_|$)/;

export function words(identifier: string): string[] {
  return identifier
    .replace(/([a-z0-9])([A-Z])/g, '$1_$2')
    .toLowerCase()
    .split(/[^a-z0-9]+/)
    .filter(Boolean);
}

interface Described {
  readonly name: string;
  readonly description: string;
  readonly fields: readonly string[];
}

export function describesPerson({ name, description, fields }: Described): boolean {
  return (
    words(name).some((word) => personal.has(word)) ||
    // A comment such as "regional: one row for each resident"; what is told about *by whom* counts as well.
    words(description).some((word) => personal.has(word)) ||
    personalChinese.test(description) ||
    fields.some((field) => personalColumn.test(words(field).join('_')))
  );
}

export function judgingFields(subject: Described): string[] {
  if (ownPlace.test(words(subject.name).join('_')) || !describesPerson(subject)) return [];
  return subject.fields.filter((field) => words(field).some((word) => judging.has(word)));
}

export function lintSchemaDignity(files: readonly MigrationFile[]): string[] {
  const { tables } = readCatalogue(files);
  return [...tables.values()].flatMap((table) => {
    const subject = {
      name: table.name.split('.').at(-1) ?? table.name,
      description: table.comment ?? '',
      fields: table.columns.map(({ name }) => name),
    };
    return judgingFields(subject).map((field) => `${table.file}: ${table.name}.${field} judges a person`);
  });
}

export interface SourceFile {
  readonly path: string;
  readonly text: string;
}

/** Each `record('name', { field: … })` of a record.ts. */
export function recordsOf({ path, text }: SourceFile): Described[] {
  const source = ts.createSourceFile(path, text, ts.ScriptTarget.Latest, true);
  const found: Described[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isCallExpression(node)) {
      const [name, ...rest] = node.arguments;
      const fields = rest.find((argument) => ts.isObjectLiteralExpression(argument));
      if (name && ts.isStringLiteralLike(name) && fields) {
        found.push({ name: name.text, description: '', fields: propertyNames(fields) });
      }
    }
    ts.forEachChild(node, visit);
  };
  visit(source);
  return found;
}

/** Also of nested objects: `record('x', { fields: { score: … } })` is the same promise. */
function propertyNames(object: ts.ObjectLiteralExpression): string[] {
  return object.properties.flatMap((property) => {
    const name = property.name;
    const own = name && (ts.isIdentifier(name) || ts.isStringLiteralLike(name)) ? [name.text] : [];
    const nested = ts.isPropertyAssignment(property) && ts.isObjectLiteralExpression(property.initializer);
    return nested ? [...own, ...propertyNames(property.initializer as ts.ObjectLiteralExpression)] : own;
  });
}

export function lintRecordDignity(files: readonly SourceFile[]): string[] {
  return files.flatMap((file) =>
    recordsOf(file).flatMap((subject) =>
      judgingFields(subject).map((field) => `${file.path}: field ${subject.name}.${field} judges a person`),
    ),
  );
}
