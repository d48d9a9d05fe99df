// Browser windows, wiped and handed on: nothing of the one before is left in a window, but what it has learnt of the
// pages' code stays warm. Measured on 24 pages: 37 s of processor in new windows, 14 s in one.
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core';
import { inject } from 'vitest';
import type { Locale } from '#kernel/messages.ts';
import { type Complaints, listenTo } from './complaints.ts';

export interface Glass {
  readonly size: { readonly width: number; readonly height: number };
  readonly locale: Locale;
  /** Handed to nobody else. */
  readonly alone: boolean;
}

export interface Window {
  readonly glass: Glass;
  readonly context: BrowserContext;
  readonly page: Page;
  readonly complaints: Complaints;
  /** Local storage, databases and caches of the city, as "delete site data" would. */
  readonly forget: () => Promise<unknown>;
}

const FLAGS = [
  '--no-sandbox',
  // The browser's own words, as in its date fields.
  '--lang=zh-CN',
  '--disable-gpu',
  '--disable-background-networking',
  '--no-first-run',
  '--disable-component-update',
  '--disable-sync',
  '--disable-quic',
];
const PATIENCE_MS = 20_000;
const SITE_DATA = 'local_storage,indexeddb,cache_storage,service_workers';
/** Of the city, and draws nothing. */
const NOWHERE = '/healthz';

let browser: Promise<Browser> | undefined;
/** Those nobody sits at. */
const free: Window[] = [];

/** One nobody has used before, or one that has been wiped; it stands on no page of the product. */
export async function openWindow(glass: Glass): Promise<Window> {
  const at = free.findLastIndex((window) => isSame(window.glass, glass));
  const [wiped] = at < 0 ? [] : free.splice(at, 1);
  return wiped ?? (await newWindow(glass));
}

const isSame = (one: Glass, other: Glass) =>
  !other.alone &&
  one.locale === other.locale &&
  one.size.width === other.size.width &&
  one.size.height === other.size.height;

async function newWindow(glass: Glass): Promise<Window> {
  const { size, locale } = glass;
  browser ??= chromium.launch({
    executablePath: process.env.CHROME_PATH ?? '/usr/bin/chromium',
    args: FLAGS,
  });
  const origin = inject('cityUrl');
  const context = await (await browser).newContext({
    baseURL: origin,
    viewport: size,
    locale,
    timezoneId: 'Asia/Shanghai',
    // What moves would be judged in the middle of its movement.
    reducedMotion: 'reduce',
    ...(size.width < 600 && { hasTouch: true, isMobile: true }),
  });
  context.setDefaultTimeout(PATIENCE_MS);
  const page = await context.newPage();
  const devtools = await context.newCDPSession(page);
  const forget = () => devtools.send('Storage.clearDataForOrigin', { origin, storageTypes: SITE_DATA });
  await page.goto(NOWHERE);
  return { glass, context, page, complaints: listenTo(page), forget };
}

/** Leaves the page, takes back every permission and forgets the person; a window that is closed is gone. */
export async function giveBack(window: Window): Promise<void> {
  const { glass, context, page, complaints, forget } = window;
  if (glass.alone || page.isClosed()) return await context.close();
  for (const other of context.pages()) if (other !== page) await other.close();
  await page.unrouteAll({ behavior: 'ignoreErrors' });
  await context.setOffline(false);
  // A dialog that has just closed may still be leaving the history, which breaks off one journey, not the next.
  await page.goto(NOWHERE).catch(() => page.goto(NOWHERE));
  await page.evaluate(() => sessionStorage.clear());
  await Promise.all([
    forget(),
    context.clearCookies(),
    context.clearPermissions(),
    page.emulateMedia({ media: null }),
  ]);
  complaints.forget();
  free.push(window);
}
