// The form of the resident: by GPS, by hand, in words, and what it says when something is not right yet.
import type { Locator, Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { LAMP_CELL } from '../support/lamp.ts';
import { expectAccessible } from './support/accessible.ts';
import { CHONGWEN } from './support/colleague.ts';
import { expectCount, see, settled } from './support/reading.ts';
import { chooseChongwen, readReceipt, send } from './support/steps.ts';
import { openTown, type Person } from './support/town.ts';

const town = openTown();
const TIANANMEN = { longitude: 116.3975, latitude: 39.9087 };

/** Somebody whose phone knows where it is. */
async function standingAt(where: {
  longitude: number;
  latitude: number;
  accuracy?: number;
}): Promise<Person> {
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

  it('is not believed where it is rough: the community is asked for, and no cell is claimed', async () => {
    const { page } = await standingAt({ ...(await middleOfCell()), accuracy: 2000 });
    await page.getByRole('button', { name: '用我现在的位置' }).click();
    await see(page, '定位不太准，可能差 2 公里');
    await see(page, '您是在崇文路社区吗？');
    await expectAccessible(page);
    await page.getByRole('button', { name: '不是，自己选' }).click();
    await page.getByRole('searchbox', { name: '按名称查找' }).waitFor();
    await page.getByRole('button', { name: '用我现在的位置' }).click();
    await page.getByRole('button', { name: '是，就在这里' }).click();
    await see(page, '不知道是哪个网格没关系');
    expect(await page.getByText('第一网格').and(page.locator('span')).count()).toBe(0);
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
    await chooseChongwen(page);
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

describe('在地图上选', () => {
  const mapOf = (page: Page, name: string) => page.getByRole('img', { name: `${name}的示意图` });

  it('narrows from the district used last, by names, to the community', async () => {
    const { page } = await town.resident({ at: '/report' });
    await page.evaluate(() => localStorage.setItem('liren.district', '610802000000000'));
    await page.getByRole('button', { name: '在地图上选' }).click();
    await mapOf(page, '榆阳区').waitFor();
    await expectAccessible(page);
    await page.getByRole('button', { name: '退回上一级' }).click();
    await mapOf(page, '榆林市').locator('[data-code="610802000000000"]').click();
    await mapOf(page, '榆阳区').locator('[data-code="610802006000000"]').click();
    const street = mapOf(page, '崇文路街道');
    await see(street, '崇文路社区');
    await street.locator(`[data-code="${CHONGWEN}"]`).click();
    await see(page, '榆阳区 › 崇文路街道');
    await see(mapOf(page, '崇文路社区'), '第一网格');
  });

  it('asks before it moves to the neighbours, and the way back stays open', async () => {
    const { page } = await town.resident({ at: '/report' });
    await chooseChongwen(page);
    const here = mapOf(page, '崇文路社区');
    const press = (name: RegExp | string) => page.getByRole('button', { name }).click();
    await touchBesides(here);
    await see(page, /^这是.+，换过去吗？$/);
    await expectAccessible(page);
    await press('不换，还是崇文路社区');
    await see(here, '第一网格');
    await touchBesides(here);
    await press(/^换过去$/);
    await see(page, /^地方已经换成.+。$/);
    await here.waitFor({ state: 'detached' });
    await press('换回崇文路社区');
    await see(here, '第一网格');
  });
});

/** A slip of the thumb: on the map, at its edge, where the neighbours are. */
async function touchBesides(map: Locator): Promise<void> {
  await map.scrollIntoViewIfNeeded();
  const box = await map.boundingBox();
  await map.click({ position: { x: 12, y: (box?.height ?? 0) / 2 } });
}

describe('楼门口的牌子', () => {
  it('knows where it hangs: the form opens with its cell, and its officer has the matter', async () => {
    const { page } = await town.resident({ at: `/cell/${LAMP_CELL}` });
    await page.getByRole('link', { name: '我要反映问题' }).last().click();
    await see(page, '榆阳区 › 崇文路街道 · 第一网格');
    await see(page, '网格员会核对');
    await page.getByLabel('说说情况').fill('单元门口的灯一闪一闪');
    await send(page);
    await readReceipt(page);
    await see(page, '崇文路社区第一网格');
  });

  it('promises nothing it does not have, lets one call, and helps on where its number is misprinted', async () => {
    const person = await town.resident({ at: `/cell/${LAMP_CELL}` });
    person.expect(/status of 404/);
    const { page } = person;
    await see(page, '示例网格员甲');
    expect(await page.getByText('直接找').count()).toBe(0);
    expect(await page.getByRole('link', { name: '12345' }).first().getAttribute('href')).toBe('tel:12345');
    await page.goto('/cell/610802006003899');
    await see(page, '没有这个网格');
    await page.getByRole('link', { name: '我要反映问题' }).last().click();
    await page.getByRole('heading', { level: 1, name: '我要反映问题' }).waitFor();
  });
});

describe('我的社区', () => {
  it('stands in the form already, and can be changed', async () => {
    const { page } = await town.resident({ at: '/' });
    await page.getByRole('button', { name: '选我的社区' }).click();
    await see(page, '反映问题时地方已经填好');
    await page.getByRole('button', { name: '先不选' }).click();
    await page.getByRole('button', { name: '选我的社区' }).click();
    await chooseChongwen(page);
    await page.getByRole('link', { name: '我要反映问题' }).click();
    await see(page, '榆阳区 › 崇文路街道');
    await page.getByRole('button', { name: '换地方' }).click();
    await page.getByRole('button', { name: '我的社区：崇文路社区' }).click();
    await page.getByLabel('说说情况').fill('广场的椅子断了一条腿');
    await send(page);
    await readReceipt(page);
  });
});

describe('按名称找', () => {
  it('takes a whole address or pinyin, says no name twice, and leads to the list where nothing is found', async () => {
    const { page } = await town.resident({ at: '/report' });
    await page.getByRole('button', { name: '从列表里选' }).click();
    const search = page.getByRole('searchbox', { name: '按名称查找' });
    const found = page.locator('.l-region-list button');
    await search.fill('榆林市榆阳区崇文路');
    await found.filter({ hasText: '崇文路社区' }).waitFor();
    expect(await found.filter({ hasText: '崇文路社区' }).innerText()).toBe(
      '崇文路社区\n榆林市 › 榆阳区 › 崇文路街道',
    );
    await search.fill('chongwenlu shequ');
    await expectCount(found, 1);
    await search.fill('没有这个地方');
    await see(page, '没有找到“没有这个地方”');
    await page
      .getByRole('group', { name: '选到社区或村' })
      .getByRole('button', { name: '从列表里选' })
      .click();
    await found.filter({ hasText: '榆阳区' }).waitFor();
  });

  it('can be read by somebody who reads no Chinese', async () => {
    const { page } = await town.resident({ at: '/report', locale: 'en' });
    await page.getByRole('button', { name: 'Choose from the list' }).click();
    await page.getByRole('searchbox').fill('chongwenlu');
    await page.getByRole('button', { name: /Chongwenlu Shequ/ }).click();
    await see(page, 'Yuyang Qu › Chongwenlu Jiedao');
    await see(page.getByRole('img', { name: 'Sketch map of Chongwenlu Shequ' }), 'Cell 1');
  });
});

describe('填得不对', () => {
  it('names a wrong phone number at its field, goes there, and sends once it is right', async () => {
    const { page } = await town.resident({ at: '/report' });
    await chooseChongwen(page);
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

  it('says that one word is too short, and that a word with a kind is enough', async () => {
    const { page } = await town.resident({ at: '/report' });
    await chooseChongwen(page);
    await see(page, '写一句，或在下面选一类，有一样就行');
    await page.getByLabel('说说情况').fill('灯');
    await send(page);
    await see(page, '太短了，看不明白');
    await page.getByRole('button', { name: '公用设施', exact: true }).click();
    await page.getByRole('button', { name: '路灯不亮', exact: true }).click();
    await send(page);
    const { number } = await readReceipt(page);
    const community = await town.api('community');
    const { cases } = await community.casework.inbox({ query: { view: 'territory', q: number } });
    expect(cases[0]?.title).toBe('路灯不亮 灯');
  });

  it('no longer says that the place is missing while somebody is choosing it', async () => {
    const { page } = await town.resident({ at: '/report' });
    await page.getByLabel('说说情况').fill('护栏倒了一截，挡着路');
    await send(page);
    const where = page.getByRole('group', { name: '在哪里' });
    await see(where, '还没选地方');
    await page.getByRole('button', { name: '从列表里选' }).click();
    await where.getByText('还没选地方').waitFor({ state: 'detached' });
    await send(page);
    await see(where, '还没选地方');
  });
});
