// Signed in by phone: the form says under whose number a matter will be listed, one may leave it out this time, and what
// was reported before joins the list by number and code.
import type { Page } from 'playwright-core';
import { describe, it } from 'vitest';
import { expectAccessible } from './support/accessible.ts';
import { expectCount, see, settled } from './support/reading.ts';
import { readReceipt, send, tell } from './support/steps.ts';
import { openTown } from './support/town.ts';

const town = openTown();
const SHOWN = '154****0771';

async function signInByPhone(page: Page): Promise<void> {
  await page.goto('/sign-in');
  await page.getByLabel('手机号').fill('15400000771');
  await page.getByRole('button', { name: '发验证码' }).click();
  await page.getByLabel('6 位验证码').waitFor();
  const { messages } = await (await town.api()).account.demoOutbox();
  const text = messages.find(({ to }) => to === '15400000771')?.text ?? '';
  await page.getByLabel('6 位验证码').fill(/\d{6}/.exec(text)?.[0] ?? '');
  await page.getByRole('button', { name: '登录', exact: true }).click();
  await see(page, `已用 ${SHOWN} 登录`);
}

describe('用手机号登录以后', () => {
  it('is listed under the number that the form names; or not, when one says so; and can be added later', async () => {
    const { page } = await town.resident();
    await signInByPhone(page);
    await tell(page, { text: '凉亭顶上的瓦掉了几片', address: '中心花园' });
    await see(page, `您已用 ${SHOWN} 登录`);
    await expectAccessible(page);
    await send(page);
    const signed = await readReceipt(page);
    await see(page, `也列在 ${SHOWN} 名下`);

    await tell(page, { text: '有人在楼道里给电动车充电', address: '四号楼' });
    await page.getByLabel('这次不署名').check();
    await see(page, `这次不列在 ${SHOWN} 名下`);
    await expectAccessible(page);
    await send(page);
    const unsigned = await readReceipt(page);
    await page.goto('/track');
    await settled(page);
    const mine = page.getByRole('list', { name: '用手机号反映的' });
    await see(mine, '凉亭顶上的瓦掉了几片');
    await expectCount(mine.getByText('有人在楼道里给电动车充电'), 0);
    await expectAccessible(page);

    await page.goto(`/track/${unsigned.number}#${unsigned.secret}`);
    await page.getByRole('button', { name: `加到 ${SHOWN} 名下` }).click();
    await see(page, `已加到 ${SHOWN} 名下`);
    await page.goto('/track');
    await see(mine, '有人在楼道里给电动车充电');
    await page.goto(`/track/${signed.number}`);
    await see(page, '凉亭顶上的瓦掉了几片');
    await expectCount(page.getByRole('button', { name: /^加到/ }), 0);
  });
});
