// The door: two factors, a phone that was lost, and two posts of which one is chosen.
import type { Page } from 'playwright-core';
import { describe, expect, inject, it } from 'vitest';
import { totpCode, totpStep } from '#kernel/crypto/totp.ts';
import { expectAccessible } from './support/accessible.ts';
import { CHONGWEN } from './support/colleague.ts';
import { enrolled, invited, NEW_PASSWORD } from './support/newcomer.ts';
import { expectCount, see, settled } from './support/reading.ts';
import { enterCode } from './support/sign-in.ts';
import { DESK, openTown } from './support/town.ts';

const town = openTown();
const worker = { role: 'communityWorker', code: CHONGWEN } as const;
const officer = { role: 'gridOfficer', code: CHONGWEN + 2 } as const;

const headed = (page: Page, name: string) => page.getByRole('heading', { level: 1, name }).waitFor();

async function enterPassword(page: Page, login: string): Promise<void> {
  await page.getByLabel('账号').fill(login);
  await page.getByLabel('密码').fill(NEW_PASSWORD);
  await page.getByRole('button', { name: '下一步' }).click();
}

async function enter(page: Page, code: string): Promise<void> {
  await page.getByLabel('6 位验证码').fill(code);
  await page.getByRole('button', { name: '登录', exact: true }).click();
}

/** Through the one-time link and past the recovery codes; answers with these. */
async function enrol(page: Page, link: string): Promise<string[]> {
  await page.goto(link);
  await page.getByLabel('新密码').fill(NEW_PASSWORD);
  await page.getByLabel('再输一遍').fill(NEW_PASSWORD);
  await page.getByRole('button', { name: '设置密码' }).click();
  await see(page, '绑定手机验证器');
  await enterCode(page, (await page.locator('[data-secret]').innerText()).replaceAll(/\s/g, ''));
  await see(page, '请收好备用码');
  const codes = await page.locator('main ol > li').allInnerTexts();
  await page.getByLabel('已经抄好或打印好').check();
  await page.getByRole('button', { name: '进入工作台' }).click();
  return codes;
}

describe('登录', () => {
  it.each([
    ['desk', worker, '收件箱'],
    ['field', officer, '今天'],
  ] as const)('opens the %s with password and code', async (face, post, first) => {
    const newcomer = await invited(town.api('security'), [post]);
    const { secret } = await enrolled(inject('cityUrl'), newcomer);
    const looks = face === 'desk' ? { size: DESK } : {};
    const { page, context } = await town.resident({ ...looks, at: `/${face}/` });
    await enterPassword(page, newcomer.login);
    // The present code has opened a door already.
    await enter(page, totpCode(secret, totpStep(new Date()) + 1));
    await headed(page, first);
    const [session] = await context.cookies();
    expect(session).toMatchObject({ httpOnly: true, sameSite: 'Lax' });
  });

  it('refuses a wrong code, and takes a recovery code once where the phone is lost', async () => {
    const { login, link } = await invited(town.api('security'), [worker]);
    const person = await town.resident({ size: DESK });
    person.expect(/status of 4(01|22)/);
    const { page } = person;
    const codes = await enrol(page, link);
    expect(codes).toHaveLength(10);
    await headed(page, '收件箱');

    const signOut = async () => {
      await page.getByRole('button', { name: '退出' }).click();
      await headed(page, '登录工作台');
    };
    const refused = () => page.locator('.l-failure').waitFor();
    await signOut();
    await enterPassword(page, login);
    await enter(page, '000000');
    await refused();
    await expectAccessible(page);
    await enter(page, codes[0] ?? '');
    await headed(page, '收件箱');

    await signOut();
    await enterPassword(page, login);
    await enter(page, codes[0] ?? '');
    await refused();
    await enter(page, codes[1] ?? '');
    await headed(page, '收件箱');
  });
});

describe('一人两岗', () => {
  it('chooses one before anything is shown, and takes the other without signing in again', async () => {
    const { link } = await invited(town.api('security'), [worker, officer]);
    const { page } = await town.resident({ size: DESK });
    await enrol(page, link);
    await headed(page, '现在以哪个岗位办事？');
    await expectCount(page.getByRole('link', { name: '收件箱' }), 0);
    await page.getByRole('button', { name: /社区工作者/ }).click();
    await headed(page, '收件箱');
    await see(page, /^现在的岗位：.*社区工作者/);

    const posts = page.getByRole('banner').getByRole('combobox');
    const other = await posts.locator('option', { hasText: '网格员' }).getAttribute('value');
    await posts.selectOption(other);
    await see(page, /^现在的岗位：.*网格员/);
    await settled(page);
    await expectAccessible(page);
  });
});
