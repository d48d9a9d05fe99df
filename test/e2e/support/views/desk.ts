// What staff see at the desk.
import type { Page } from 'playwright-core';
import { settled } from '../reading.ts';
import { choosePassword, enrol, enrolWrongly, passwordOf, sitIdle } from './signing-in.ts';
import {
  caseOf,
  comeBackUnavailable,
  cut,
  goOffline,
  missing,
  press,
  refused,
  unavailable,
  type View,
} from './view.ts';

async function openAccount(page: Page): Promise<void> {
  await page.locator('[data-row], .l-list button').first().click();
  await page.getByRole('dialog').waitFor();
}

export const desk: readonly View[] = [
  { name: 'desk-sign-in', path: '/desk/', act: /下一步/ },
  { name: 'desk-inbox', who: 'community', path: '/desk/inbox', act: /./ },
  { name: 'desk-inbox-territory', who: 'county', path: '/desk/inbox?tab=territory', act: /路灯|井盖|路面/ },
  { name: 'desk-inbox-nothing', who: 'department2', path: '/desk/inbox', act: /经过我们的全部/ },
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
    step: async (page) => {
      await page.keyboard.press('?');
      await page.getByRole('dialog').waitFor();
    },
  },
  { name: 'desk-case', who: 'county', path: caseOf('/desk', 'answered') },
  { name: 'desk-case-fresh', who: 'grid', path: caseOf('/desk', 'fresh'), act: /^受理/ },
  {
    name: 'desk-act',
    who: 'grid',
    path: caseOf('/desk', 'fresh'),
    step: async (page) => {
      await page.keyboard.press('b');
      await page.getByRole('dialog').waitFor();
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
  { name: 'desk-cell-open', who: 'community', path: '/desk/grid', step: press(/^新设网格|^Open a/) },
  {
    name: 'desk-cell-end',
    who: 'community',
    path: '/desk/grid/610802006003001',
    step: press(/^撤销网格|^End a/),
  },
  { name: 'desk-accounts', who: 'security', path: '/desk/accounts', act: /新建账号/ },
  {
    name: 'desk-account',
    who: 'security',
    path: '/desk/accounts',
    step: openAccount,
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
  { name: 'desk-calendar-read', who: 'community', path: '/desk/calendar/2025' },
  { name: 'desk-me', who: 'county', path: '/desk/me', act: /改密码/ },
  {
    name: 'desk-me-password',
    who: 'county',
    path: '/desk/me',
    step: press(/^改密码$|^Change the password$/),
  },
  { name: 'desk-redeem', path: '/desk/redeem', act: /去登录/ },
  {
    name: 'desk-redeem-new',
    path: '/desk/',
    step: async (page, { newLink }) => {
      await page.goto(await newLink());
      await settled(page);
    },
    act: /设置密码/,
  },
  { name: 'desk-redeem-link', path: '/desk/redeem#an-example', act: /去登录/, expects: /status of 410/ },
  { name: 'desk-not-found', who: 'community', path: '/desk/nowhere', act: /回到首页/ },
  { name: 'desk-sign-in-code', path: '/desk/', step: passwordOf('street2'), act: /^登录/ },
  { name: 'desk-enrol', path: '/desk/', step: choosePassword, act: /^登录/ },
  { name: 'desk-enrol-wrong', path: '/desk/', step: enrolWrongly, expects: /status of 4\d\d/ },
  { name: 'desk-recovery-codes', path: '/desk/', step: enrol, act: /打印/ },
  { name: 'desk-choose-post', who: 'two-posts', path: '/desk/', act: /社区工作者/ },
  {
    name: 'desk-account-grant',
    who: 'security',
    path: '/desk/accounts',
    step: async (page) => {
      await openAccount(page);
      await press(/任命岗位|Grant a post/)(page);
      await page.locator('dialog:modal select').last().selectOption('communityWorker');
      await page.locator('.l-region-list button').first().waitFor();
    },
  },
  {
    name: 'desk-prove-again',
    who: 'long-ago',
    path: '/desk/accounts',
    step: async (page) => {
      await openAccount(page);
      await press(/重发一次性链接|New one-time link/)(page);
      await page.locator('dialog:modal form input').last().fill('手机丢失');
      await page.keyboard.press('Enter');
      await page.locator('dialog:modal input[autocomplete=one-time-code]').waitFor();
    },
    expects: refused,
  },
  { name: 'desk-idle-end', who: 'community', path: '/desk/inbox', ownClock: true, step: sitIdle },
  {
    name: 'desk-calendar-day',
    who: 'system',
    path: '/desk/calendar',
    step: async (page) => {
      await page.locator('main table button').first().click();
      await page.getByRole('dialog').waitFor();
    },
  },
  {
    name: 'desk-calendar-publish',
    who: 'system',
    path: '/desk/calendar/2031',
    step: press(/发布 2031 年日历|Publish the calendar of 2031/),
  },
  {
    name: 'desk-calendar-hours',
    who: 'system',
    path: '/desk/calendar',
    step: press(/改作息时间|Change office hours/),
  },
  { name: 'desk-case-print', who: 'county', path: caseOf('/desk', 'answered'), printed: true },
  { name: 'desk-offline', who: 'community', path: '/desk/inbox', step: goOffline, expects: cut },
  {
    name: 'desk-unavailable',
    who: 'community',
    path: '/desk/inbox',
    step: comeBackUnavailable(/\/api\/inbox\?/),
    expects: unavailable,
  },
];
