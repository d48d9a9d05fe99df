// 大字版 for people who read with their glasses on the table: everything grows, and the way back says its name.
import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { LAMP_CELL } from '../support/lamp.ts';
import { see, settled } from './support/reading.ts';
import { openTown } from './support/town.ts';

const town = openTown();
const PLACES = ['/', `/report?place=${LAMP_CELL}`, `/cell/${LAMP_CELL}`, '/track', '/sign-in'];
/** What must grow together: words of every size, the mark, the tile for a photo, the switches. */
const GROWS = ['body', 'h1', '.l-hint', '.l-lead', '.l-wordmark-name', '.p-bar-item', '.p-switches'];

const sizes = (page: Page, property: 'fontSize' | 'width', selectors: readonly string[]) =>
  page.evaluate(
    ([which, names]) =>
      names.map((name) => {
        const found = document.querySelector(name);
        return found ? Number.parseFloat(getComputedStyle(found)[which]) : 0;
      }),
    [property, selectors] as const,
  );
const headerHeight = (page: Page) =>
  page.locator('.p-top').evaluate((header) => header.getBoundingClientRect().height);

describe('大字版', () => {
  it('is at least 24 px, grows evenly, and the button then says how to go back', async () => {
    const { page } = await town.resident({ at: '/report' });
    await settled(page);
    const before = await sizes(page, 'fontSize', GROWS);
    const [tile = 0] = await sizes(page, 'width', ['.l-photo-add']);
    await page.getByRole('button', { name: '大字版' }).click();
    await expect.poll(async () => (await sizes(page, 'fontSize', ['body']))[0]).toBeGreaterThanOrEqual(24);
    const after = await sizes(page, 'fontSize', GROWS);
    for (const [index, size] of after.entries()) {
      const grown = size / (before[index] ?? 1);
      expect(grown, GROWS[index]).toBeGreaterThan(1.3);
      expect(grown, GROWS[index]).toBeLessThan(1.5);
    }
    const [large = 0] = await sizes(page, 'width', ['.l-photo-add']);
    expect(large / tile).toBeGreaterThan(1.3);
    await page.getByRole('button', { name: '返回标准版' }).click();
    await expect.poll(() => sizes(page, 'fontSize', GROWS)).toEqual(before);
  });

  it.each(PLACES)('%s has its head in one row, and nothing is cut', async (at) => {
    for (const locale of ['zh-CN', 'en'] as const) {
      for (const elder of [false, true]) {
        const { page } = await town.resident({ locale, elder, at });
        await settled(page);
        expect(await headerHeight(page)).toBeLessThan(elder ? 90 : 72);
        const cut = await page.locator('input[placeholder]').evaluateAll((inputs) =>
          inputs.flatMap((input) => {
            if (!(input instanceof HTMLInputElement)) return [];
            const pen = document.createElement('canvas').getContext('2d');
            const style = getComputedStyle(input);
            if (!pen) return ['no canvas'];
            pen.font = style.font;
            const room =
              input.clientWidth -
              Number.parseFloat(style.paddingLeft) -
              Number.parseFloat(style.paddingRight);
            return pen.measureText(input.placeholder).width > room ? [input.placeholder] : [];
          }),
        );
        expect(cut).toEqual([]);
        expect(
          await page.evaluate(
            () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
          ),
        ).toBe(0);
      }
    }
  });

  it('shows the place by name on a map whose letters grow too', async () => {
    const { page } = await town.resident({ elder: true, at: `/report?place=${LAMP_CELL}` });
    const map = page.getByRole('img', { name: '崇文路社区的示意图' });
    await see(map, '第一网格');
    const height = await map.getByText('第一网格').evaluate((text) => text.getBoundingClientRect().height);
    expect(height).toBeGreaterThan(17);
  });
});
