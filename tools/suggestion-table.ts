/**
 * `npm run suggestion-table`: writes docs/category-suggestion.md: how often the suggested class of a voice is right on
 * texts that the examples' author did not write, and what is taken for what.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { SURE } from '#modules/voice/contract/suggestion.ts';
import { type Example, learn, type Model, suggest } from '#modules/voice/suggest.ts';
import { root } from './checks/files.ts';

export const heldOutFile = join(root, 'src/modules/voice/suggest-held-out.csv');
export const suggestionFile = join(root, 'docs/category-suggestion.md');
const BANDS = [0, 0.3, 0.5, SURE, 0.9] as const;

export const examplesIn = (csv: string): Example[] => parse(csv, { columns: true, skip_empty_lines: true });

export interface Confusion {
  readonly first: number;
  readonly amongThree: number;
  /** True class → suggested class → texts. */
  readonly table: ReadonlyMap<string, ReadonlyMap<string, number>>;
}

export function confusionOf(model: Model, texts: readonly Example[]): Confusion {
  const table = new Map(model.categories.map((code) => [code, new Map<string, number>()]));
  let [first, amongThree] = [0, 0];
  for (const { category, text } of texts) {
    const ranked = suggest(model, text).map((one) => one.category);
    const row = table.get(category);
    const guess = ranked[0] ?? '';
    row?.set(guess, (row.get(guess) ?? 0) + 1);
    if (guess === category) first += 1;
    if (ranked.slice(0, 3).includes(category)) amongThree += 1;
  }
  return { first, amongThree, table };
}

export function suggestionTable(): string {
  const read = (path: string) => readFileSync(path, 'utf8');
  const examples = examplesIn(read(join(root, 'data/voice/examples.csv')));
  const heldOut = examplesIn(read(heldOutFile));
  const names = new Map<string, string>(
    parse<{ code: string; name_zh: string }>(read(join(root, 'data/voice/categories.csv')), {
      columns: true,
      skip_empty_lines: true,
    }).map(({ code, name_zh }) => [code, name_zh]),
  );
  const model = learn(examples);
  const { first, amongThree, table } = confusionOf(model, heldOut);
  const share = (n: number, of: number) => (n / of).toFixed(3);
  const bands = BANDS.map((from, at) => {
    const to = BANDS[at + 1] ?? 1.01;
    const inside = heldOut.flatMap(({ category, text }) => {
      const [top] = suggest(model, text);
      return top && top.confidence >= from && top.confidence < to ? [top.category === category] : [];
    });
    const right = inside.filter(Boolean).length;
    return `| ${from} – ${Math.min(1, to)} | ${inside.length} | ${right} | ${inside.length ? share(right, inside.length) : '–'} |`;
  });
  const codes = model.categories;
  const cell = (row: string, column: string) => table.get(row)?.get(column) ?? '';
  return `${[
    '# 分类推荐 · Suggesting a category',
    '',
    'Written by `npm run suggestion-table`; `npm test` refuses a page that is not what the code measures today.',
    '',
    `While a resident writes, the three likeliest small classes are shown with their confidence; from ${SURE} on the first is chosen beforehand and one tap changes it. Nothing leaves this machine and the text is not kept. Learned from ${examples.length} texts in \`data/voice/examples.csv\` (naive Bayes over characters, pairs and triples: \`src/modules/voice/suggest.ts\`), judged on ${heldOut.length} texts in \`suggest-held-out.csv\` by another author who had not seen them. Both are invented; no resident wrote them, so what real voices will show is still to be measured.`,
    '',
    '| | of all | share | bar |',
    '|---|---|---|---|',
    `| right class first | ${first} / ${heldOut.length} | ${share(first, heldOut.length)} | 0.80 |`,
    `| right class among three | ${amongThree} / ${heldOut.length} | ${share(amongThree, heldOut.length)} | 0.95 |`,
    '',
    '## Is the confidence honest?',
    '',
    '| confidence of the first | texts | right | share |',
    '|---|---|---|---|',
    ...bands,
    '',
    '## What is taken for what',
    '',
    'Rows: what it is. Columns: what was suggested first.',
    '',
    `| | ${codes.join(' | ')} |`,
    `|---|${codes.map(() => '--:').join('|')}|`,
    ...codes.map(
      (row) => `| ${row} ${names.get(row) ?? ''} | ${codes.map((column) => cell(row, column)).join(' | ')} |`,
    ),
  ].join('\n')}\n`;
}

if (import.meta.main) writeFileSync(suggestionFile, suggestionTable());
