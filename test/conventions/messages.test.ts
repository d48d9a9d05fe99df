import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { describe, expect, it } from 'vitest';
import { root, walk } from '../../tools/checks/files.ts';
import { isTree, lintMessages, type Tree } from './support/message-rules.ts';

describe('the rules for words', () => {
  it('accept equal trees', () => {
    const zhCN = { state: { open: '待受理' }, due: '还剩{n}天，{who}' };
    const en = { state: { open: 'Open' }, due: '{who}: {n|day|days} left' };
    expect(lintMessages(zhCN, en)).toEqual([]);
  });

  it.each([
    [{ a: '甲' }, {}, 'en lacks a'],
    [{}, { a: 'A' }, 'zh-CN lacks a'],
    [{}, {}, 'has no sentence'],
    [{ a: { b: '甲' } }, { a: { c: 'A' } }, 'en lacks a.b'],
    [{ a: '甲' }, { a: ' ' }, 'en a is empty'],
    [{ a: '' }, { a: 'A' }, 'zh-CN a is empty'],
    [{ a: 1 }, { a: 'A' }, 'zh-CN a is empty'],
    [{ a: '甲' }, { a: 'the 甲' }, 'en a contains Chinese characters'],
    [{ a: '{n}天' }, { a: '{m} days' }, 'en a has the slots {m}, zh-CN has {n}'],
  ])('refuse %j beside %j', (zhCN, en, sentence) => {
    expect(lintMessages(zhCN, en)).toContain(sentence);
  });
});

describe('our words', () => {
  const files = walk(join(root, 'src'), root);
  const sources = files.filter((path) => /\/messages\/([\w-]+\.)?zh-CN\.ts$/.test(path));
  const englishOf = (path: string) => path.replace(/zh-CN\.ts$/, 'en.ts');

  it('stand in both languages, file by file', () => {
    expect(sources.length).toBeGreaterThan(20);
    const english = files.filter((path) => /\/messages\/([\w-]+\.)?en\.ts$/.test(path));
    expect(english).toEqual(sources.map(englishOf).sort());
  });

  it.each(sources)('%s has its English', async (path) => {
    const zhCN = await wordsOf(path);
    const en = await wordsOf(englishOf(path));
    expect(lintMessages(zhCN, en)).toEqual([]);
  });
});

/** A words file exports one tree, by name or by default. */
async function wordsOf(path: string): Promise<Tree> {
  const exported: Tree = await import(pathToFileURL(join(root, path)).href);
  const trees = Object.values(exported).filter(isTree);
  const [tree] = trees;
  if (!tree) throw new Error(`${path} exports no words`);
  return new Set(trees).size === 1 ? tree : exported;
}
