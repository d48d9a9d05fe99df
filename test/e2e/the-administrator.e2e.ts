// The security administrator at work on accounts, and the people they are for.
import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { totpCode, totpStep } from '#kernel/crypto/totp.ts';
import { uuidv7 } from '#kernel/uuid.ts';
import { expectAccessible } from './support/accessible.ts';
import { see, settled } from './support/reading.ts';
import { enterCode, proveIfAsked } from './support/sign-in.ts';
import { DESK, openTown, PHONE } from './support/town.ts';

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

const setLargeType = (page: Page, on: boolean) =>
  page.evaluate((large) => {
    document.documentElement.dataset.elder = large ? 'on' : 'off';
  }, on);

/** Parts of dates that lie under one another or beyond the edge of what they stand in. */
const cutOff = (page: Page) =>
  page.evaluate(() => {
    const parts = [...document.querySelectorAll('dialog[open] .l-date-parts > label')];
    const boxes = parts.map((part) => part.getBoundingClientRect());
    return parts.flatMap((part, i) => {
      const [box, field] = [boxes[i], part.closest('fieldset')?.getBoundingClientRect()];
      if (!box || !field) return ['no box'];
      const covered = boxes.some(
        (other, k) =>
          k !== i &&
          other.left < box.right - 1 &&
          box.left < other.right - 1 &&
          other.top < box.bottom - 1 &&
          box.top < other.bottom - 1,
      );
      return covered || box.right > field.right + 1 ? [`${part.textContent} ${i}`] : [];
    });
  });

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

    for (const [size, large] of [
      [PHONE, false],
      [PHONE, true],
      [DESK, true],
      [DESK, false],
    ] as const) {
      await page.setViewportSize(size);
      await setLargeType(page, large);
      expect(await cutOff(page), `${size.width} ${large}`).toEqual([]);
    }

    await last('月').fill('11');
    await last('日').fill('30');
    await appoint.click();
    security.expect(/status of 403/);
    await proveIfAsked(page, 'security', page.getByText('已任命').filter({ visible: true }));
    await see(page, new RegExp(`至 ${year}年11月30日`));
    expect(await page.getByText(/起，长期/).count()).toBe(0);
    await settled(page);
  });

  it('hands over a link that no stray key loses; its holder, on a phone, learns the account and begins in the field', async () => {
    const security = await town.staff('security', 'desk');
    const { page } = security;
    const login = `new.${uuidv7().slice(-8)}`;
    await page.getByRole('button', { name: '新建账号' }).click();
    const form = page.getByRole('dialog', { name: '新建账号' });
    await form.getByLabel('姓名').fill('示例新人戊');
    await page.keyboard.press('Escape');
    await see(form, '填好的内容还没有提交');
    await form.getByRole('button', { name: '留在这里' }).click();
    await form.getByLabel('账号', { exact: false }).fill(login);
    await form.getByRole('button', { name: '新建账号' }).click();

    const handed = page.getByRole('dialog', { name: '一次性链接' });
    const link = await handed
      .getByText(/\/desk\/redeem#/)
      .filter({ visible: true })
      .innerText();
    await page.keyboard.press('Escape');
    await see(handed, '链接只显示这一次');
    await handed.getByRole('button', { name: '留在这里' }).click();
    await page.emulateMedia({ media: 'print' });
    const slip = await page.locator('body').innerText();
    expect(slip).toContain(login);
    expect(slip).toContain(link);
    expect(slip).not.toContain('新建账号');
    await page.emulateMedia({ media: 'screen' });
    await handed.getByRole('button', { name: '现在任命岗位' }).click();

    const grant = page.getByRole('dialog', { name: /任命岗位/ }).last();
    await grant.getByLabel('岗位').selectOption({ label: '网格员' });
    await grant.getByRole('searchbox').fill('崇文路社区第一网格');
    await grant.getByRole('button', { name: /^第一网格.*崇文路社区/ }).click();
    await grant.getByRole('button', { name: '任命', exact: true }).click();
    security.expect(/status of 403/);
    await proveIfAsked(page, 'security', page.getByText('已任命').filter({ visible: true }));
    await see(page, '已任命');

    const phone = (await town.resident({ at: link })).page;
    await see(phone, login);
    const password = '崇文路-路灯亮了-2026';
    await phone.getByLabel('新密码').fill('崇文路的路灯亮了又亮了');
    await phone.getByLabel('再输一遍').fill('崇文路的路灯亮了又亮了');
    await phone.getByRole('button', { name: '设置密码' }).click();
    await see(phone, '还差 1 个字');
    await phone.getByLabel('新密码').fill(password);
    await phone.getByLabel('再输一遍').fill(password);
    await phone.getByRole('button', { name: '设置密码' }).click();
    await phone.getByRole('link', { name: '在验证器中打开' }).waitFor();
    await expectAccessible(phone);
    await phone.reload();
    await see(phone, '密码已经设好');
    await expectAccessible(phone);
    await phone.getByRole('link', { name: '去登录' }).click();
    expect(await phone.getByLabel('账号').inputValue()).toBe(login);
    await phone.getByLabel('密码').fill(password);
    await phone.getByRole('button', { name: '下一步' }).click();
    const secret = await phone.locator('code[data-secret]').innerText();
    await enterCode(phone, secret.replaceAll(/\s/g, ''));
    await see(phone, '请收好备用码');
    const spare = await phone.locator('ol > li').filter({ visible: true }).first().innerText();
    await phone.getByLabel('已经抄好或打印好').check();
    await phone.getByRole('button', { name: '去网格员页面' }).click();
    await phone.waitForURL(/\/field\//);

    // The phone is lost a week later: its holder binds the next one without an administrator.
    await phone.goto('/field/me');
    await phone.getByRole('button', { name: '换绑验证器' }).click();
    const dialog = phone.getByRole('dialog', { name: '换绑验证器' });
    await dialog.getByLabel('现在的密码').fill(password);
    await dialog.getByLabel('6 位验证码或备用码').fill(spare);
    await dialog.getByRole('button', { name: '下一步' }).click();
    const next = (await dialog.locator('code[data-secret]').innerText()).replaceAll(/\s/g, '');
    await expectAccessible(phone);
    await dialog.getByLabel('新验证器上的 6 位数字').fill(totpCode(next, totpStep(new Date())));
    await dialog.getByRole('button', { name: '换成这个验证器' }).click();
    await see(phone, '验证器已经换好');
    await see(phone, '还有 9 个没用过');
  });
});
