// Words that no translator has seen: keys of messages and codes of the machine among the words for people, and in the
// English pages Chinese where the page itself speaks (what people wrote stays in their language).
import type { Page } from 'playwright-core';
import type { Locale } from '#kernel/messages.ts';

/** Not ours to translate, or said in its own language on purpose. */
const LEFT_AS_IT_IS = 'code, pre, kbd, svg, script, style, .font-mono, [lang]:not(html), .l-wordmark';
/** Where a page speaks for itself, as far as it does not name places, people and matters. */
const OWN_WORDS = 'label, legend, th, h2, h3, [role=tab], nav a, button, summary, .l-hint, .l-empty';
const DATA =
  '[data-row], .l-region-list, .l-breadcrumb, nav ol, [role=option], .d-post, .l-item, .l-chosen, [data-names]';

export function untranslatedIn(page: Page, locale: Locale): Promise<string[]> {
  return page.evaluate(
    ([left, own, data, english]) => {
      const found: string[] = [];
      const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
      for (let node = walker.nextNode(); node; node = walker.nextNode()) {
        const text = node.textContent?.trim() ?? '';
        const around = node.parentElement;
        if (text === '' || !around || around.closest(left)) continue;
        const key = /(^|[\s（(])[a-z]+(\.[a-z]\w*)+(?=$|[\s)）])|\b[a-z]{2,}[A-Z]\w+|\{\w+\}/.test(text);
        const chinese = english && around.closest(own) !== null && around.closest(data) === null;
        if (key || (chinese && /\p{Script=Han}/u.test(text))) found.push(text);
      }
      return found;
    },
    [LEFT_AS_IT_IS, OWN_WORDS, DATA, locale === 'en'] as const,
  );
}
