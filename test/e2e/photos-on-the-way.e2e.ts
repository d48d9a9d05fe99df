// Pictures of a resident: refused at once where they cannot be opened, kept where the line breaks, replaced where one
// does not arrive, and never sent along with another matter.
import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { expectAccessible } from './support/accessible.ts';
import { photoOfLamp } from './support/photo.ts';
import { expectCount, see } from './support/reading.ts';
import { readReceipt, send, tell } from './support/steps.ts';
import { openTown } from './support/town.ts';

const town = openTown();
const offline = /ERR_INTERNET_DISCONNECTED|ERR_FAILED/;
const photos = (page: Page) => page.locator('.l-photo');
const choose = async (page: Page, ...files: { name: string; mimeType: string; buffer: Buffer }[]) =>
  page.locator('input[type=file]').last().setInputFiles(files);
const another = async (name: string) => ({ ...(await photoOfLamp({ lit: true })), name });
const damaged = { name: '坏的.jpg', mimeType: 'image/jpeg', buffer: Buffer.from('not a picture at all') };

/** How many pictures have come with a matter. */
async function arrived(number: string): Promise<number> {
  const community = await town.api('community');
  const { cases } = await community.casework.inbox({ query: { view: 'territory', q: number } });
  const [found = expect.fail()] = cases;
  const { photos: all } = await community.voice.get({ params: { county: found.county, id: found.id } });
  return all.length;
}

describe('选照片', () => {
  it('says at once which cannot be opened, and which were too many', async () => {
    const { page } = await town.resident({ at: '/report' });
    await see(page, '最多 4 张');
    await choose(page, await another('一.jpg'), damaged);
    await see(page, '有一张打不开，没有加入（坏的.jpg）');
    await expectCount(photos(page), 1);
    await expectAccessible(page);
    await choose(
      page,
      ...(await Promise.all(['二.jpg', '三.jpg', '四.jpg', '五.jpg', '六.jpg'].map(another))),
    );
    await see(page, '最多 4 张，后面的 2 张没有加入');
    await expectCount(photos(page), 4);
  });
});

describe('没有网络的时候', () => {
  it('the pictures stay on the device with the words, through a closed page, and go out when it is back', async () => {
    const resident = await town.resident();
    resident.expect(offline);
    const { page, context } = resident;
    await tell(page, { text: '楼前的下水井往上冒水', address: '二号楼', photo: true });
    // By now the browser has put the page itself aside.
    await page.evaluate(async () => void (await navigator.serviceWorker.ready));
    await context.setOffline(true);
    await send(page);
    await see(page, '您填的和 1 张照片都记在这台设备上了');
    await page.close();

    const again = await context.newPage();
    // The page itself comes from this device too.
    await again.goto('/report');
    await see(again, '这是您上次没提交的内容');
    await expectCount(photos(again), 1);
    await send(again);
    await see(again, '现在没有网络，还没有提交');
    await context.setOffline(false);
    await see(again, '网络恢复了，现在可以提交');
    await again.getByRole('button', { name: '现在提交' }).click();
    const { number } = await readReceipt(again);
    await see(again, '1 张照片都传好了');
    expect(await arrived(number)).toBe(1);
    await again.close();
  });
});

describe('有一张传不上去', () => {
  it('is replaced or sent again from the receipt, even after a reload', async () => {
    const resident = await town.resident();
    resident.expect(/status of 415/);
    const { page } = resident;
    await tell(page, { text: '路口的指示牌倒在地上', address: '路口', photo: true });
    let refusals = 2;
    await page.route('**/api/track/photos*', (route) =>
      refusals-- > 0
        ? route.fulfill({
            status: 415,
            contentType: 'application/problem+json',
            body: JSON.stringify({ code: 'kernel.unsupportedType', status: 415, slots: {} }),
          })
        : route.continue(),
    );
    await send(page);
    const { number } = await readReceipt(page);
    await see(page, '有 1 张照片没有传上去');
    await see(page, '请换成 JPG 或 PNG 的照片');
    await expectAccessible(page);
    await page.reload();
    await see(page, '有 1 张照片没有传上去');
    await page.getByLabel('换掉第 1 张').setInputFiles(await another('换的.jpg'));
    await page
      .getByRole('button', { name: '传上去' })
      .or(page.getByRole('button', { name: '再传一次' }))
      .click();
    await see(page, '1 张照片都传好了');
    expect(await arrived(number)).toBe(1);
  });

  it('does not go along with the next matter: the way back leads to an empty form', async () => {
    const resident = await town.resident();
    resident.expect(/ERR_FAILED/);
    const { page } = resident;
    await tell(page, { text: '绿化带里的水管漏水', address: '北门', photo: true });
    await page.route('**/api/track/photos*', (route) => route.abort('failed'));
    await send(page);
    const { number } = await readReceipt(page);
    await see(page, '有 1 张照片没有传上去');
    await page.goBack();
    await see(page, '刚才反映的已经收到了');
    await expectCount(photos(page), 0);
    expect(await page.getByLabel('说说情况').inputValue()).toBe('');
    await expectAccessible(page);
    await page.unroute('**/api/track/photos*');
    await page.getByRole('link', { name: '看回执' }).click();
    expect((await readReceipt(page)).number).toBe(number);
    // What was still to come is sent by itself.
    await see(page, '1 张照片都传好了');
    expect(await arrived(number)).toBe(1);
  });
});
