// Every page of every face, in both languages, at a desk and on a phone: nothing for axe to say, nothing that scrolls
// sideways, no key where a word belongs, and the act one came for within reach of the keyboard.
import type { Page } from 'playwright-core';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Locale } from '#kernel/messages.ts';
import { expectAccessible } from './support/accessible.ts';
import { CHONGWEN, meetTwoPosts, newLink, signInByPhone } from './support/colleague.ts';
import { photoOfLamp } from './support/photo.ts';
import { settled } from './support/reading.ts';
import { reported } from './support/reports.ts';
import { screenshot } from './support/screens.ts';
import { smallTargetsOn } from './support/targets.ts';
import { DESK, type Looks, openTown, type Person, PHONE } from './support/town.ts';
import { untranslatedIn } from './support/untranslated.ts';
import type { Matter, Things, View } from './support/view.ts';
import { faceOf, views } from './support/views.ts';

const town = openTown();
let things: Things;

beforeAll(async () => {
  const passerBy = await town.api();
  const fresh = await reported(passerBy, '小区南门的路灯坏了三天，晚上老人出门看不见台阶');
  const accepted = await reported(passerBy, '幼儿园门口的减速带松了，车一过就响');
  const forCommunity = await reported(passerBy, '社区活动室的门锁坏了，晚上关不上', CHONGWEN);
  const answered = await reported(passerBy, '菜市场口的路灯罩子裂了，怕掉下来砸着人');
  const closed = await reported(passerBy, '楼道口的声控灯不响了，摸黑上楼');
  const officer = await town.api('grid');
  const take = ({ county, id }: Matter) =>
    officer.voice.accept({ params: { county, id }, body: { note: '马上去看' } });
  await take(accepted);
  for (const matter of [answered, closed]) {
    const { county, id } = matter;
    await take(matter);
    const photo = await officer.casework.addPhoto({
      params: { county, id },
      query: { name: '现场.jpg' },
      body: new Blob([Uint8Array.from((await photoOfLamp({ lit: true })).buffer)]),
      headers: { 'content-type': 'image/jpeg' },
    });
    const note = '换了新灯罩，加了防坠链';
    await officer.voice.resolve({
      params: { county, id },
      body: { note, outcome: 'fixed', photos: [photo.id] },
    });
  }
  const pair = { 'liren-reporter': `${closed.number}:${closed.secret}` };
  await passerBy.voice.confirm({ body: { rating: null, note: '' }, headers: pair });
  things = { fresh, accepted, forCommunity, answered, closed, newLink: () => newLink(town) };
  // One after the other, before two windows of one person open at once.
  const met = ['resident', 'twoPosts'];
  for (const login of new Set(views.flatMap(({ who }) => who ?? []))) {
    if (!met.includes(login)) await town.api(login);
  }
  await meetTwoPosts(town);
  await signInByPhone(town, '13800000077');
  await reported(await town.api('resident'), '楼下健身器材的螺丝松了');
}, 180_000);

async function open(view: View, looks: Looks): Promise<Person> {
  const { who, expects, step } = view;
  const face = faceOf(view);
  const at = typeof view.path === 'string' ? view.path : view.path(things);
  const here = { ...looks, at, sameBrowser: true };
  const person =
    who === undefined || face === 'portal'
      ? await town.resident({ ...here, ...(who && { signedIn: who }) })
      : await town.staff(who, face, here);
  if (expects) person.expect(expects);
  await settled(person.page);
  await step?.(person.page, things);
  return person;
}

const sideways = (page: Page) =>
  page.evaluate(() => {
    const { scrollWidth, clientWidth } = document.documentElement;
    return scrollWidth - clientWidth;
  });

/** The words of each thing Tab stops at, until it comes round. */
async function tabOrder(page: Page, act: RegExp): Promise<boolean> {
  for (let stop = 0; stop < 150; stop++) {
    await page.keyboard.press('Tab');
    const words = await page.evaluate(() => {
      const on = document.activeElement;
      return on === document.body ? null : (on?.getAttribute('aria-label') ?? on?.textContent ?? '').trim();
    });
    if (words !== null && act.test(words)) return true;
  }
  return false;
}

const sizes = { 1440: DESK, 390: PHONE } as const;
type Width = keyof typeof sizes;
/** A finger on a phone, and the mouse at a desk (style guide, WCAG 2.5.8). */
const least = { 1440: 24, 390: 44 } as const;
const LARGE = 60;

async function look(view: View, width: Width): Promise<void> {
  const chinese = await open(view, { size: sizes[width], locale: 'zh-CN' });
  await judge(chinese.page, 'zh-CN');
  expect(await smallTargetsOn(chinese.page, least[width])).toEqual([]);
  await screenshot(chinese.page, `${view.name}-${width}`, { keep: true });
  if (view.act) expect(await tabOrder(chinese.page, view.act)).toBe(true);
  const english = view.step
    ? await open(view, { size: sizes[width], locale: 'en' })
    : await inEnglish(chinese);
  await judge(english.page, 'en');
  await screenshot(english.page, `${view.name}-${width}-en`);
}

/** 大字版: what residents and grid officers hold in their hands. */
async function lookLarge(view: View): Promise<void> {
  const { page } = await open(view, { size: PHONE, elder: true });
  await screenshot(page, `${view.name}-elder-390`, { keep: true });
  await expectAccessible(page);
  expect(await sideways(page)).toBe(0);
  expect(await smallTargetsOn(page, LARGE)).toEqual([]);
}

/** By the switch that is on every page. */
async function inEnglish(person: Person): Promise<Person> {
  await person.page.getByRole('button', { name: 'English' }).click();
  await person.page.locator('html[lang=en]').waitFor({ state: 'attached' });
  await settled(person.page);
  return person;
}

async function judge(page: Page, locale: Locale): Promise<void> {
  await expectAccessible(page);
  expect(await sideways(page)).toBe(0);
  expect(await untranslatedIn(page, locale)).toEqual([]);
}

describe('每一页', () => {
  // At the desk and on the phone at the same time: each waits more than it works.
  it.each(views)('$name', async (view) => {
    const inHand = /^(portal|field)/.test(view.name);
    const looks = {
      'at 1440': look(view, 1440),
      'at 390': look(view, 390),
      ...(inHand && { 'in large type': lookLarge(view) }),
    };
    const seen = await Promise.allSettled(Object.values(looks));
    const faults = seen.flatMap((one, index) =>
      one.status === 'rejected' ? [`${Object.keys(looks)[index]}: ${one.reason}`] : [],
    );
    expect(faults.join('\n')).toBe('');
  });
});
