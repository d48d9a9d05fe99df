// Every face when the line is slow, when nothing comes back, and when there is none: it says so, and there is a way on.
import type { Page } from 'playwright-core';
import { describe, it } from 'vitest';
import { expectAccessible } from './support/accessible.ts';
import { see, settled } from './support/reading.ts';
import { reported } from './support/reports.ts';
import { openTown, type Person } from './support/town.ts';

const town = openTown();
const cut = /ERR_FAILED|ERR_INTERNET_DISCONNECTED/;

interface Place {
  readonly face: 'portal' | 'field' | 'desk' | 'wall';
  /** What the page cannot be shown without. */
  readonly needs: RegExp;
  readonly open: () => Promise<Person>;
  /** Asks for it: a page that stands already is left and entered again. */
  readonly again: (page: Page) => Promise<unknown>;
  readonly shows: (page: Page) => Promise<void>;
}

const staff = (login: string, face: 'field' | 'desk' | 'wall') => async () => {
  const person = await town.staff(login, face);
  await settled(person.page);
  return person;
};
const rowsOf = (page: Page) => page.locator('[data-row]').first().waitFor();
const places: readonly Place[] = [
  {
    face: 'portal',
    needs: /\/api\/track$/,
    open: async () => {
      const { number, secret } = await reported(town.api(), '公交站牌被撞歪了，字也看不清');
      const person = await town.resident({ at: '/track' });
      // As on the phone it was reported from.
      await person.page.evaluate((kept) => localStorage.setItem('liren.voices', JSON.stringify([kept])), {
        number,
        secret,
        title: '公交站牌',
        at: new Date().toISOString(),
      });
      await person.page.goto(`/track/${number}`);
      return person;
    },
    again: (page) => page.reload(),
    shows: (page) => see(page, '公交站牌被撞歪了'),
  },
  {
    face: 'field',
    needs: /\/api\/inbox\?/,
    open: staff('grid', 'field'),
    again: (page) => page.reload(),
    shows: (page) => page.locator('main .l-list a').first().waitFor(),
  },
  {
    face: 'desk',
    needs: /\/api\/inbox\?/,
    open: staff('community', 'desk'),
    again: (page) => page.goto('/desk/inbox?tab=territory'),
    shows: rowsOf,
  },
  {
    face: 'wall',
    needs: /\/pulse/,
    open: staff('city', 'wall'),
    again: (page) => page.reload(),
    shows: (page) => see(page, '榆阳区'),
  },
];

describe('网络不好', () => {
  it.each(places)(
    '$face shows what is coming while the line is slow',
    async ({ needs, open, again, shows }) => {
      const { page } = await open();
      let arrive = () => {};
      const held = new Promise<void>((done) => {
        arrive = done;
      });
      await page.route(needs, async (route) => {
        await held;
        await route.continue();
      });
      await again(page);
      await page.locator('h1').first().waitFor();
      await page.locator('.l-loading').first().waitFor();
      await expectAccessible(page);
      arrive();
      await shows(page);
    },
  );

  it.each(places)('$face says when nothing comes back, and asks again by a button', async (place) => {
    const person = await place.open();
    person.expect(cut);
    const { page } = person;
    await page.route(place.needs, (route) => route.abort('failed'));
    await place.again(page);
    await see(page, '连不上服务器');
    await expectAccessible(page);
    await page.unroute(place.needs);
    await page.getByRole('button', { name: '再试一次' }).first().click();
    await place.shows(page);
  });

  it.each(places)('$face says that there is no network, and stays readable', async (place) => {
    const person = await place.open();
    person.expect(cut);
    const { page, context } = person;
    await place.shows(page);
    await context.setOffline(true);
    await see(page, '现在没有网络');
    await place.shows(page);
    await expectAccessible(page);
    await context.setOffline(false);
    await page.getByText('现在没有网络').first().waitFor({ state: 'detached' });
  });
});
