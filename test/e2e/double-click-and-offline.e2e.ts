// Impatience and bad networks: whatever happens on the way, one matter stays one matter, and nothing typed is lost.
import { describe, expect, it } from 'vitest';
import { expectAccessible } from './support/accessible.ts';
import { photoOfLamp } from './support/photo.ts';
import { see } from './support/reading.ts';
import { reported } from './support/reports.ts';
import { readReceipt, send, tell } from './support/steps.ts';
import { openTown } from './support/town.ts';

const town = openTown();
const offline = /ERR_INTERNET_DISCONNECTED|ERR_FAILED|ERR_EMPTY_RESPONSE/;

/** How many matters of this text the community has. */
async function arrived(text: string): Promise<number> {
  const community = await town.api('community');
  const { cases } = await community.casework.inbox({ query: { view: 'territory', q: text.slice(0, 12) } });
  return cases.length;
}

describe('连按两下', () => {
  it('is one matter, with one number', async () => {
    const text = '菜市场东门的灯箱松了，风一吹就晃';
    const { page } = await town.resident();
    await tell(page, { text, address: '菜市场东门' });
    await page.getByRole('button', { name: '提交', exact: true }).dblclick();
    const { number } = await readReceipt(page);
    expect(await arrived(text)).toBe(1);
    await page.goto('/track');
    await see(page, number.replaceAll(/(.{4})(?=.)/g, '$1 '));
  });
});

describe('没有网络', () => {
  it('keeps what was written and says so; with the network back it is sent once', async () => {
    const text = '社区广场的健身器材掉了一颗螺丝';
    const resident = await town.resident();
    resident.expect(offline);
    const { page, context } = resident;
    await tell(page, { text, address: '广场北侧' });
    await context.setOffline(true);
    await send(page);
    await see(page, '现在没有网络。您填的都记在这台设备上了');
    await expectAccessible(page);
    expect(await arrived(text)).toBe(0);

    await context.setOffline(false);
    await send(page);
    await readReceipt(page);
    expect(await arrived(text)).toBe(1);
  });

  it('keeps it even if the phone is switched off in between', async () => {
    const text = '楼道感应灯白天也亮着，费电';
    const resident = await town.resident();
    resident.expect(offline);
    const { page, context } = resident;
    await tell(page, { text, address: '五号楼' });
    await context.setOffline(true);
    await send(page);
    await see(page, '现在没有网络');
    await page.close();

    await context.setOffline(false);
    const again = await context.newPage();
    await again.goto('/');
    await again.getByRole('link', { name: '接着填上次没提交的' }).click();
    await see(again, '这是您上次没提交的内容');
    expect(await again.getByLabel('说说情况').inputValue()).toBe(text);
    await send(again);
    await readReceipt(again);
    expect(await arrived(text)).toBe(1);
  });

  it('is one matter when only the answer was lost on the way', async () => {
    const text = '河堤路护栏掉了一节，晚上看不清';
    const resident = await town.resident();
    resident.expect(offline);
    const { page } = resident;
    await tell(page, { text, address: '河堤路' });
    let lost = 0;
    await page.route('**/api/voices', async (route) => {
      // It has arrived; the sender hears nothing.
      const response = await route.fetch();
      if (lost++ === 0) await route.abort('failed');
      else await route.fulfill({ response });
    });
    await send(page);
    await readReceipt(page);
    expect(lost).toBe(2);
    expect(await arrived(text)).toBe(1);
  });
});

describe('网格员在地下室', () => {
  it('writes on; what was written stays on the phone, and goes out once when the network is back', async () => {
    const matter = await reported(await town.api(), '地下车库的排水沟堵了，一下雨就积水');
    const params = { county: matter.county, id: matter.id };
    const api = await town.api('grid');
    await api.voice.accept({ params, body: { note: '' } });
    const officer = await town.staff('grid', 'field', {
      at: `/field/case/${matter.county}/${matter.id}/resolve`,
    });
    officer.expect(offline);
    const { page, context } = officer;
    await page.getByRole('radio', { name: '已解决', exact: true }).check();
    await page.getByLabel('答复反映人的话').fill('沟已经掏通，积水都退了');
    await page.locator('input[type=file]').setInputFiles(await photoOfLamp({ lit: true }));
    await page.getByRole('button', { name: '去掉第 1 张' }).waitFor();
    await context.setOffline(true);
    await page.getByRole('button', { name: '交给反映人确认' }).click();
    await see(page, '还没有交上去');
    await expectAccessible(page);
    expect((await api.voice.get({ params })).state).toBe('handling');

    await context.setOffline(false);
    await page.getByRole('heading', { level: 1, name: '今天' }).waitFor();
    const { state, steps, photos } = await api.voice.get({ params });
    expect(state).toBe('answered');
    expect(steps.filter(({ action }) => action === 'resolve').map(({ note }) => note)).toEqual([
      '沟已经掏通，积水都退了',
    ]);
    expect(photos).toHaveLength(1);
    expect(await page.getByText('写好了，还没交上去').count()).toBe(0);
  });

  it('finds it again on the first page after the phone was switched off, and sends it from there', async () => {
    const matter = await reported(await town.api(), '单元门口的坡道扶手断了一截');
    const params = { county: matter.county, id: matter.id };
    const officer = await town.staff('grid', 'field', {
      at: `/field/case/${matter.county}/${matter.id}/passUp`,
    });
    officer.expect(offline);
    const { page, context } = officer;
    await page.locator('textarea').fill('需要焊工，网格里没有');
    await context.setOffline(true);
    await page.getByRole('button', { name: '上报', exact: true }).click();
    await see(page, '还没有交上去');
    await page.close();

    await context.setOffline(false);
    const later = await context.newPage();
    await later.goto('/field/');
    await see(later, '写好了，还没交上去');
    await expectAccessible(later);
    await later.getByRole('link', { name: /上报.*单元门口的坡道扶手/ }).click();
    await see(later, '接着上次的写');
    await later.getByRole('button', { name: '上报', exact: true }).click();
    await see(later, /已转到崇文路社区/);
    const { steps } = await (await town.api('community')).voice.get({ params });
    expect(steps.filter(({ action }) => action === 'passUp')).toHaveLength(1);
  });
});
