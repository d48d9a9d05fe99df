// The system administrator keeps the calendar by which everybody is promised a date, and takes back what was a slip.
import type { Locator, Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { expectAccessible } from './support/accessible.ts';
import { expectCount, see, settled } from './support/reading.ts';
import { proveIfAsked } from './support/sign-in.ts';
import { openTown, PHONE } from './support/town.ts';

const town = openTown();

const thisYear = new Date().getFullYear();
const nextYear = thisYear + 1;

async function fillDay(form: Locator, label: string, [year, month, day]: readonly string[]): Promise<void> {
  await form.getByLabel(`${label}：年`).fill(year ?? '');
  await form.getByLabel(`${label}：月`).fill(month ?? '');
  await form.getByLabel(`${label}：日`).fill(day ?? '');
}

/** The first press shows what would move, the second keeps it. */
async function seeAndKeep(form: Locator, verb: string): Promise<void> {
  await form.getByRole('button', { name: '看看影响' }).click();
  await see(form, /^保存后/);
  await form.getByRole('button', { name: verb }).click();
  await form.waitFor({ state: 'detached' });
}

const dayOf = (page: Page, month: number, day: number) =>
  page.getByRole('button', { name: new RegExp(`${thisYear}年${month}月${day}日`) });

describe('系统管理员管日历', () => {
  it('enters several days at once; they bear a mark, who did it and why, until they are put back', async () => {
    const { page } = await town.staff('system', 'desk', { at: `/desk/calendar/${thisYear}` });
    await settled(page);
    await dayOf(page, 1, 12).click();
    const form = page.getByRole('dialog');
    await form.getByLabel('放假').check();
    await fillDay(form, '到哪一天', [String(thisYear), '1', '13']);
    await form.getByLabel(/^名称/).fill('停电检修');
    await form.getByLabel('原因').fill('全市停电检修');
    await form.getByRole('button', { name: '看看影响' }).click();
    await see(form, /^保存后/);
    await expectAccessible(page);
    // What was looked at is not what is written any more: it is looked at again.
    await form.getByLabel('原因').fill('全市停电检修两天');
    await seeAndKeep(form, '保存并重算');
    const changes = page.getByRole('region', { name: '发布后的改动' });
    await expectCount(changes.getByRole('row', { name: /按星期 → 放假.*全市停电检修两天.*系统管理员/ }), 2);
    await expectAccessible(page);

    await dayOf(page, 1, 13).click();
    await see(form, /系统管理员.*改过：按星期 → 放假。原因：全市停电检修两天/);
    await page.keyboard.press('Escape');
    await dayOf(page, 1, 12).click();
    await form.getByLabel('按星期').check();
    await fillDay(form, '到哪一天', [String(thisYear), '1', '13']);
    await form.getByLabel('原因').fill('检修提前做完');
    await seeAndKeep(form, '保存并重算');
    await expectCount(changes.getByRole('row', { name: /放假 → 按星期.*检修提前做完/ }), 2);

    const auditor = await town.staff('auditor', 'desk');
    await auditor.page.getByLabel('动作').selectOption({ label: '日历 · 调整日历' });
    await auditor.page.getByRole('button', { name: '查询' }).click();
    await see(auditor.page, new RegExp(`${thisYear}年1月13日：放假 → 按星期；.*原因：检修提前做完`));
  });

  it('is warned before publishing a year with New Year alone, and takes the publication back', async () => {
    const { page } = await town.staff('system', 'desk', { at: `/desk/calendar/${nextYear}` });
    await settled(page);
    await page.getByRole('button', { name: `${nextYear}年1月1日` }).click();
    const form = page.getByRole('dialog').filter({ hasNotText: '请再验证一次' });
    await form.getByLabel('放假').check();
    await form.getByLabel(/^名称/).fill('元旦');
    await form.getByLabel('原因').fill('国办通知');
    await seeAndKeep(form, '保存并重算');

    await page.getByRole('button', { name: `发布 ${nextYear} 年日历` }).click();
    await see(form, '录入了 1 天放假、0 天调休上班。');
    await see(form, /还没有录入：春节/);
    await expectAccessible(page);
    await form.getByLabel('依据文件').fill('国办发明电〔2026〕7号');
    await form.getByRole('button', { name: '看看影响' }).click();
    await proveIfAsked(page, 'system', form.getByText(/^保存后/));
    await see(form, /^保存后/);
    await form.getByRole('button', { name: '发布并重算' }).click();
    await form.waitFor({ state: 'detached' });
    await see(page, '已公布');

    await page.getByRole('button', { name: '撤回发布' }).click();
    await form.getByLabel('原因').fill('只录了元旦');
    await seeAndKeep(form, '撤回发布');
    await see(page, '尚未公布');
    await page.getByRole('button', { name: new RegExp(`${nextYear}年1月1日`) }).click();
    await form.getByLabel('按星期').check();
    await form.getByLabel('原因').fill('等通知');
    await seeAndKeep(form, '保存并重算');
  });

  it('takes back office hours entered by mistake today', async () => {
    const system = await town.staff('system', 'desk', { at: `/desk/calendar/${thisYear}` });
    system.expect(/status of 422/);
    const { page } = system;
    await settled(page);
    const hours = page.getByRole('region', { name: '作息时间' });
    const before = await hours.getByRole('row').count();
    await hours.getByRole('button', { name: '改作息时间' }).click();
    const form = page.getByRole('dialog');
    await form.getByLabel('级别').selectOption({ label: '网格' });
    await fillDay(form, '从哪天起', [String(nextYear), '6', '1']);
    await form.getByLabel('办公时间').fill('8点到12点');
    await form.getByLabel('原因').fill('夏季作息');
    await form.getByRole('button', { name: '看看影响' }).click();
    await see(form, /时间没有看懂/);
    await form.getByLabel('办公时间').fill('08:00-12:00,15:00-18:30');
    await seeAndKeep(form, '保存并重算');
    await expectCount(hours.getByRole('row'), before + 1);
    await hours.getByRole('button', { name: `撤回 网格 ${nextYear}年6月1日` }).click();
    await form.getByLabel('原因').fill('录错了');
    await seeAndKeep(form, '撤回');
    await expectCount(hours.getByRole('row'), before);
  });

  it('opens at today on a phone', async () => {
    const { page } = await town.staff('community', 'desk', { at: '/desk/calendar', size: PHONE });
    await settled(page);
    const month = page.getByRole('table', { name: `${new Date().getMonth() + 1} 月`, exact: true });
    await expect.poll(async () => (await month.boundingBox())?.y ?? -1).toBeGreaterThanOrEqual(0);
    expect((await month.boundingBox())?.y).toBeLessThan(PHONE.height / 2);
    await expectAccessible(page);
  });
});
