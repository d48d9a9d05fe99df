// The pages of the desk.
import type { Page } from 'playwright-core';
import { enrol } from './enrol.ts';
import { settled } from './reading.ts';
import { enterPassword, enterTotp } from './sign-in.ts';
import { byKey, caseOf, inFront, missing, onPaper, press, refused, type View } from './view.ts';

const openAccount = inFront((page) => page.locator('[data-row]').first().click());

/** As if nobody had touched the desk until two minutes before the session ends. */
async function waitLong(page: Page): Promise<void> {
  await page.evaluate(async () => {
    const { idleMinutes } = await (await fetch('/api/session')).json();
    const now = Date.now;
    Date.now = () => now() + idleMinutes * 60_000 - 115_000;
  });
}

export const deskViews: readonly View[] = [
  { name: 'desk-sign-in', path: '/desk/', act: /下一步/ },
  { name: 'desk-sign-in-code', path: '/desk/', step: (page) => enterPassword(page, 'community') },
  { name: 'desk-choose-post', who: 'twoPosts', path: '/desk/', act: /社区工作者|网格员/ },
  {
    name: 'desk-enrol',
    path: '/desk/redeem',
    step: async (page, { newLink }) => {
      await enrol(page, await newLink());
    },
  },
  {
    name: 'desk-recovery-codes',
    path: '/desk/redeem',
    step: async (page, { newLink }) => {
      const secret = await enrol(page, await newLink());
      await enterTotp(page, secret);
      await page.locator('input[type=checkbox]').waitFor();
    },
  },
  { name: 'desk-idle', who: 'department2', path: '/desk/inbox', step: inFront(waitLong) },
  { name: 'desk-inbox', who: 'community', path: '/desk/inbox', act: /./ },
  { name: 'desk-inbox-territory', who: 'county', path: '/desk/inbox?tab=territory', act: /路灯|井盖|路面/ },
  { name: 'desk-inbox-nothing', who: 'department2', path: '/desk/inbox', act: /辖区全部/ },
  {
    name: 'desk-palette',
    who: 'community',
    path: '/desk/inbox',
    step: async (page) => {
      await page.keyboard.press('Control+k');
      await page.getByRole('dialog').getByRole('option').first().waitFor();
    },
  },
  {
    name: 'desk-keys',
    who: 'community',
    path: '/desk/inbox',
    step: byKey('?'),
  },
  { name: 'desk-case', who: 'county', path: caseOf('/desk', 'answered') },
  { name: 'desk-case-fresh', who: 'grid', path: caseOf('/desk', 'fresh'), act: /^受理/ },
  { name: 'desk-act', who: 'grid', path: caseOf('/desk', 'fresh'), step: byKey('b') },
  { name: 'desk-act-resolve', who: 'grid', path: caseOf('/desk', 'accepted'), step: byKey('d') },
  { name: 'desk-act-assign', who: 'community', path: caseOf('/desk', 'forCommunity'), step: byKey('j') },
  {
    name: 'desk-act-refuse',
    who: 'community',
    path: caseOf('/desk', 'forCommunity'),
    step: async (page) => {
      await byKey('x')(page);
      await page.getByRole('dialog').locator('button[type=submit]').click();
      await page.locator('.l-error').first().waitFor();
    },
  },
  {
    name: 'desk-case-missing',
    who: 'county',
    path: `/desk/case/610802/${missing}`,
    expects: refused,
  },
  { name: 'desk-grid-city', who: 'city', path: '/desk/grid' },
  { name: 'desk-grid-street', who: 'county', path: '/desk/grid/610802006000000' },
  { name: 'desk-grid-community', who: 'community', path: '/desk/grid' },
  { name: 'desk-accounts', who: 'security', path: '/desk/accounts', act: /新建账号/ },
  {
    name: 'desk-account',
    who: 'security',
    path: '/desk/accounts',
    step: openAccount,
  },
  {
    name: 'desk-account-grant',
    who: 'security',
    path: '/desk/accounts',
    step: async (page) => {
      await openAccount(page);
      await press(/任命岗位|Grant a post/)(page);
      await page.getByRole('dialog').nth(1).locator('select').first().selectOption({ index: 2 });
      await page.locator('.l-region-list button').first().waitFor();
    },
  },
  {
    name: 'desk-account-end',
    who: 'security',
    path: '/desk/accounts',
    step: async (page) => {
      await openAccount(page);
      await press(/^免去|^End$/)(page);
      await page.getByRole('dialog').nth(1).waitFor();
    },
  },
  {
    name: 'desk-account-new',
    who: 'security',
    path: '/desk/accounts',
    step: press(/新建账号|New account/),
  },
  { name: 'desk-audit', who: 'auditor', path: '/desk/audit' },
  {
    name: 'desk-audit-seals',
    who: 'auditor',
    path: '/desk/audit',
    step: async (page) => {
      await page.getByRole('tab').nth(1).click();
      await settled(page);
    },
    act: /立即校验/,
  },
  { name: 'desk-calendar', who: 'system', path: '/desk/calendar', act: /./ },
  {
    name: 'desk-calendar-day',
    who: 'system',
    path: '/desk/calendar/2026',
    step: inFront((page) => page.locator('main td button').first().click()),
  },
  {
    name: 'desk-calendar-publish',
    who: 'system',
    path: '/desk/calendar/2028',
    step: inFront(press(/^发布|^Publish/)),
  },
  { name: 'desk-calendar-read', who: 'community', path: '/desk/calendar/2025' },
  { name: 'desk-case-print', who: 'county', path: caseOf('/desk', 'answered'), step: onPaper },
  { name: 'desk-redeem', path: '/desk/redeem', act: /去登录/ },
  { name: 'desk-redeem-link', path: '/desk/redeem#an-example', act: /设置密码/ },
  { name: 'desk-not-found', who: 'community', path: '/desk/nowhere', act: /回到首页/ },
];
