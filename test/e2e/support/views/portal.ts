// What residents see.
import { randomInt } from 'node:crypto';
import type { Page } from 'playwright-core';
import { settled } from '../reading.ts';
import {
  comeBackUnavailable,
  cut,
  goOffline,
  type Matter,
  press,
  refused,
  type Things,
  unavailable,
  type View,
} from './view.ts';

/** Kept on the phone it was reported from. */
const keep = (page: Page, { number, secret }: Matter) =>
  page.evaluate((kept) => localStorage.setItem('liren.voices', JSON.stringify([kept])), {
    number,
    secret,
    title: '小区南门的路灯坏了三天',
    at: new Date().toISOString(),
  });

async function askCode(page: Page): Promise<void> {
  // Each number may ask once a minute. 154 belongs to no operator.
  await page.locator('input[type=tel]').fill(`154${randomInt(1e8).toString().padStart(8, '0')}`);
  await page.locator('form button[type=submit]').click();
  await page.locator('form [role=status]').waitFor();
}

async function justReceived(page: Page, { fresh }: Things): Promise<void> {
  await page.evaluate((receipt) => sessionStorage.setItem('liren.receipt', receipt), JSON.stringify(fresh));
  await page.goto('/received');
  await settled(page);
}

export const portal: readonly View[] = [
  { name: 'portal-home', path: '/', act: /我要反映问题/ },
  { name: 'portal-report', path: '/report', act: /^提交/ },
  {
    name: 'portal-report-mistakes',
    path: '/report',
    step: async (page) => {
      await page.getByRole('button', { name: /从列表里选|from the list/ }).click();
      await page.locator('.l-region-list button').first().waitFor();
      await page.locator('form button[type=submit]').click();
      await page.locator('.l-error').first().waitFor();
    },
  },
  { name: 'portal-received-nothing', path: '/received', act: /查进度/ },
  {
    name: 'portal-received',
    path: '/',
    act: /看进度/,
    step: justReceived,
  },
  { name: 'portal-track', path: '/track', act: /^查看/ },
  { name: 'portal-voice-ask', path: ({ fresh }) => `/track/${fresh.number}`, act: /^查看/ },
  { name: 'portal-voice', path: ({ fresh }) => `/track/${fresh.number}#${fresh.secret}`, act: /打印/ },
  {
    name: 'portal-voice-answered',
    path: ({ answered }) => `/track/${answered.number}#${answered.secret}`,
    act: /^办好了$/,
  },
  {
    name: 'portal-voice-confirm',
    path: ({ answered }) => `/track/${answered.number}#${answered.secret}`,
    step: press(/^办好了$|^Solved$/),
  },
  {
    name: 'portal-voice-wrong',
    path: ({ fresh }) => `/track/${fresh.number}#AAAAAAAA`,
    expects: refused,
  },
  {
    name: 'portal-voice-dispute',
    path: ({ answered }) => `/track/${answered.number}#${answered.secret}`,
    step: press(/^没办好$|^Not solved$/),
  },
  { name: 'portal-sign-in', path: '/sign-in', act: /发验证码/ },
  { name: 'portal-outbox', path: '/outbox', act: /复制|打开登录页/ },
  { name: 'portal-cell', path: '/cell/610802006003001', act: /我要反映问题/ },
  { name: 'portal-cell-unknown', path: '/cell/7', act: /我要反映问题/ },
  { name: 'portal-not-found', path: '/nowhere', act: /回到首页/ },
  { name: 'portal-sign-in-code', path: '/sign-in', step: askCode, act: /^登录/ },
  {
    name: 'portal-sign-in-code-short',
    path: '/sign-in',
    step: async (page) => {
      await askCode(page);
      await page.locator('form input').fill('123');
      await page.locator('form button[type=submit]').click();
      await page.locator('.l-error').first().waitFor();
    },
  },
  { name: 'portal-signed-in', who: 'resident', path: '/sign-in', act: /退出/ },
  { name: 'portal-track-mine', who: 'resident', path: '/track', act: /路灯/ },
  {
    name: 'portal-track-kept',
    path: '/track',
    step: async (page, { fresh }) => {
      await keep(page, fresh);
      await page.reload();
      await page.locator('.l-list a').first().waitFor();
    },
    act: /小区南门的路灯/,
  },
  {
    name: 'portal-voice-rate',
    path: ({ closed }) => `/track/${closed.number}#${closed.secret}`,
    act: /^打分/,
  },
  {
    name: 'portal-voice-rate-missing',
    path: ({ closed }) => `/track/${closed.number}#${closed.secret}`,
    step: async (page) => {
      await page.locator('form button[type=submit]').click();
      await page.locator('.l-error').first().waitFor();
    },
  },
  {
    name: 'portal-voice-print',
    path: ({ answered }) => `/track/${answered.number}#${answered.secret}`,
    printed: true,
  },
  {
    name: 'portal-received-print',
    path: '/',
    step: justReceived,
    printed: true,
  },
  {
    name: 'portal-offline',
    path: ({ fresh }) => `/track/${fresh.number}#${fresh.secret}`,
    step: goOffline,
    expects: cut,
  },
  {
    name: 'portal-unavailable',
    path: ({ fresh }) => `/track/${fresh.number}`,
    step: async (page, { fresh }) => {
      await keep(page, fresh);
      await comeBackUnavailable(/\/api\/track$/)(page);
    },
    expects: unavailable,
  },
];
