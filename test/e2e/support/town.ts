// The people of the errands: each with a browser of their own, at a desk or on a phone.
import { mkdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, inject } from 'vitest';
import type { Locale } from '#kernel/messages.ts';
import { type Person as ApiPerson, personWith } from '../../support/people.ts';
import { type Complaints, listenTo } from './complaints.ts';
import { cookieHeader, type Face, resume, signIn } from './sign-in.ts';

export const DESK = { width: 1440, height: 900 } as const;
export const PHONE = { width: 390, height: 844 } as const;

export interface Looks {
  readonly size?: { readonly width: number; readonly height: number };
  readonly locale?: Locale;
  readonly elder?: boolean;
  /** Where to begin; the first page of the face unless told otherwise. */
  readonly at?: string;
  /** The address a proxy names for them. */
  readonly from?: string;
  /** In the browser these looks had before: what it has loaded once stays loaded. */
  readonly sameBrowser?: boolean;
}

export interface Person extends Complaints {
  readonly page: Page;
  readonly context: BrowserContext;
}

export interface Town {
  /** Somebody without an account, on a phone unless told otherwise. */
  resident(looks?: Looks): Promise<Person>;
  /** A member of staff on the first page of a face; signs in there the first time anybody needs them. */
  staff(login: string, face: Face, looks?: Looks): Promise<Person>;
  /** The same people by the contract, for what an errand takes for granted. */
  api(login?: string): Promise<ApiPerson>;
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

export function openTown(): Town {
  let browser: Browser | undefined;
  let people: Person[] = [];
  const known = new Map<string, BrowserContext>();

  beforeAll(async () => {
    browser = await chromium.launch({
      executablePath: process.env.CHROME_PATH ?? '/usr/bin/chromium',
      args: FLAGS,
    });
  });
  afterEach(async ({ task }) => {
    if (task.result?.state === 'fail') await photographAll(people, task.name);
    const heard = people.flatMap((person) => person.take());
    for (const { page } of people) await page.close();
    people = [];
    if (heard.length > 0) throw new Error(`the browser complained:\n${heard.join('\n')}`);
  });
  afterAll(async () => {
    await browser?.close();
  });

  async function newBrowser({
    size = PHONE,
    locale = 'zh-CN',
    elder = false,
    from,
  }: Looks): Promise<BrowserContext> {
    if (!browser) throw new Error('the browser is not open yet');
    const context = await browser.newContext({
      baseURL: inject('cityUrl'),
      viewport: size,
      locale,
      timezoneId: 'Asia/Shanghai',
      // What moves would be judged in the middle of its movement.
      reducedMotion: 'reduce',
      ...(from && { extraHTTPHeaders: { 'x-forwarded-for': from } }),
      ...(size.width < 600 && { hasTouch: true, isMobile: true }),
    });
    context.setDefaultTimeout(PATIENCE_MS);
    await context.addInitScript(
      ([language, large]) => {
        localStorage.setItem('liren.locale', language);
        localStorage.setItem('liren.elder', large);
      },
      [locale, elder ? 'on' : 'off'] as const,
    );
    return context;
  }

  async function enter(looks: Looks, who = ''): Promise<Person> {
    const { size = PHONE, locale, elder } = looks;
    const name = JSON.stringify([who, size, locale, elder]);
    const context = (looks.sameBrowser ? known.get(name) : undefined) ?? (await newBrowser(looks));
    if (looks.sameBrowser) known.set(name, context);
    const page = await context.newPage();
    const person = { page, context, ...listenTo(page) };
    people.push(person);
    return person;
  }

  const town: Town = {
    resident: async (looks = {}) => {
      const person = await enter(looks);
      if (looks.at) await person.page.goto(looks.at);
      return person;
    },
    staff: async (login, face, looks = {}) => {
      const person = await enter({ size: face === 'field' ? PHONE : DESK, ...looks }, login);
      const signedIn = await resume(person.context, login);
      if (!signedIn) {
        // The wall has no sign-in of its own.
        await person.page.goto(face === 'wall' ? '/desk/' : `/${face}/`);
        await signIn(person.page, login);
      }
      if (signedIn || face === 'wall' || looks.at) await person.page.goto(looks.at ?? `/${face}/`);
      return person;
    },
    api: async (login) => {
      const url = inject('cityUrl');
      if (login === undefined) return personWith(fetch, {}, url);
      const someone = await enter({});
      if (!(await resume(someone.context, login))) {
        await someone.page.goto('/desk/');
        await signIn(someone.page, login);
      }
      await someone.context.close();
      return personWith(fetch, { cookie: cookieHeader(login) }, url);
    },
  };
  return town;
}

/** What everybody saw when it went wrong. */
async function photographAll(people: readonly Person[], name: string): Promise<void> {
  const folder = join(tmpdir(), 'liren-e2e-failures');
  mkdirSync(folder, { recursive: true });
  for (const [index, { page }] of people.entries()) {
    if (page.isClosed()) continue;
    const path = join(folder, `${name.replaceAll(/[^\p{L}\d]+/gu, '-').slice(0, 80)}-${index}.png`);
    const taken = await page.screenshot({ path }).then(
      () => true,
      () => false,
    );
    if (taken) console.error(`seen at ${page.url()}: ${path}`);
  }
}
