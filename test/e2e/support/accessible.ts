import axe, { type AxeResults } from 'axe-core';
import type { Page } from 'playwright-core';
import { expectNone } from './reading.ts';

declare const window: { axe?: typeof axe };

const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

/** Nothing left to say for a screen reader, a keyboard, or an eye that needs contrast. */
export async function expectAccessible(page: Page): Promise<void> {
  if (!(await page.evaluate(() => window.axe !== undefined))) await page.evaluate(axe.source);
  const violations = await page.evaluate(violationsHere, TAGS);
  const said = violations.map(
    ({ id, help, nodes }) =>
      `${id}: ${help}\n${nodes.map(({ target, html }) => `    ${target.join(' ')}  ${html.slice(0, 160)}`).join('\n')}`,
  );
  expectNone(said, 'axe:');
}

/** Runs in the page. What passed is not told: naming every element of it costs a quarter of the time. */
async function violationsHere(tags: string[]): Promise<AxeResults['violations']> {
  const found = await window.axe?.run({
    runOnly: { type: 'tag', values: tags },
    resultTypes: ['violations'],
  });
  if (!found) throw new Error('axe is not in the page');
  return found.violations;
}
