// Number and code are all that somebody without an account has: a slip costs nothing, and nothing takes them away unasked.
import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { expectAccessible } from './support/accessible.ts';
import { expectCount, see, settled } from './support/reading.ts';
import { reported } from './support/reports.ts';
import { lookUp, type Receipt } from './support/steps.ts';
import { openTown } from './support/town.ts';

const town = openTown();
const grouped = (code: string) => code.replaceAll(/(.{4})(?=.)/g, '$1 ');

/** How often this page has asked for the matter. */
function asked(page: Page): () => number {
  let count = 0;
  page.on('request', (request) => {
    if (/\/api\/track$/.test(request.url())) count++;
  });
  return () => count;
}

async function typed(page: Page) {
  const value = (label: string) => page.getByLabel(label, { exact: false }).inputValue();
  return { number: (await value('编号')).replaceAll(/\s/g, ''), secret: await value('查询码') };
}

async function tryCode(page: Page, secret: string): Promise<void> {
  await page.getByLabel('查询码', { exact: false }).fill(secret);
  await page.getByRole('button', { name: '查看' }).click();
}

/** As on the phone it was reported from. */
async function keptOn(page: Page, matters: readonly (Receipt & { title: string })[]): Promise<void> {
  await page.goto('/track');
  await page.evaluate(
    (kept) => localStorage.setItem('liren.voices', JSON.stringify(kept)),
    matters.map(({ number, secret, title }) => ({ number, secret, title, at: new Date().toISOString() })),
  );
  await page.goto('/track');
  await settled(page);
}

describe('填错查询码', () => {
  it('leaves what was typed, says what to do, and sends nothing again by itself', async () => {
    const { number, secret } = await reported(await town.api(), '公园长椅的靠背断了两根');
    const person = await town.resident();
    person.expect(/status of 401/);
    const { page } = person;
    // A link that somebody has copied wrongly.
    await page.clock.install();
    await page.goto(`/track/${number}#AAAAAAAA`);
    await see(page, '编号和查询码对不上');
    expect(await typed(page)).toEqual({ number, secret: 'AAAAAAAA' });
    const count = asked(page);
    await page.clock.runFor('05:00');
    await page.evaluate(() => dispatchEvent(new Event('focus')));
    await page.evaluate(() => document.dispatchEvent(new Event('visibilitychange')));
    await page.clock.runFor('05:00');
    expect(count()).toBe(0);
    await expectAccessible(page);
    // A mistake that can be seen before anything is sent takes the place of the old one.
    await tryCode(page, 'AAAA');
    await see(page, '现在有 4 位');
    await expectCount(page.getByText('编号和查询码对不上'), 0);
    expect(count()).toBe(0);
    await tryCode(page, secret.toLowerCase());
    await page.getByRole('heading', { level: 1, name: '已经转到，等待受理' }).waitFor();
  });

  it('again and again has one wait, with the fields in place, a countdown, and another number open meanwhile', async () => {
    const api = await town.api();
    const { number, secret } = await reported(api, '公交站的雨棚漏水');
    const other = await reported(api, '公交站的座椅松了');
    const person = await town.resident({ at: '/track' });
    person.expect(/status of (401|429)/);
    const { page } = person;
    await page.getByLabel('编号', { exact: false }).fill(number);
    for (const wrong of ['AAAAAAAA', 'BBBBBBBB', 'CCCCCCCC', 'DDDDDDDD', 'EEEEEEEE']) {
      await tryCode(page, wrong);
      await see(page, '编号和查询码对不上');
    }
    await tryCode(page, secret);
    await see(page, '查询码连着填错了好几次，先停一停');
    const button = page.getByRole('button', { name: /^请等 \d+ 秒$/ });
    expect(await button.isDisabled()).toBe(true);
    expect(await typed(page)).toEqual({ number, secret });
    await expectAccessible(page);
    const count = asked(page);
    const first = await button.innerText();
    await expect.poll(() => button.innerText()).not.toBe(first);
    expect(count()).toBe(0);
    await page.getByLabel('编号', { exact: false }).fill(other.number);
    await tryCode(page, other.secret);
    await page.getByRole('heading', { level: 1, name: '已经转到，等待受理' }).waitFor();
    // On another line (the proxy says who asks) the right code opens at once: nobody is locked out of the own matter.
    const neighbour = await town.resident({ from: '203.0.113.77' });
    await lookUp(neighbour.page, { number, secret });
  });
});

describe('我反映的', () => {
  it('says how each matter stands, asking once for each, and no more for a closed one', async () => {
    const api = await town.api();
    const fresh = await reported(api, '儿童滑梯裂了一道口子');
    const taken = await reported(api, '儿童秋千的链子松了');
    const officer = await town.api('grid');
    await officer.voice.accept({ params: { county: taken.county, id: taken.id }, body: { note: '' } });
    const person = await town.resident();
    person.expect(/status of 401/);
    const { page } = person;
    const wrong = { ...fresh, number: taken.number, secret: 'AAAAAAAA', title: '码记错的' };
    await keptOn(page, [
      { ...fresh, title: '滑梯' },
      { ...taken, title: '秋千' },
    ]);
    const list = page.getByRole('list', { name: '记在这台设备上的' });
    await see(list, '等待受理');
    await see(list, '办理中');
    await expectAccessible(page);
    // What was refused once is not sent again, however often the list is opened.
    await keptOn(page, [wrong]);
    await see(list, '编号和查询码对不上');
    const count = asked(page);
    await page.reload();
    await settled(page);
    await see(list, '编号和查询码对不上');
    expect(count()).toBe(0);
  });

  it('gives up the only way back after showing it, and takes that back again', async () => {
    const { number, secret } = await reported(await town.api(), '健身器材少了一颗螺丝');
    const { page } = await town.resident();
    await keptOn(page, [{ number, secret, title: '健身器材' }]);
    await page.getByRole('button', { name: /^从这台设备删掉/ }).click();
    const dialog = page.getByRole('dialog');
    await see(dialog, grouped(number));
    await see(dialog, grouped(secret));
    await expectAccessible(page);
    await dialog.getByRole('button', { name: '取消' }).click();
    await see(page, '健身器材');
    await page.getByRole('button', { name: /^从这台设备删掉/ }).click();
    await dialog.getByRole('button', { name: '删掉', exact: true }).click();
    await see(page, '这台设备上还没有记录');
    await page.getByRole('button', { name: '撤销' }).click();
    await page.getByRole('link', { name: '健身器材' }).click();
    await page.getByRole('heading', { level: 1, name: '已经转到，等待受理' }).waitFor();
  });
});
