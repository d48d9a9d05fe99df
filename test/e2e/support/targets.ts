// What a finger must hit.
import type { Page } from 'playwright-core';

/**
 * Everything in sight that acts when it is touched and is lower than this; links only where asked for (that they reach
 * 24 px or keep their distance, axe says). Counted as a finger takes it: a box with its label, a row with the link that
 * fills it. Left out, as WCAG 2.5.8 does: links within a sentence, whose height is that of its words; and what lies
 * behind an open dialog.
 */
export async function smallTargets(page: Page, least: number, { links = false } = {}): Promise<string[]> {
  const acts = `${links ? 'a[href], ' : 'a.l-button, '}button, input:not([type=hidden]), select, textarea, summary`;
  return await page.evaluate(smaller, { acts, least });
}

/** Runs in the page. */
function smaller({ acts, least }: { acts: string; least: number }): string[] {
  const inSentence = (element: Element) => {
    if (element.tagName !== 'A' || element.classList.contains('l-button')) return false;
    const around = element.closest('p, li, dd, td')?.cloneNode(true);
    if (!(around instanceof Element)) return false;
    for (const act of around.querySelectorAll('a, button')) act.remove();
    return /[\p{L}\d]/u.test(around.textContent ?? '');
  };
  const touched = (element: Element): Element => {
    if (element.matches('[type=radio], [type=checkbox], [type=file]'))
      return element.closest('label') ?? element;
    const over = getComputedStyle(element, '::after');
    const fills = over.content !== 'none' && over.position === 'absolute';
    return fills && element instanceof HTMLElement ? (element.offsetParent ?? element) : element;
  };
  const modal = [...document.querySelectorAll('dialog:modal')].at(-1) ?? document;
  const small = [...modal.querySelectorAll(acts)].flatMap((element) => {
    const target = touched(element);
    const { width, height, bottom } = target.getBoundingClientRect();
    const seen = target.checkVisibility({ visibilityProperty: true }) && width > 1 && bottom > 0;
    // Half a pixel is the rounding of the letters' height.
    if (!seen || height >= least - 0.5 || inSentence(element)) return [];
    const words = (element.getAttribute('aria-label') ?? element.textContent ?? '').trim().slice(0, 30);
    return [
      `${height.toFixed(0)} px: <${element.tagName.toLowerCase()} class="${element.className}"> ${words}`,
    ];
  });
  return [...new Set(small)];
}
