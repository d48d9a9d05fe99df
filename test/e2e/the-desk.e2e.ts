// A day at the desk of a community: a list worked through, an answer interrupted, a sheet for the file.
import { beforeAll, describe, expect, it } from 'vitest';
import { see, settled } from './support/reading.ts';
import { reported } from './support/reports.ts';
import { openMatter } from './support/steps.ts';
import { openTown } from './support/town.ts';

const town = openTown();
const COMMUNITY = 610_802_006_003_000;
const MATTERS = ['走一遍甲：楼道灯不亮', '走一遍乙：水管漏水', '走一遍丙：井盖响'];

describe('社区的一天', () => {
  beforeAll(async () => {
    const passerBy = await town.api();
    for (const matter of MATTERS) await reported(passerBy, matter, COMMUNITY);
  });

  it('goes from one matter to the next in the list as it was, and back to the list with its filters', async () => {
    const { page } = await town.staff('community', 'desk');
    await settled(page);
    await page.getByRole('tab', { name: '辖区全部' }).click();
    // Typed with a space that nobody has written.
    await page.getByRole('searchbox').fill('走一 遍');
    await expect.poll(() => page.locator('[data-row]').count()).toBe(3);
    const titles = await page
      .locator('[data-row]')
      .evaluateAll((rows) => rows.map((row) => row.textContent ?? ''));
    const order = titles.map((title) => MATTERS.find((matter) => title.includes(matter)) ?? '');
    await openMatter(page, order[0] ?? '');
    for (const matter of order.slice(1)) {
      await page.keyboard.press('n');
      await page.getByRole('heading', { level: 1, name: matter }).waitFor();
    }
    await see(page, '已是列表里最后一件');
    await page.keyboard.press('n');
    await page.getByRole('heading', { level: 1, name: order[2] ?? '' }).waitFor();
    await page.getByRole('link', { name: '返回收件箱' }).click();
    await see(page.getByRole('tab', { selected: true }), '辖区全部');
    expect(await page.getByRole('searchbox').inputValue()).toBe('走一 遍');
  });

  it('finds what was typed after Esc, after a press beside the window and after a reload', async () => {
    const { page } = await town.staff('community', 'desk');
    await settled(page);
    await openMatter(page, MATTERS[0] ?? '');
    const words = page.getByRole('dialog').getByLabel(/原因/);
    await page.keyboard.press('b');
    await words.fill('要登高车，社区没有');
    await see(page.getByRole('dialog'), '反映人也会看到');
    await page.keyboard.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    await page.getByRole('button', { name: '接着写：上报' }).click();
    await expect.poll(() => words.inputValue()).toBe('要登高车，社区没有');
    await page.mouse.click(5, 5);
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    // What was closed leaves the history a moment later; nobody reloads between the two.
    await page.waitForFunction(() => !history.state?.onTop);
    await page.reload();
    await page.getByRole('button', { name: '接着写：上报' }).click();
    await expect.poll(() => words.inputValue()).toBe('要登高车，社区没有');
    await page.getByRole('dialog').getByRole('button', { name: '不要了，删掉' }).click();
    await page
      .getByRole('dialog', { name: '删掉写好的内容？' })
      .getByRole('button', { name: '不要了，删掉' })
      .click();
    await page.getByRole('dialog', { name: /^上报 · / }).waitFor({ state: 'detached' });
    await page.getByRole('button', { name: '接着写：上报' }).waitFor({ state: 'detached' });
  });

  it('prints a sheet with heading, body, printer and room for a signature, and no buttons', async () => {
    const { page } = await town.staff('community', 'desk');
    await settled(page);
    await openMatter(page, MATTERS[1] ?? '');
    await page.emulateMedia({ media: 'print' });
    await see(page, '办件单');
    await see(page, /经办人签字/);
    await see(page, new RegExp(`${new Date().getFullYear()}年`));
    expect(await page.getByRole('main').getByRole('button').filter({ visible: true }).count()).toBe(0);
  });
});
