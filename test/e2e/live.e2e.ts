// What happens elsewhere is seen here without asking; and who may no longer look stops seeing.
import { describe, expect, it } from 'vitest';
import { uuidv7 } from '#kernel/uuid.ts';
import { expectAccessible } from './support/accessible.ts';
import { CHONGWEN, enrolledColleague } from './support/colleague.ts';
import { see, settled } from './support/reading.ts';
import { reported } from './support/reports.ts';
import { openTown } from './support/town.ts';

const town = openTown();

describe('实时', () => {
  it.each([
    ['community', 'desk', CHONGWEN, '点这里刷新列表'],
    ['grid', 'field', CHONGWEN + 1, '点这里刷新'],
  ] as const)(
    'tells %s on the %s within three seconds that something has arrived',
    async (login, face, code, words) => {
      const { page } = await town.staff(login, face);
      await settled(page);
      await see(page, face === 'desk' ? '实时' : '有变动会提示');
      const text = `刚刚说的：${uuidv7().slice(-6)} 号井盖翘起来了`;
      const { received, seen } = {
        received: Date.now(),
        seen: page.getByRole('button', { name: words }).waitFor(),
      };
      await reported(town.api(), text, code);
      await seen;
      expect(Date.now() - received).toBeLessThan(3_000);
      await expectAccessible(page);
      await page.getByRole('button', { name: words }).click();
      await see(page, text);
    },
  );

  it('shows the one who spoke within three seconds that somebody has taken it on', async () => {
    const { county, id, number, secret } = await reported(town.api(), '健身路径的单杠晃得厉害');
    const { page } = await town.resident();
    const stream = page.waitForResponse(/\/api\/track\/events$/);
    await page.goto(`/track/${number}#${secret}`);
    await see(page, '已经转到，等待受理');
    expect((await stream).status()).toBe(200);
    const officer = town.api('grid');
    const accepted = Date.now();
    await officer.voice.accept({ params: { county, id }, body: { note: '下午带工具去' } });
    await page.getByRole('heading', { level: 1, name: '正在办' }).waitFor();
    expect(Date.now() - accepted).toBeLessThan(3_000);
    await see(page, '下午带工具去');
  });

  it('asks by itself where no stream comes through', async () => {
    const { county, id, number, secret } = await reported(town.api(), '健身路径的双杠也晃');
    const person = await town.resident({ ownClock: true });
    person.expect(/ERR_FAILED/);
    const { page } = person;
    await page.route(/\/api\/track\/events$/, (route) => route.abort('failed'));
    await page.goto(`/track/${number}#${secret}`);
    await see(page, '已经转到，等待受理');
    const officer = town.api('grid');
    await officer.voice.accept({ params: { county, id }, body: { note: '' } });
    await page.clock.fastForward(15_000);
    await page.getByRole('heading', { level: 1, name: '正在办' }).waitFor();
  });

  it('signs out within two seconds whoever has lost the post, and keeps the page for nobody', async () => {
    const security = await town.staff('security', 'desk');
    const colleague = await enrolledColleague(town, security);
    await settled(colleague.page);
    await see(colleague.page, '实时');

    const { page } = security;
    await page.getByRole('button', { name: '免去' }).click();
    const form = page.getByRole('dialog', { name: /^免去/ });
    await form.getByLabel('原因').fill('调离');
    const gone = colleague.page.getByRole('heading', { level: 1, name: '登录工作台' }).waitFor();
    await form.getByRole('button', { name: '免去', exact: true }).click();
    await see(page, '已免去');
    const ended = Date.now();
    await gone;
    expect(Date.now() - ended).toBeLessThan(2_000);
    await see(colleague.page, '登录已经结束');
    await see(colleague.page, /您的岗位“社区工作者 · 崇文路社区.*”已经被免去/);
    await expectAccessible(colleague.page);
  });
});
