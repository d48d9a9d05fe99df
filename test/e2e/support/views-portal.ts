// The residents' pages.
import { settled } from './reading.ts';
import { inFront, onPaper, press, refused, trackOf, type View } from './view.ts';

export const portalViews: readonly View[] = [
  { name: 'portal-home', path: '/', act: /我要反映问题/ },
  { name: 'portal-report', path: '/report', act: /^提交/ },
  {
    name: 'portal-report-mistakes',
    path: '/report',
    step: async (page) => {
      await page.getByRole('button', { name: /自己选地方|Choose/ }).click();
      await page.locator('.l-region-list button').first().waitFor();
      await page.locator('input[type=tel]').fill('1380');
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
  { name: 'portal-voice', path: trackOf('fresh'), act: /打印/ },
  {
    name: 'portal-voice-answered',
    path: trackOf('answered'),
    act: /办好了，我确认/,
  },
  {
    name: 'portal-voice-confirm',
    path: trackOf('answered'),
    step: inFront(press(/办好了，我确认|Yes/)),
  },
  {
    name: 'portal-voice-dispute',
    path: trackOf('answered'),
    step: async (page) => {
      await inFront(press(/没办好，我有异议|^No/))(page);
      await page.getByRole('dialog').locator('.l-button[data-kind=primary]').click();
      await page.locator('.l-error').waitFor();
    },
  },
  { name: 'portal-voice-rate', path: trackOf('closed'), act: /^打分/ },
  { name: 'portal-voice-print', path: trackOf('answered'), step: onPaper },
  {
    name: 'portal-voice-wrong',
    path: ({ fresh }) => `/track/${fresh.number}#AAAAAAAA`,
    expects: refused,
  },
  { name: 'portal-track-resident', who: 'resident', path: '/track', act: /^查看/ },
  { name: 'portal-me', who: 'resident', path: '/sign-in', act: /退出登录/ },
  {
    name: 'portal-sign-in-code',
    path: '/sign-in',
    step: async (page) => {
      // A number has one message a minute.
      await page.locator('input[type=tel]').fill(`139${String(Math.random()).slice(2, 10)}`);
      await page.locator('form button[type=submit]').click();
      await page.locator('input[autocomplete=one-time-code]').waitFor();
    },
  },
  { name: 'portal-sign-in', path: '/sign-in', act: /发验证码/ },
  { name: 'portal-outbox', path: '/outbox', act: /复制|打开登录页/ },
  { name: 'portal-not-found', path: '/nowhere', act: /回到首页/ },
];
