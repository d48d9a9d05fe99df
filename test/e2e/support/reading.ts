// Waiting for what a person waits for: words on the page.
import type { Locator, Page } from 'playwright-core';
import { expect } from 'vitest';
import { isServed } from './complaints.ts';

/** Until these words are in sight. */
export async function see(where: Page | Locator, words: string | RegExp): Promise<void> {
  await where.getByText(words).filter({ visible: true }).first().waitFor();
}

/** Until the page has come to rest: nothing loads, nothing turns. */
export async function settled(page: Page): Promise<void> {
  await page.locator('h1').filter({ visible: true }).first().waitFor();
  await expect.poll(() => isServed(page), { timeout: 20_000, interval: 25 }).toBe(true);
  await page.waitForFunction(() => {
    const busy = document.querySelector('.l-loading, .l-spinner, [aria-busy=true]');
    const pictures = [...document.images].every(({ loading, complete }) => loading === 'lazy' || complete);
    return busy === null && pictures && document.fonts.status === 'loaded';
  });
  await expect.poll(() => isServed(page), { timeout: 20_000, interval: 25 }).toBe(true);
}

/** Nothing to say against it; otherwise all of it, whole. */
export function expectNone(faults: readonly string[], what = ''): void {
  if (faults.length > 0) expect.fail([what, ...faults].join('\n'));
}

/** The number of things, once it is this. */
export async function expectCount(things: Locator, count: number): Promise<void> {
  await expect.poll(() => things.count(), { timeout: 10_000 }).toBe(count);
}
