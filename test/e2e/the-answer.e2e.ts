// There is an answer: the resident hears of it, sees what is asked and what each word leads to, and Back never loses it.
import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { expectAccessible } from './support/accessible.ts';
import { photoOfLamp } from './support/photo.ts';
import { expectCount, see, settled } from './support/reading.ts';
import { reported } from './support/reports.ts';
import { openMatter, readReceipt, send, tell } from './support/steps.ts';
import { openTown } from './support/town.ts';

const town = openTown();
type Outcome = 'fixed' | 'planned' | 'notPossible';

/** Told, taken on and answered by the officer of the cell. */
async function answered(text: string, outcome: Outcome, note: string) {
  const matter = await reported(await town.api(), text);
  const params = { county: matter.county, id: matter.id };
  const officer = await town.api('grid');
  await officer.voice.accept({ params, body: { note: '' } });
  const { buffer } = await photoOfLamp({ lit: true });
  const photo = await officer.casework.addPhoto({
    params,
    query: { name: '现场.jpg' },
    body: new Blob([Uint8Array.from(buffer)]),
    headers: { 'content-type': 'image/jpeg' },
  });
  await officer.voice.resolve({ params, body: { note, outcome, photos: [photo.id] } });
  return matter;
}

async function expectInSight(page: Page, name: string): Promise<void> {
  const button = page.getByRole('button', { name, exact: true });
  const [box, bar] = [await button.boundingBox(), await page.locator('.p-bar').boundingBox()];
  const lineHeight = await button
    .locator('span')
    .last()
    .evaluate((words) => words.getClientRects().length);
  expect({ name, above: (box?.y ?? 0) + (box?.height ?? 0) <= (bar?.y ?? 0), lines: lineHeight }).toEqual({
    name,
    above: true,
    lines: 1,
  });
}

describe('留了手机号', () => {
  it('is told by text message: number and address, not the code, not what it is about', async () => {
    const text = '社区门口的减速带翘起一头，硌车';
    const phone = '15400000042';
    const { page } = await town.resident();
    await tell(page, { text, address: '社区东门' });
    await page.getByLabel('留个电话').fill('154 0000 0042');
    await send(page);
    const { number, secret } = await readReceipt(page);
    await see(page, '发短信到尾号 0042 的手机');
    await page.getByRole('link', { name: '看进度' }).click();
    await see(page, '尾号 0042');

    const officer = await town.staff('grid', 'field');
    await openMatter(officer.page, text);
    await officer.page.getByRole('button', { name: '受理' }).click();
    await officer.page.getByRole('button', { name: '拍照答复' }).click();
    await officer.page.getByRole('radio', { name: '暂时无法解决', exact: true }).check();
    await officer.page.getByLabel('答复反映人的话').fill('知道了。');
    await officer.page.getByRole('button', { name: '交给反映人确认' }).click();
    await see(officer.page, '太短了，至少 10 个字');
    await officer.page.getByLabel('答复反映人的话').fill('要等明年大修才能换，已报街道列入计划');
    await officer.page.getByRole('button', { name: '交给反映人确认' }).click();
    await officer.page.getByRole('heading', { level: 1, name: '今天' }).waitFor();

    await page.getByRole('heading', { level: 1, name: '有答复了，请您看看' }).waitFor();
    await see(page, '您接受这个答复吗？');
    await see(page, '再提醒您一次');
    await page.goto('/outbox');
    const message = page.getByRole('listitem').filter({ hasText: phone }).filter({ hasText: '有答复了' });
    await message.waitFor();
    const words = await message.innerText();
    expect(words).toContain(`/track/${number}`);
    for (const kept of [secret, '减速带', '大修']) expect(words).not.toContain(kept);
  });
});

describe('看答复', () => {
  it.each([
    ['标准版', false],
    ['大字版', true],
  ])(
    'in the %s both words are on the first screen, one line each, and say what they lead to',
    async (_, elder) => {
      const { number, secret } = await answered(
        '楼梯扶手松了，老人下楼扶不住，已经晃了半个月',
        'fixed',
        '扶手已经重新焊牢，刷了防锈漆。您上下楼试试，还有松动随时说，我们马上来。',
      );
      const { page } = await town.resident({ elder, at: `/track/${number}#${secret}` });
      await settled(page);
      for (const name of ['办好了', '没办好']) await expectInSight(page, name);
      await see(page, '这件事就办结，以后不能再提异议');
      await see(page, '转到崇文路社区复核');
      await page.getByRole('button', { name: '办好了', exact: true }).click();
      await see(page.getByRole('dialog'), '以后不能再提异议');
      await page.getByRole('dialog').getByRole('button', { name: '再想想' }).click();
      await expectCount(page.getByRole('dialog'), 0);
      await page.getByRole('heading', { level: 1, name: '有答复了，请您看看' }).waitFor();
    },
  );

  it('asks of what cannot be done whether it is accepted, not whether it is solved', async () => {
    const { number, secret } = await answered(
      '小区里能不能加一盏灯',
      'notPossible',
      '这段路没有电缆，今年预算里没有；已报街道，明年三月前答复能不能列入',
    );
    const { page } = await town.resident({ at: `/track/${number}#${secret}` });
    await see(page, '您接受这个答复吗？');
    await expectCount(page.getByText('办好了吗？'), 0);
    await page.getByRole('button', { name: '不接受', exact: true }).click();
    await page.getByRole('dialog').getByLabel('为什么不接受').waitFor();
    await expectAccessible(page);
  });

  it('has Back close what lies on top: the dialog with all that was typed, the photo, and then the page', async () => {
    const { number, secret } = await answered('楼道窗户玻璃碎了', 'fixed', '玻璃已经换好，边上打了密封胶');
    const { page } = await town.resident({ at: '/track' });
    await page.getByLabel('编号', { exact: false }).fill(number);
    await page.getByLabel('查询码', { exact: false }).fill(secret);
    await page.getByRole('button', { name: '查看' }).click();
    await page.getByRole('button', { name: '没办好', exact: true }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('哪里没办好').fill('换的是旧玻璃');
    await page.goBack();
    await dialog.waitFor({ state: 'hidden' });
    await page.getByRole('heading', { level: 1, name: '有答复了，请您看看' }).waitFor();
    await page.getByRole('button', { name: '没办好', exact: true }).click();
    expect(await dialog.getByLabel('哪里没办好').inputValue()).toBe('换的是旧玻璃');
    await dialog.getByRole('button', { name: '关闭' }).click();
    await dialog.waitFor({ state: 'hidden' });

    await page
      .getByRole('button', { name: /点开看大图/ })
      .first()
      .click();
    const frame = page.locator('.l-zoom-frame');
    await frame.locator('img').waitFor();
    const width = () => frame.locator('img').evaluate((picture) => picture.clientWidth);
    const small = await width();
    await page.getByRole('button', { name: '放大' }).click();
    expect(await width()).toBeGreaterThan(small * 2);
    await expectAccessible(page);
    await page.goBack();
    await dialog.waitFor({ state: 'hidden' });
    // However often something was opened and closed, one Back leaves the page.
    await page.goBack();
    await page.getByRole('heading', { level: 1, name: '查进度' }).waitFor();
  });

  it('goes on one white sheet with year, day of printing, address and 12345, and nothing that only lives on a screen', async () => {
    const { number, secret } = await answered(
      '三号楼门口的路灯坏了一个多星期，晚上老人出门看不见台阶',
      'fixed',
      '换了灯头和镇流器，当晚已亮，您再看看',
    );
    const { page } = await town.resident({ at: `/track/${number}#${secret}` });
    await page.getByRole('button', { name: '办好了', exact: true }).click();
    await page.getByRole('dialog').getByRole('button', { name: '确认办结' }).click();
    await page.getByRole('heading', { level: 1, name: '办结了' }).waitFor();
    await settled(page);
    const sheet = await page.pdf({ format: 'A4', preferCSSPageSize: true });
    expect(sheet.toString('latin1').match(/\/Type\s*\/Page[^s]/g)).toHaveLength(1);
    await page.emulateMedia({ media: 'print' });
    await see(page, '12345');
    await see(page, `/track/${number}`);
    await see(page, '打印于');
    for (const gone of ['这一页会自己更新', '再补几张照片', '接下来'])
      expect(await page.getByText(gone).filter({ visible: true }).count()).toBe(0);
    const year = `"${new Date().getFullYear()}年"`;
    const dates = await page.evaluate(() =>
      [...document.querySelectorAll('time')]
        .filter((one) => one.checkVisibility())
        .map((one) => getComputedStyle(one, '::before').content),
    );
    expect([...new Set(dates)]).toEqual([year]);
    expect(await page.evaluate(() => getComputedStyle(document.documentElement).backgroundColor)).toBe(
      'rgb(255, 255, 255)',
    );
  });
});
