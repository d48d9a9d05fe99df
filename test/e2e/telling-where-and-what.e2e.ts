// The form of the resident: by GPS, by hand, in words, and what it says when something is not right yet.
import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { LAMP_CELL } from '../support/lamp.ts';
import { expectAccessible } from './support/accessible.ts';
import { CHONGWEN } from './support/colleague.ts';
import { see, settled } from './support/reading.ts';
import { readReceipt, send } from './support/steps.ts';
import { openTown, type Person } from './support/town.ts';

const town = openTown();
const TIANANMEN = { longitude: 116.3975, latitude: 39.9087 };

/** Somebody whose phone knows where it is. */
async function standingAt(where: { longitude: number; latitude: number }): Promise<Person> {
  const person = await town.resident();
  await person.context.grantPermissions(['geolocation']);
  await person.context.setGeolocation(where);
  await person.page.goto('/report');
  await settled(person.page);
  return person;
}

/** The middle of the cell the lamp stands in. */
async function middleOfCell(): Promise<{ longitude: number; latitude: number }> {
  const { features } = await town.api().region.outlines({ params: { code: CHONGWEN } });
  const ring =
    features.find(({ properties }) => properties.code === LAMP_CELL)?.geometry.coordinates[0] ?? [];
  const corners = ring.slice(1);
  const mean = (axis: 0 | 1) =>
    corners.reduce((sum, corner) => sum + (corner[axis] ?? 0), 0) / corners.length;
  return { longitude: mean(0), latitude: mean(1) };
}

const focusedLabel = (page: Page) =>
  page.evaluate(() => {
    const on = document.activeElement;
    return on instanceof HTMLInputElement ? (on.labels?.[0]?.textContent ?? '') : (on?.textContent ?? '');
  });

describe('用我现在的位置', () => {
  it('is the cell one stands in, and its officer has the matter', async () => {
    const { page } = await standingAt(await middleOfCell());
    await page.getByRole('button', { name: '用我现在的位置' }).click();
    await see(page, /第一网格/);
    await page.getByLabel('说说情况').fill('脚下这块井盖翘起来了');
    await send(page);
    await readReceipt(page);
    await see(page, '崇文路社区第一网格');
    await expectAccessible(page);
  });

  it('says so when one stands outside the city, and the list is open as the way on', async () => {
    const person = await standingAt(TIANANMEN);
    person.expect(/status of 4\d\d/);
    const { page } = person;
    await page.getByRole('button', { name: '用我现在的位置' }).click();
    await see(page, '您现在的位置不在本市范围内');
    await expectAccessible(page);
    await page.getByRole('searchbox', { name: '按名称查找' }).fill('崇文路社区');
    await page.getByRole('button', { name: /^崇文路社区/ }).click();
    await page.getByLabel('说说情况').fill('上回路过看见护栏倒了');
    await send(page);
    await readReceipt(page);
  });
});

describe('自己写地方', () => {
  it('reaches whoever handles it as it was written', async () => {
    const { page } = await town.resident({ at: '/report' });
    await page.getByRole('button', { name: '自己选地方' }).click();
    await page.getByRole('searchbox', { name: '按名称查找' }).fill('崇文路社区');
    await page.getByRole('button', { name: /^崇文路社区/ }).click();
    await page.getByLabel('具体位置').fill('老供销社后墙根，槐树底下');
    await page.getByLabel('说说情况').fill('有人乱倒建筑垃圾');
    await send(page);
    const { number } = await readReceipt(page);
    await page.getByRole('link', { name: '看进度' }).click();
    await see(page, '老供销社后墙根，槐树底下');
    const community = town.api('community');
    const { cases } = await community.casework.inbox({ query: { view: 'territory', q: number } });
    const [found] = cases;
    if (!found) throw new Error('it has not arrived');
    const { address } = await community.voice.get({ params: { county: found.county, id: found.id } });
    expect(address).toBe('老供销社后墙根，槐树底下');
  });
});

describe('填得不对', () => {
  it('names a wrong phone number at its field, goes there, and sends once it is right', async () => {
    const { page } = await town.resident({ at: '/report' });
    await page.getByRole('button', { name: '自己选地方' }).click();
    await page.getByRole('searchbox', { name: '按名称查找' }).fill('崇文路社区');
    await page.getByRole('button', { name: /^崇文路社区/ }).click();
    await page.getByLabel('说说情况').fill('楼道里的消防门打不开');
    await page.getByLabel('留个电话').fill('138000');
    await send(page);
    await see(page, '电话不对，现在是 6 位数字');
    await see(page, '还有 1 处要补一下');
    expect(await focusedLabel(page)).toContain('留个电话');
    await expectAccessible(page);
    await page.getByLabel('留个电话').fill('138 0000 0042');
    await send(page);
    await readReceipt(page);
  });

  it('names all that is missing, leads to the first, and the list beside the button to the others', async () => {
    const { page } = await town.resident({ at: '/report' });
    await page.getByLabel('留个电话').fill('12');
    await send(page);
    await see(page, '还有 3 处要补一下');
    await see(page, '还没选地方');
    await see(page, '还没说是什么事');
    await see(page, '电话不对');
    expect(await focusedLabel(page)).toContain('用我现在的位置');
    await page.getByRole('button', { name: '什么事', exact: true }).click();
    expect(await page.evaluate(() => document.activeElement?.tagName)).toBe('TEXTAREA');
    await expectAccessible(page);
  });
});
