// Words that no translator has seen: keys of messages and codes of the machine among the words for people, and on
// English pages any sentence of the Chinese source. What people wrote stays in their language.
import type { Page } from 'playwright-core';
import type { Locale } from '#kernel/messages.ts';

/** Not ours to translate, or said in its own language on purpose. */
const LEFT_AS_IT_IS = 'code, pre, kbd, svg, script, style, .font-mono, [lang]:not(html)';
const KEY = String.raw`(^|[\s（(])[a-z]+(\.[a-z]\w*)+(?=$|[\s)）])|\b[a-z]{2,}[A-Z]\w+|\{\w+\}`;
/** A file's name, an example of a login, and the part of a problem that names the fields. */
const MEANT = /openapi\.json|li\.guihua|slots\.fields/g;

const sources = import.meta.glob('/src/**/messages/*zh-CN.ts', { eager: true });

function* sentencesOf(value: unknown): Generator<string> {
  if (typeof value === 'string') yield value;
  else if (typeof value === 'object' && value !== null)
    for (const part of Object.values(value)) yield* sentencesOf(part);
}

/** Each Chinese sentence as a pattern: whatever fills its slots. */
const chinese = [...sentencesOf(sources)]
  .filter((sentence) => /\p{Script=Han}/u.test(sentence.replaceAll(/\{.*?\}/g, '')))
  .map((sentence) =>
    sentence
      .split(/\{.*?\}/)
      .map((part) => part.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&'))
      .join('.+'),
  );
const fromTheSource = new RegExp(`^(${[...new Set(chinese)].join('|')})$`, 's');

export async function untranslatedIn(page: Page, locale: Locale): Promise<string[]> {
  const texts = await page.evaluate((left) => {
    const found: string[] = [];
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      if (node.parentElement?.closest(left) === null) found.push(node.textContent?.trim() ?? '');
    }
    return found;
  }, LEFT_AS_IT_IS);
  return texts.filter(
    (text) =>
      new RegExp(KEY).test(text.replaceAll(MEANT, '')) || (locale === 'en' && fromTheSource.test(text)),
  );
}
