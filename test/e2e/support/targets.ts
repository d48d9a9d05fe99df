// What a finger must hit: the whole of what answers to it, be it the label around a small circle.
import type { Page } from 'playwright-core';

/** Those narrower or lower than this many pixels. Links within a sentence are as high as its line (WCAG 2.5.8). */
export async function smallTargetsOn(page: Page, least: number): Promise<string[]> {
  return page.evaluate((pixels) => {
    const controls = 'a[href], button, input, select, textarea, summary, [role=tab], [role=option]';
    const found = new Set<string>();
    const front = [...document.querySelectorAll('dialog[open]')].at(-1) ?? document.body;
    for (const control of front.querySelectorAll<HTMLElement>(controls)) {
      const target = control.closest('label') ?? control;
      const { width, height, right, bottom } = target.getBoundingClientRect();
      const seen = target.checkVisibility({ visibilityProperty: true, opacityProperty: true });
      const offPage = right <= 0 || bottom + scrollY <= 0;
      const inSentence = target.matches('a') && getComputedStyle(target).display === 'inline';
      if (!seen || offPage || inSentence || target.closest('svg, .maplibregl-map')) continue;
      if (width < pixels - 0.5 || height < pixels - 0.5) {
        const words = (target.getAttribute('aria-label') ?? target.innerText).trim().slice(0, 30);
        found.add(`${target.tagName} ${words} ${Math.round(width)}x${Math.round(height)}`);
      }
    }
    return [...found];
  }, least);
}
