// The screen in the hall: somebody signs in for it, and signs out of it, without a desk behind it.
import { describe, expect, it } from 'vitest';
import { expectAccessible } from './support/accessible.ts';
import { expectCount, see, settled } from './support/reading.ts';
import { signIn } from './support/sign-in.ts';
import { DESK, openTown } from './support/town.ts';

const town = openTown();

describe('大屏', () => {
  it('is signed in to for its figures alone, and left by the keyboard', async () => {
    const { page } = await town.resident({ size: DESK, at: '/wall/' });
    await expectCount(page.getByRole('button', { name: '退出大屏' }), 0);
    // Nobody else in this city signs in as them: the session ends here.
    await signIn(page, 'county2');
    await page.getByRole('heading', { level: 1, name: '神木市' }).waitFor();
    await settled(page);
    await expectCount(page.getByRole('link', { name: '回到工作台' }), 0);
    // Behind this sign-in there is no desk that could open the rows.
    await expectCount(page.getByRole('link', { name: /看明细/ }), 0);

    const leave = page.getByRole('button', { name: '退出大屏' });
    await leave.focus();
    await page.keyboard.press('Enter');
    const asked = page.getByRole('dialog', { name: '退出大屏？' });
    await see(asked, '得重新登录');
    await expectAccessible(page);
    await page.keyboard.press('Escape');
    await asked.waitFor({ state: 'detached' });
    expect(await leave.evaluate((button) => button === document.activeElement)).toBe(true);

    await page.keyboard.press('Enter');
    await asked.getByRole('button', { name: '退出大屏' }).click();
    await page.getByRole('heading', { level: 1, name: '登录' }).waitFor();
    await page.reload();
    await page.getByRole('heading', { level: 1, name: '登录' }).waitFor();
    await expectCount(page.getByText('神木市'), 0);
  });

  it('leads whoever came from the desk back to it', async () => {
    const { page } = await town.staff('county', 'wall');
    await settled(page);
    await expectCount(page.getByRole('button', { name: '退出大屏' }), 0);
    await page.getByRole('link', { name: '回到工作台' }).click();
    await page.getByRole('heading', { level: 1, name: '收件箱' }).waitFor();
  });

  it('opens a figure to the rows it counts', async () => {
    const { page } = await town.staff('county', 'wall');
    await settled(page);
    for (const [figure, clock] of [
      ['待办', 'open'],
      ['超期', 'overdue'],
    ] as const) {
      const link = page.getByRole('link', { name: `榆阳区的${figure}，看明细` }).first();
      expect(await link.getAttribute('href')).toContain(`clock=${clock}`);
    }
    const counted = Number(await page.locator('.l-stat-value').first().textContent());
    const [rows] = await Promise.all([
      page.context().waitForEvent('page'),
      page.getByRole('link', { name: '榆阳区的待办，看明细' }).first().click(),
    ]);
    await see(rows, `已全部列出，共 ${counted} 条`);
    expect(await rows.getByLabel('期限').first().inputValue()).toBe('open');
  });

  it('is hung up with a sign-in of its own, and says why it asks for it', async () => {
    const { page } = await town.staff('hall-one', 'wall');
    await settled(page);
    await page.getByRole('button', { name: '挂到大屏' }).click();
    const asked = page.getByRole('dialog', { name: '把这块屏挂出去？' });
    await see(asked, '能留十二小时');
    await expectAccessible(page);
    await asked.getByRole('button', { name: '退出工作台，登录大屏' }).click();
    await page.getByRole('heading', { level: 1, name: '登录' }).waitFor();
    await see(page, '在这里登录只用来看大屏');
  });

  it('tells whoever finds the sign-in where the figures were why it is there', async () => {
    const { page, expect: foresee } = await town.staff('hall-two', 'wall');
    await settled(page);
    foresee(/401/);
    await page.evaluate(() => fetch('/api/session', { method: 'DELETE' }));
    await page.keyboard.press('Enter');
    await see(page, '登录已经结束');
    await see(page, '这块屏是从工作台打开的');
  });
});
