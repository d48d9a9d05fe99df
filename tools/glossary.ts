/** `npm run glossary`: writes docs/glossary.md from the words of engines and modules, where each noun is written once. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { root, walk } from './checks/files.ts';

/** The groups of words that name things; the others are sentences of pages. */
const NOUNS = ['name', 'level', 'status', 'role', 'state', 'action', 'outcome', 'channel', 'unitName'];
export const glossaryFile = join(root, 'docs', 'glossary.md');

interface Words {
  readonly [key: string]: string | Words;
}
/** A label of a form, not the name of anything. */
const LABEL = '名称';
type Entry = readonly [term: string, zh: string, en: string];

export async function glossary(): Promise<string> {
  const sources = walk(join(root, 'src'), root).filter((path) =>
    /^src\/(engines|modules)\/.*\/messages\/zh-CN\.ts$/.test(path),
  );
  const told = new Set<string>();
  const sections: string[] = [];
  for (const path of sources) {
    const [zh, en] = [await wordsOf(path, 'zhCN'), await wordsOf(path.replace('zh-CN', 'en'), 'en')];
    // Levels are words of the region engine; other parts repeat them for their pages.
    const entries = NOUNS.flatMap((noun) => entriesOf(noun, zh[noun], en[noun])).filter(([term, text]) => {
      const key = `${term} ${text}`;
      return text !== LABEL && !told.has(key) && told.add(key);
    });
    if (entries.length === 0) continue;
    sections.push(
      [`## ${path.split('/')[2]}`, '', '| 词 | English | `code` |', '|---|---|---|']
        .concat(entries.map(([term, text, english]) => `| ${text} | ${english} | \`${term}\` |`))
        .join('\n'),
    );
  }
  const head =
    '# 词汇表 · Glossary\n\nWritten by `npm run glossary` from the words of the engines and modules; edit them there.';
  return `${[head, ...sections].join('\n\n')}\n`;
}

function entriesOf(term: string, zh: string | Words | undefined, en: string | Words | undefined): Entry[] {
  if (typeof zh === 'string') return typeof en === 'string' && !zh.includes('{') ? [[term, zh, en]] : [];
  if (zh === undefined || typeof en !== 'object') return [];
  return Object.keys(zh).flatMap((key) => entriesOf(`${term}.${key}`, zh[key], en[key]));
}

async function wordsOf(path: string, name: string): Promise<Words> {
  const words: Readonly<Record<string, Words>> = await import(pathToFileURL(join(root, path)).href);
  return words[name] ?? {};
}

if (import.meta.main) writeFileSync(glossaryFile, await glossary());
