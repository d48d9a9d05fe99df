// Every page of every face, in both languages, at a desk and on a phone: nothing for axe to say, nothing that scrolls
// sideways, no key where a word belongs, and the act one came for within reach of the keyboard.
import type { Page } from 'playwright-core';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Locale } from '#kernel/messages.ts';
import { expectAccessible } from './support/accessible.ts';
import { invited } from './support/newcomer.ts';
import { photoOfLamp } from './support/photo.ts';
import { expectNone, settled } from './support/reading.ts';
import { reported } from './support/reports.ts';
import { screenshot } from './support/screens.ts';
import { smallTargets } from './support/targets.ts';
import { DESK, type Looks, openTown, type Person, PHONE } from './support/town.ts';
import { untranslatedIn } from './support/untranslated.ts';
import type { Matter, Things, View } from './support/views/view.ts';
import { faceOf, views } from './support/views.ts';

const town = openTown();
let things: Things;

beforeAll(async () => {
  const passerBy = town.api();
  const fresh = await reported(passerBy, '小区南门的路灯坏了三天，晚上老人出门看不见台阶');
  const answered = await reported(passerBy, '菜市场口的路灯罩子裂了，怕掉下来砸着人');
  const closed = await reported(passerBy, '篮球场的灯晚上十点还亮着');
  await answer(answered, '换了新灯罩，加了防坠链');
  await answer(closed, '已把关灯的时间改成晚上八点半');
  const headers = { 'liren-reporter': `${closed.number}:${closed.secret}` };
  await passerBy.voice.confirm({ body: {}, headers });
  await reported(town.api('resident'), '楼下的路灯忽明忽暗');
  const newLink = async () => (await invited(town.api('security'))).link;
  things = { fresh, answered, closed, newLink };
});

async function answer({ county, id }: Matter, note: string): Promise<void> {
  const officer = town.api('grid');
  const params = { county, id };
  await officer.voice.accept({ params, body: { note: '马上去看' } });
  const photo = await officer.casework.addPhoto({
    params,
    query: { name: '现场.jpg' },
    body: new Blob([Uint8Array.from((await photoOfLamp({ lit: true })).buffer)]),
    headers: { 'content-type': 'image/jpeg' },
  });
  await officer.voice.resolve({ params, body: { note, outcome: 'fixed', photos: [photo.id] } });
}

async function open(view: View, looks: Looks): Promise<Person> {
  const { who, expects, step, printed, ownClock = false } = view;
  const at = typeof view.path === 'string' ? view.path : view.path(things);
  const person = await town.resident({ ...looks, at, ownClock, ...(who !== undefined && { session: who }) });
  if (expects) person.expect(expects);
  await settled(person.page);
  await step?.(person.page, things);
  if (printed) await person.page.emulateMedia({ media: 'print' });
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
/** Fingers on phones, WCAG 2.2 AA elsewhere; where the letters are large, the targets are. */
const LEAST = { portal: 44, field: 44, desk: 24, wall: 24 } as const;
const LEAST_LARGE = 60;
const MADE_FOR = { portal: 390, field: 390, desk: 1440, wall: 1440 } as const;

const leastOf = (view: View) => (view.name.startsWith('api-docs') ? LEAST.desk : LEAST[faceOf(view)]);

async function look(view: View, width: Width): Promise<void> {
  const chinese = await open(view, { size: sizes[width], locale: 'zh-CN' });
  await judge(chinese.page, 'zh-CN');
  if (view.printed) await expectNoControls(chinese.page);
  else expectNone(await smallTargets(chinese.page, leastOf(view)), 'too small:');
  await screenshot(chinese.page, `${view.name}-${width}`, { keep: true });
  if (view.act) expect(await tabOrder(chinese.page, view.act)).toBe(true);
  // English words change no layout rule that the other size has not shown: once, at the size the face is made for.
  if (width !== MADE_FOR[faceOf(view)]) return;
  const english =
    view.step || view.printed
      ? await open(view, { size: sizes[width], locale: 'en' })
      : await inEnglish(chinese);
  await judge(english.page, 'en');
  await screenshot(english.page, `${view.name}-${width}-en`);
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
  expectNone(await untranslatedIn(page, locale), 'not translated:');
}

/** Paper cannot be pressed; a picture that opens a larger one is still a picture. */
async function expectNoControls(page: Page): Promise<void> {
  const buttons = page.getByRole('button').filter({ hasNot: page.locator('img') });
  expectNone(await buttons.allInnerTexts(), 'on paper:');
}

describe('每一页', () => {
  // At the desk and on the phone at the same time: each waits more than it works.
  it.each(views)('$name', async (view) => {
    const widths = [1440, 390] as const;
    const seen = await Promise.allSettled(widths.map((width) => look(view, width)));
    const faults = seen.flatMap((one, index) =>
      one.status === 'rejected' ? [`at ${widths[index]}: ${one.reason}`] : [],
    );
    expectNone(faults);
  });
});

describe('大字版', () => {
  it.each(views.filter((view) => ['portal', 'field'].includes(faceOf(view))))('$name', async (view) => {
    const { page } = await open(view, { size: PHONE, elder: true });
    await screenshot(page, `${view.name}-elder-390`);
    await expectAccessible(page);
    expect(await sideways(page)).toBe(0);
    if (!view.printed) expectNone(await smallTargets(page, LEAST_LARGE, { links: true }), 'too small:');
  });
});
