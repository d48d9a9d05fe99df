// A desk without a mouse: the inbox, a matter and the help, by keys alone.
import type { Page } from 'playwright-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { expectAccessible } from './support/accessible.ts';
import { see, settled } from './support/reading.ts';
import { reported } from './support/reports.ts';
import { openTown } from './support/town.ts';

const town = openTown();

/** The words on what the keyboard is on. */
const focused = (page: Page) => page.evaluate(() => document.activeElement?.textContent ?? '');
const focusedRow = (page: Page) =>
  page.evaluate(() => document.activeElement?.getAttribute('data-row') ?? null);

describe('只用键盘', () => {
  beforeAll(async () => {
    const passerBy = town.api();
    await reported(passerBy, '键盘上的第一件：车棚顶棚漏雨', 610_802_006_003_000);
    await reported(passerBy, '键盘上的第二件：花坛里有碎玻璃', 610_802_006_003_000);
  });

  it('walks the inbox with j and k, opens with Enter, and comes back to the same row', async () => {
    const { page } = await town.staff('community', 'desk');
    await settled(page);
    await page.locator('[data-row]').first().waitFor();
    await page.keyboard.press('j');
    const first = await focusedRow(page);
    expect(first).not.toBeNull();
    await page.keyboard.press('j');
    const second = await focusedRow(page);
    expect(second).not.toBe(first);
    await page.keyboard.press('k');
    expect(await focusedRow(page)).toBe(first);
    await page.keyboard.press('j');
    const title = await page.locator(`[data-row="${second}"]`).innerText();
    await page.keyboard.press('Enter');
    await page
      .getByRole('heading', { level: 1 })
      .filter({ hasText: title.split('\n')[0] ?? '' })
      .waitFor();

    await page.goBack();
    await page.locator(`[data-row="${second}"]`).waitFor();
    await expect.poll(() => focusedRow(page)).toBe(second);
  });

  it('jumps to the search with /, finds by words, and reads all keys with ?', async () => {
    const { page } = await town.staff('community', 'desk');
    await settled(page);
    await page.keyboard.press('/');
    await page.keyboard.type('花坛里有碎玻璃');
    expect(await page.getByRole('searchbox').inputValue()).toBe('花坛里有碎玻璃');
    await page.locator('[data-row]').filter({ hasText: '花坛里有碎玻璃' }).first().waitFor();
    await page.keyboard.press('Shift+Tab');
    await page.keyboard.press('?');
    await page.getByRole('dialog', { name: '快捷键' }).waitFor();
    await expectAccessible(page);
    await page.keyboard.press('Escape');
    await page.getByRole('dialog', { name: '快捷键' }).waitFor({ state: 'detached' });
  });

  it('accepts a matter by its letter, writes, and sends, without leaving the keyboard', async () => {
    const { page } = await town.staff('community', 'desk');
    await settled(page);
    await page.keyboard.press('5');
    await see(page.getByRole('tab', { selected: true }), '辖区全部');
    await page.keyboard.press('Control+k');
    const found = page.getByRole('dialog').getByRole('option', { name: '车棚顶棚漏雨' });
    await page.keyboard.type('车棚顶棚漏雨');
    await found.waitFor();
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { level: 1, name: '车棚顶棚漏雨' }).waitFor();
    await page.keyboard.press('s');
    await page.getByRole('dialog').waitFor();
    await page.keyboard.type('马上去看');
    await page.keyboard.press('Tab');
    expect(await focused(page)).toContain('受理');
    await page.keyboard.press('Enter');
    await see(page, '受理：已提交');
    await see(page, '马上去看');
  });
});
