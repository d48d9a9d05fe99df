// The security administrator at work on accounts, and the people they are for.
import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { uuidv7 } from '#kernel/uuid.ts';
import { expectAccessible } from './support/accessible.ts';
import { see, settled } from './support/reading.ts';
import { proveIfAsked } from './support/sign-in.ts';
import { openTown } from './support/town.ts';

const town = openTown();

/** A new account without a post, its link put away; its sheet stays open. */
async function newAccount(page: Page): Promise<void> {
  await page.getByRole('button', { name: '新建账号' }).click();
  const form = page.getByRole('dialog', { name: '新建账号' });
  await form.getByLabel('姓名').fill('示例新人丁');
  await form.getByLabel('账号', { exact: false }).fill(`new.${uuidv7().slice(-8)}`);
  await form.getByRole('button', { name: '新建账号' }).click();
  await page.getByRole('button', { name: '已经交给本人' }).click();
}

describe('安全管理员', () => {
  it('gives no post for good because its last day does not exist, or is only half written', async () => {
    const security = await town.staff('security', 'desk');
    const { page } = security;
    await newAccount(page);
    await page.getByRole('button', { name: '任命岗位' }).click();
    const grant = page.getByRole('dialog', { name: /任命岗位/ }).last();
    const appoint = grant.getByRole('button', { name: '任命', exact: true });
    await appoint.click();
    await see(grant, '请选岗位');
    await grant.getByLabel('岗位').selectOption({ label: '社区工作者' });
    await grant.getByRole('searchbox').fill('崇文路社区');
    await grant.getByRole('button', { name: /^崇文路社区/ }).click();

    const last = (part: string) => grant.getByRole('textbox', { name: `到哪天止：${part}` });
    const year = new Date().getFullYear() + 1;
    await last('年').fill(`${year}年11月31日`);
    await appoint.click();
    await see(grant, '没有这一天');
    await last('月').fill('');
    await last('日').fill('');
    await appoint.click();
    await see(grant, '年、月、日要填全，或者都不填');
    await expectAccessible(page);

    await last('月').fill('11');
    await last('日').fill('30');
    await appoint.click();
    security.expect(/status of 403/);
    await proveIfAsked(page, 'security', page.getByText('已任命').filter({ visible: true }));
    await see(page, new RegExp(`至 ${year}年11月30日`));
    expect(await page.getByText(/起，长期/).count()).toBe(0);
    await settled(page);
  });
});
