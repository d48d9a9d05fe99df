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
});
