// A resident signs in with a code: the step survives the reload an old phone makes when one reads the message.
import { describe, expect, it } from 'vitest';
import { expectAccessible } from './support/accessible.ts';
import { see } from './support/reading.ts';
import { openTown } from './support/town.ts';

const town = openTown();

describe('手机号登录', () => {
  it('is still at the code after a reload, knows no more of the number than it shows, and counts the wait', async () => {
    const person = await town.resident({ at: '/sign-in' });
    person.expect(/status of 4\d\d/);
    const { page, context } = person;
    await page.getByRole('button', { name: '发验证码' }).click();
    await see(page, '请填手机号');
    await page.getByLabel('手机号').fill('15412340019');
    await page.getByRole('button', { name: '发验证码' }).click();
    await see(page, '验证码已发到 15412340019');
    await page.reload();
    await see(page, '验证码已发到 154****0019');
    expect(await page.evaluate(() => JSON.stringify({ ...sessionStorage }))).not.toContain('15412340019');
    await expectAccessible(page);

    await page.getByRole('button', { name: '重新填手机号' }).click();
    await page.getByLabel('手机号').fill('15412340019');
    await page.getByRole('button', { name: '发验证码' }).click();
    const waits = page.getByText(/发得太勤了，\d+ 秒后可以再发/);
    await waits.waitFor();
    const first = await waits.innerText();
    await expect.poll(() => waits.innerText(), { timeout: 5_000 }).not.toBe(first);
    await page.getByRole('button', { name: '已经收到验证码了' }).click();

    const outbox = await context.newPage();
    await outbox.goto('/outbox');
    const message = outbox
      .getByRole('listitem')
      .filter({ hasText: '154****0019' })
      .or(outbox.getByRole('listitem').filter({ hasText: '15412340019' }));
    const code = /\d{6}/.exec(await message.first().locator('[lang=zh-CN]').innerText())?.[0] ?? '';
    await outbox.close();
    await page.getByLabel('6 位验证码').fill(code);
    await page.getByRole('button', { name: '登录', exact: true }).click();
    await see(page, '已用 154****0019 登录');
    expect(await page.evaluate(() => sessionStorage.getItem('liren.challenge'))).toBeNull();
  });
});
