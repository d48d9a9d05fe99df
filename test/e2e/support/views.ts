// Every page of every face, with somebody who may see it and the act they came for.
import type { Page } from 'playwright-core';
import { see, settled } from './reading.ts';
import type { Face } from './sign-in.ts';

export interface View {
  /** `<face>-<page>`: the name of its picture. */
  readonly name: string;
  /** A demo login, or nobody. */
  readonly who?: string;
  readonly path: string | ((things: Things) => string);
  /** What Tab must reach, by its words in Chinese; none where a page is only read. */
  readonly act?: RegExp;
  /** Brings the page into the state to be looked at. */
  readonly step?: (page: Page, things: Things) => Promise<void>;
  /** Refusals that belong to this page. */
  readonly expects?: RegExp;
}

/** What lies in the city for the pages to show. */
export interface Things {
  /** Reported just now, nobody has touched it. */
  readonly fresh: Matter;
  /** Answered with a photo; waits for the resident. */
  readonly answered: Matter;
}

export interface Matter {
  readonly county: number;
  readonly id: string;
  readonly number: string;
  readonly secret: string;
}

const caseOf =
  (base: string, which: keyof Things, more = '') =>
  (things: Things) =>
    `${base}/case/${things[which].county}/${things[which].id}${more}`;
const missing = '00000000-0000-7000-8000-0000000000ff';
const refused = /status of 40[134]/;
const press = (name: string | RegExp) => (page: Page) => page.getByRole('button', { name }).first().click();

const portal: readonly View[] = [
  { name: 'portal-home', path: '/', act: /我要反映问题/ },
  { name: 'portal-report', path: '/report', act: /^提交/ },
  {
    name: 'portal-report-mistakes',
    path: '/report',
    step: async (page) => {
      await page.getByRole('button', { name: /自己选地方|Choose/ }).click();
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
    step: async (page, { fresh }) => {
      await page.evaluate(
        (receipt) => sessionStorage.setItem('liren.receipt', receipt),
        JSON.stringify(fresh),
      );
      await page.goto('/received');
      await settled(page);
    },
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
];

const field: readonly View[] = [
  { name: 'field-sign-in', path: '/field/', act: /下一步/ },
  { name: 'field-today', who: 'grid', path: '/field/', act: /路灯|井盖|螺丝|门|说的/ },
  {
    name: 'field-territory',
    who: 'grid',
    path: '/field/?tab=territory',
  },
  { name: 'field-case', who: 'grid', path: caseOf('/field', 'fresh'), act: /^受理/ },
  {
    name: 'field-case-more',
    who: 'grid',
    path: caseOf('/field', 'fresh'),
    step: press(/^其他$|^Other/),
  },
  { name: 'field-act', who: 'grid', path: caseOf('/field', 'fresh', '/passUp'), act: /^上报/ },
  { name: 'field-act-unknown', who: 'grid', path: caseOf('/field', 'fresh', '/dance'), act: /看最新的经过/ },
  {
    name: 'field-case-missing',
    who: 'grid',
    path: `/field/case/610802/${missing}`,
    expects: refused,
  },
  { name: 'field-cell', who: 'grid', path: '/field/cell' },
  { name: 'field-cell-none', who: 'community', path: '/field/cell', act: /./ },
  { name: 'field-me', who: 'grid', path: '/field/me', act: /退出登录/ },
  { name: 'field-wrong-post', who: 'auditor', path: '/field/', act: /打开工作台/ },
  { name: 'field-not-found', who: 'grid', path: '/field/nowhere', act: /回到首页/ },
];

const desk: readonly View[] = [
  { name: 'desk-sign-in', path: '/desk/', act: /下一步/ },
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
  { name: 'desk-accounts', who: 'security', path: '/desk/accounts', act: /新建账号/ },
  {
    name: 'desk-account',
    who: 'security',
    path: '/desk/accounts',
    step: async (page) => {
      await page.locator('[data-row], .l-list button').first().click();
      await page.getByRole('dialog').waitFor();
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
  { name: 'desk-calendar-read', who: 'community', path: '/desk/calendar/2025' },
  { name: 'desk-me', who: 'county', path: '/desk/me', act: /改密码/ },
  {
    name: 'desk-me-password',
    who: 'county',
    path: '/desk/me',
    step: press(/^改密码$|^Change the password$/),
  },
  { name: 'desk-redeem', path: '/desk/redeem', act: /去登录/ },
  { name: 'desk-redeem-link', path: '/desk/redeem#an-example', act: /设置密码/ },
  { name: 'desk-not-found', who: 'community', path: '/desk/nowhere', act: /回到首页/ },
];

const wall: readonly View[] = [
  { name: 'wall-nobody', path: '/wall/', act: /下一步/ },
  { name: 'wall-city', who: 'city', path: '/wall/' },
  { name: 'wall-county', who: 'county', path: '/wall/' },
  { name: 'wall-not-yours', who: 'auditor', path: '/wall/', act: /工作台/ },
  { name: 'wall-not-found', path: '/wall/nowhere' },
];

const docs: readonly View[] = [
  { name: 'api-docs', path: '/api-docs/' },
  {
    name: 'api-docs-open',
    path: '/api-docs/',
    step: async (page) => {
      await page.locator('summary').first().click();
      await see(page.locator('details[open]').first(), /./);
    },
  },
];

export const views: readonly View[] = [...portal, ...field, ...desk, ...wall, ...docs];
export const faceOf = ({ name }: View): Face | 'portal' =>
  name.startsWith('desk')
    ? 'desk'
    : name.startsWith('field')
      ? 'field'
      : name.startsWith('wall')
        ? 'wall'
        : 'portal';
