// A community draws its grid: a cell is opened, has nobody yet, and is ended again with somebody to take it over.
import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { expectAccessible } from './support/accessible.ts';
import { CHONGWEN } from './support/colleague.ts';
import { expectCount, see, settled } from './support/reading.ts';
import { openTown, PHONE } from './support/town.ts';

const town = openTown();
const GRID = `/desk/grid/${CHONGWEN}`;

const actsIn = (page: Page) => page.getByRole('button', { name: /新设网格|撤销网格/ });
const rowOf = (page: Page, cell: string) => page.getByRole('row').filter({ hasText: cell });
/** The label of the field the keyboard is in. */
const focusedLabel = (page: Page) =>
  page.evaluate(() => {
    const on = document.activeElement;
    return on instanceof HTMLInputElement || on instanceof HTMLSelectElement
      ? (on.labels?.[0]?.textContent ?? '')
      : '';
  });

describe('社区划网格', () => {
  it('opens a cell, sees that it has nobody, and ends it into its neighbour', async () => {
    const worker = await town.staff('community', 'desk', { at: GRID });
    worker.expect(/status of 409/);
    const { page } = worker;
    await settled(page);
    const before = await page.locator('[data-row]').count();

    await page.getByRole('button', { name: '新设网格' }).click();
    const opening = page.getByRole('dialog', { name: '新设网格' });
    expect(await focusedLabel(page)).toContain('网格名称');
    await opening.getByLabel('网格名称').fill('第一网格');
    await opening.getByLabel('户数').fill('很多');
    await opening.getByRole('button', { name: '新设网格' }).click();
    await see(opening, '请填 0 到 20000 之间的整数');
    await see(opening, '请写明原因');
    expect(await focusedLabel(page)).toContain('户数');
    await opening.getByLabel('户数').fill('520');
    await opening.getByLabel('原因').fill('新建小区入住');
    await opening.getByRole('button', { name: '新设网格' }).click();
    await see(opening, '这里已经有“第一网格”了，请换一个名称。');
    await expect.poll(() => focusedLabel(page)).toContain('网格名称');
    await expectAccessible(page);
    await opening.getByLabel('网格名称').fill('滨河花园网格');
    await page.keyboard.press('Enter');
    await see(page, '已新设滨河花园网格');
    await opening.waitFor({ state: 'detached' });
    await see(rowOf(page, '滨河花园网格'), '没有网格员');
    await see(rowOf(page, '滨河花园网格'), '520');
    await expectCount(page.locator('[data-row]'), before + 1);

    await page.getByLabel('小区、楼栋或自然村').fill('滨河花园1号楼');
    await page.getByRole('button', { name: '记上' }).click();
    await see(page, '已记上“滨河花园1号楼”');

    // Nothing is cut off, taken twice or given to two cells without a word.
    const places = page.getByLabel('小区、楼栋或自然村');
    await places.fill('长'.repeat(41));
    await see(page, '有 41 个字，最多 40 个');
    await page.locator('main form').getByRole('combobox').selectOption({ label: '第一网格' });
    await places.fill('滨河花园1、2、3号楼');
    await see(page, '会记成 3 个名字');
    await see(page, '滨河花园网格也记了这个名字');
    await places.fill('滨河花园2、3号楼');
    await page.getByRole('button', { name: '记上 2 个' }).click();
    await see(page, '已记上 2 个名字');
    await see(page, '滨河花园3号楼');
    await page.locator('main form').getByRole('combobox').selectOption({ label: '滨河花园网格' });

    await page.getByRole('button', { name: '撤销网格' }).click();
    const ending = page.getByRole('dialog', { name: '撤销网格' });
    // The cell chosen on the page is the one that is meant.
    await see(ending, '登记的 1 个小区、楼栋不再用来找网格');
    await ending.getByLabel('由哪个网格接手').selectOption({ label: '第一网格' });
    await see(ending, '登记的 1 个小区、楼栋归第一网格');
    await see(ending, '转到社区（村）接着办');
    await ending.getByRole('button', { name: '撤销网格' }).click();
    await see(ending, '请写明原因');
    expect(await focusedLabel(page)).toContain('原因');
    await expectAccessible(page);
    await ending.getByLabel('原因').fill('并入第一网格');
    await ending.getByRole('button', { name: '撤销网格' }).click();
    await see(page, '已撤销滨河花园网格');
    await ending.waitFor({ state: 'detached' });
    await expectCount(page.locator('[data-row]'), before);
    await page.getByRole('button', { name: '去掉“滨河花园1号楼”' }).waitFor();
    await expectCount(rowOf(page, '滨河花园网格'), 0);
    await expectAccessible(page);
  });

  it('shows whoever scans the old board who looks after it now', async () => {
    const community = await town.api('community');
    const at = { params: { code: CHONGWEN } };
    const opened = await community.grid.openCell({ ...at, body: { reason: '新建小区入住' } });
    await community.grid.endCell({
      params: { code: opened.code },
      body: { successor: CHONGWEN + 1, reason: '并入第一网格' },
    });
    const alone = await community.grid.openCell({ ...at, body: { reason: '又分出来' } });
    await community.grid.endCell({ params: { code: alone.code }, body: { reason: '分错了' } });

    const person = await town.resident({ at: `/cell/${opened.code}` });
    person.expect(/status of 409/);
    const { page } = person;
    await page.getByRole('heading', { level: 1, name: '第一网格' }).waitFor();
    await see(page, '示例网格员甲');
    await page.goto(`/cell/${alone.code}`);
    await page.getByRole('heading', { level: 1, name: '没有这个网格' }).waitFor();
    await page.getByRole('link', { name: '我要反映问题' }).waitFor();
    await expectAccessible(page);
  });

  it('can be done on a phone, and given up', async () => {
    const { page } = await town.staff('community', 'desk', { at: GRID, size: PHONE });
    await settled(page);
    await page.getByRole('button', { name: '撤销网格' }).click();
    const ending = page.getByRole('dialog', { name: '撤销网格' });
    await ending.getByRole('button', { name: '撤销网格' }).click();
    await see(ending, '请选择要撤销的网格');
    expect(await focusedLabel(page)).toContain('撤销哪个网格');
    await ending.getByLabel('撤销哪个网格').selectOption({ label: '第一网格' });
    await see(ending, /示例网格员甲.*的岗位不会自动结束/);
    await ending.getByRole('button', { name: '先不撤' }).click();
    await ending.waitFor({ state: 'detached' });
    await rowOf(page, '第一网格').waitFor();
  });

  it('is offered to nobody else: not to the next community, not to the street above', async () => {
    const neighbour = await town.staff('community2', 'desk', { at: '/desk/grid' });
    neighbour.expect(/status of 404/);
    await settled(neighbour.page);
    await expectCount(actsIn(neighbour.page), 2);
    await neighbour.page.goto(GRID);
    await see(neighbour.page, '没有找到');
    await expectCount(actsIn(neighbour.page), 0);

    const street = await town.staff('street', 'desk', { at: GRID });
    await settled(street.page);
    await see(rowOf(street.page, '第一网格'), '示例网格员甲');
    await expectCount(actsIn(street.page), 0);
  });
});
